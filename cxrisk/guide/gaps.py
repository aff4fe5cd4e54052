"""What is rated, felt or promised and rests on nothing: one gap each, with the person who would know."""

from collections.abc import Iterator
from typing import Literal

from cxrisk.findings import Place
from cxrisk.guide.assumed import (
    of_baseline,
    of_communication,
    of_data_use,
    of_handoff,
    of_moment,
    of_person,
    of_rating,
)
from cxrisk.model.assessment import Assessment
from cxrisk.model.change import Disruption
from cxrisk.model.journey import Handoff, Journey, Touchpoint
from cxrisk.model.portfolio import Portfolio
from cxrisk.model.risk import Risk
from cxrisk.records import dataclass

Kind = Literal["person", "baseline", "moment", "handoff", "risk", "exchange", "message"]
_PRIVATE = 2
"""From this rank on (confidential) nobody may take it for granted that people agree."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that nobody was asked about."""

    kind: Kind
    key: str
    """Of the record, in full; of a journey's baseline the journey's."""
    name: str
    """What it is about, as the team calls it."""
    assumed: str
    """What we believe so far, and on what: for the one who asks, not to be read out."""
    person: str
    """The id of the person who would know; empty where nobody is named."""
    journey: str
    """The id of the journey on which it is felt; empty where none is named."""
    place: Place
    """Of the record that will cite the answer."""
    field: str = "evidence"
    """The key that will cite it: `evidence`, or `accepted` of a use of data."""
    assessment: str = ""
    """The initiative that it belongs to; empty for what stands in a journey."""
    shows: str = ""
    """Words to lay on the table: a message that nobody was shown."""
    at: str = ""
    """Where a risk is felt: a touchpoint by name, else the initiative's title."""
    after: str = ""
    """The second end of a handoff."""
    promise: str = ""
    planned: bool = False
    """Whether nobody can have lived it yet."""
    asks: tuple[str, ...] = ()
    """Questions that the risk's pattern brings."""


def gaps(portfolio: Portfolio) -> tuple[Gap, ...]:
    """All of them, retired initiatives left out: journeys in the order of the way, then initiatives."""
    return (*_in_journeys(portfolio), *_in_initiatives(portfolio))


def _in_journeys(portfolio: Portfolio) -> Iterator[Gap]:
    met: set[str] = set()
    for journey in portfolio.journeys.values():
        if journey.person not in met:
            met.add(journey.person)
            yield from _person(portfolio, journey)
        yield from _baseline(journey)
        for touchpoint in journey.touchpoints():
            yield from _moment(journey, touchpoint)
        for handoff in journey.handoffs:
            yield from _handoff(portfolio, journey, handoff)


def _person(portfolio: Portfolio, journey: Journey) -> Iterator[Gap]:
    person = portfolio.people[journey.person]
    if person.basis != "research" and not person.evidence:
        said = of_person(person)
        yield Gap("person", person.id, person.name, said, person.id, journey.id, person.place)


def _baseline(journey: Journey) -> Iterator[Gap]:
    one = journey.baseline
    if one is None or not one.evidence:
        name = one.who if one else "The best that anybody ever did for them"
        place = one.place if one else journey.place
        said = of_baseline(one)
        yield Gap("baseline", journey.id, name, said, journey.person, journey.id, place)


def _moment(journey: Journey, one: Touchpoint) -> Iterator[Gap]:
    is_felt = one.emotion is not None or one.feeling or one.thinking
    if not one.evidence and (is_felt or one.moment_of_truth):
        yield Gap(
            "moment",
            one.key,
            one.name,
            of_moment(one),
            journey.person,
            journey.id,
            one.place,
            planned=journey.state == "planned",
        )


def _handoff(portfolio: Portfolio, journey: Journey, one: Handoff) -> Iterator[Gap]:
    if not one.evidence:
        first, last = portfolio.touchpoints[one.from_], portfolio.touchpoints[one.to]
        yield Gap(
            "handoff",
            one.key,
            first.name,
            of_handoff(one),
            journey.person,
            journey.id,
            one.place,
            after=last.name,
            promise=one.promise,
            planned=journey.state == "planned",
        )


def _in_initiatives(portfolio: Portfolio) -> Iterator[Gap]:
    for one in portfolio.assessments.values():
        if one.status != "retired":
            for risk in one.risks:
                yield from _risk(portfolio, one, risk)
            yield from _exchange(portfolio, one)
            yield from _messages(portfolio, one)


def _risk(portfolio: Portfolio, one: Assessment, risk: Risk) -> Iterator[Gap]:
    said = of_rating(portfolio, risk)
    if not said:
        return
    pattern = portfolio.risk_patterns[risk.pattern] if risk.pattern else None
    for person, journey in _bearers(portfolio, risk):
        here = (portfolio.touchpoints[key] for key in risk.touchpoints)
        yield Gap(
            "risk",
            risk.key,
            risk.title,
            said,
            person,
            journey,
            risk.place,
            assessment=one.id,
            at=next((each.name for each in here if each.journey == journey), one.title),
            asks=pattern.questions if pattern else (),
        )


def _bearers(portfolio: Portfolio, risk: Risk) -> list[tuple[str, str]]:
    """Each person who would live through it, with the first journey on which that happens."""
    ways = [portfolio.touchpoints[key].journey for key in risk.touchpoints]
    ways += [portfolio.handoffs[key].journey for key in risk.handoffs]
    found: dict[str, str] = {}
    for way in ways:
        found.setdefault(portfolio.journeys[way].person, way)
    return list(found.items()) or [("", "")]


def _exchange(portfolio: Portfolio, one: Assessment) -> Iterator[Gap]:
    for use in one.data_uses:
        item = portfolio.data_items[use.data]
        if not use.accepted and (item.rank >= _PRIVATE or use.mode != "none"):
            way = portfolio.touchpoints[use.at[0]].journey if use.at else ""
            yield Gap(
                "exchange",
                use.key,
                item.name,
                of_data_use(use),
                portfolio.journeys[way].person if way else "",
                way,
                use.place,
                "accepted",
                assessment=one.id,
            )


def _messages(portfolio: Portfolio, one: Assessment) -> Iterator[Gap]:
    for words in one.communications:
        if words.tested_with or words.evidence:
            continue
        shake = portfolio.disruptions[words.disruption]
        for person in words.to:
            yield Gap(
                "message",
                words.key,
                shake.title,
                of_communication(words),
                person,
                _way(portfolio, shake, person),
                words.place,
                assessment=one.id,
                shows=words.message,
            )


def _way(portfolio: Portfolio, shake: Disruption, person: str) -> str:
    """The journey on which this person meets a disruption; nothing where none says so."""
    ways = (portfolio.touchpoints[key].journey for key in shake.touchpoints)
    return next((way for way in ways if portfolio.journeys[way].person == person), "")
