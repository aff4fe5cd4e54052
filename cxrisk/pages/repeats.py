"""What people are asked again, because nothing carried their answer."""

from collections.abc import Iterable

from cxrisk.graph.questions import Repeat, asked_twice
from cxrisk.model.journey import Journey
from cxrisk.pages import anchors
from cxrisk.pages.moments import Moment, handoff_link, moment
from cxrisk.pages.page import Link
from cxrisk.pages.reading import Reading
from cxrisk.records import dataclass


@dataclass(frozen=True, slots=True)
class Again:
    """One thing that is asked for more than once on one journey."""

    item: str
    """The data item's name."""
    journey: Link
    at: tuple[Moment, ...]
    """Where it is asked for, in the order in which people meet it; two at least."""
    dropped: tuple[Link, ...]
    """The handoffs that let it fall."""
    unwritten: tuple[tuple[Moment, Moment], ...]
    """Steps on which nothing could carry it, because there is no handoff."""


def asked_again(reading: Reading, journey: Journey) -> tuple[Again, ...]:
    """Every item that a journey asks for again, what is asked most often first."""
    repeats: dict[str, list[Repeat]] = {}
    for repeat in asked_twice(reading.portfolio, journey):
        repeats.setdefault(repeat.item, []).append(repeat)
    found = [_again(reading, journey, item, ones) for item, ones in repeats.items()]
    return tuple(sorted(found, key=lambda one: -len(one.at)))


def asked_again_everywhere(reading: Reading, journeys: Iterable[Journey]) -> tuple[Again, ...]:
    """The same over several journeys."""
    found = [one for journey in journeys for one in asked_again(reading, journey)]
    return tuple(sorted(found, key=lambda one: -len(one.at)))


def _again(reading: Reading, journey: Journey, item: str, repeats: Iterable[Repeat]) -> Again:
    portfolio = reading.portfolio
    ends = {end.key for one in repeats for end in (one.first, one.later)}
    handoffs = {one.dropped.key: None for one in repeats if one.dropped}
    missing = {tuple(end.key for end in one.missing): one.missing for one in repeats if one.missing}
    return Again(
        item=portfolio.data_items[item].name,
        journey=Link(journey.title, f"{anchors.journey(journey.id)}#part.again"),
        at=tuple(moment(one) for one in journey.touchpoints() if one.key in ends),
        dropped=tuple(handoff_link(portfolio, key) for key in handoffs),
        unwritten=tuple((moment(first), moment(second)) for first, second in missing.values()),
    )
