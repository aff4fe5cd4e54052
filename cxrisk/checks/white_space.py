"""white-space: a person crosses from one unit to another and nobody passes them on."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.places import head
from cxrisk.checks.words import called
from cxrisk.findings import Severity
from cxrisk.graph.questions import Gap, white_space
from cxrisk.model.journey import Journey
from cxrisk.model.portfolio import Portfolio


def find(view: View) -> Iterator[Trouble]:
    """Consecutive touchpoints of different units that no handoff joins."""
    for journey in view.portfolio.journeys.values():
        for gap in white_space(view.portfolio, journey):
            if gap.handoff is None:
                yield _trouble(gap, journey, view.portfolio)


def _trouble(gap: Gap, journey: Journey, portfolio: Portfolio) -> Trouble:
    units = (portfolio.units[gap.first.unit].name, portfolio.units[gap.second.unit].name)
    abroad = ", which is another organisation," if gap.other_organisation else ""
    return Trouble(
        head(gap.second),
        f"no handoff leads from {called(gap.first.name)} ({units[0]}) to {called(gap.second.name)} "
        f"({units[1]}){abroad}: whoever goes this way is passed on by nobody",
        f"write a handoff `from: {gap.first.id}` `to: {gap.second.id}`, with its owner and what it carries",
        ((head(gap.first), f"{units[0]} lets go here"),),
        lacks=(journey.place.at("stages"), journey.place.at("handoffs")),
    )


CHECK = Check(
    "white-space",
    Severity.ERROR,
    "Two touchpoints that follow each other belong to different units, and no handoff joins them.",
    find,
)
