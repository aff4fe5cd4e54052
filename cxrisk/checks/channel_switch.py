"""channel-switch: the same unit, another channel, and nothing came along."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.words import called
from cxrisk.findings import Place, Severity
from cxrisk.graph.ways import handoffs_by_step, steps
from cxrisk.model.journey import Journey, Touchpoint
from cxrisk.model.portfolio import Portfolio

_LIVED = ("customer_action", "frontstage")


def find(view: View) -> Iterator[Trouble]:
    """Consecutive touchpoints of one unit on two channels, and no handoff carries what was said or seen."""
    touchpoints = view.portfolio.touchpoints
    for journey in view.portfolio.journeys.values():
        joined = handoffs_by_step(journey)
        for step in steps(journey):
            first, second = (touchpoints[one] for one in step)
            carries = any(handoff.carries for handoff in joined.get(step, ()))
            if _switches(first, second) and not carries:
                written = tuple(one.place.at("carries") for one in joined.get(step, ()))
                yield _trouble(first, second, (*written, *_ways(journey)), view.portfolio)


def _switches(first: Touchpoint, second: Touchpoint) -> bool:
    """Whether the person has to change the channel though the unit is the same, and something is known."""
    seen = first.lane in _LIVED and second.lane in _LIVED
    known = first.collects or first.shows or second.collects
    return bool(known) and seen and first.unit == second.unit and first.channel != second.channel


def _ways(journey: Journey) -> tuple[Place, ...]:
    return (journey.place.at("stages"), journey.place.at("handoffs"))


def _trouble(
    first: Touchpoint, second: Touchpoint, lacks: tuple[Place, ...], portfolio: Portfolio
) -> Trouble:
    before, after = (portfolio.channels[one.channel].name for one in (first, second))
    return Trouble(
        second.place.at("channel"),
        f"from {called(first.name)} to {called(second.name)} people change from {before} to {after}, "
        f"both of {portfolio.units[second.unit].name}, and nothing comes along",
        f"write a handoff `from: {first.id}` `to: {second.id}` with what it `carries`, or let people finish "
        "where they began",
        ((first.place.at("channel"), "here on another channel"),),
        lacks=lacks,
    )


CHECK = Check(
    "channel-switch",
    Severity.WARNING,
    "People change the channel within one unit, and nothing of what was said comes along.",
    find,
)
