"""The parts of the page for a CMO: journeys by pain, the people who live them, what others learned."""

from collections.abc import Sequence

from cxrisk.graph.questions import steps
from cxrisk.model.fields import Quote
from cxrisk.model.journey import Journey
from cxrisk.model.library import Precedent
from cxrisk.model.people import Person
from cxrisk.pages import anchors
from cxrisk.pages.charts.curve import SMALL, Curve, curve
from cxrisk.pages.evidence import evidence_links, said
from cxrisk.pages.journey import Remembered, remembered, words_at
from cxrisk.pages.moments import Mark, mark
from cxrisk.pages.page import Link
from cxrisk.pages.reading import Reading, grouped
from cxrisk.pages.touchpoint import felt_at
from cxrisk.records import dataclass
from cxrisk.scoring.standing import is_above


@dataclass(frozen=True, slots=True)
class JourneyRow:
    """One journey with its curve in small."""

    journey: Journey
    link: Link
    person: Link
    remembered: Remembered | None
    curve: Curve
    worst: Mark | None
    """The worst risk on the way; absent: nobody has looked."""
    above: int
    """Risks above appetite on the way."""
    words: tuple[Quote, str] | None
    """What somebody said at the lowest point, and how it was heard."""
    baseline_rests: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody who lives a journey."""

    person: Person
    anchor: str
    channels: tuple[str, ...]
    journeys: tuple[Link, ...]
    rests: tuple[Link, ...]
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class Lesson:
    """Something that happened elsewhere, and our risk that resembles it."""

    precedent: Precedent
    told_at: str
    """Its address on the page of its pattern."""
    risk: Link
    mark: Mark


def journey_rows(reading: Reading) -> tuple[JourneyRow, ...]:
    """The journeys, the most painful first; those of which nobody knows how they feel come last."""
    rows = [_journey(reading, one) for one in reading.portfolio.journeys.values()]
    return tuple(sorted(rows, key=_pain))


def _pain(row: JourneyRow) -> tuple[float, float, str]:
    felt = row.remembered.value if row.remembered else 3.0
    return felt, -row.above, row.journey.id


def _journey(reading: Reading, journey: Journey) -> JourneyRow:
    end = remembered(journey)
    baseline = journey.baseline
    person = reading.portfolio.people[journey.person]
    way = [felt_at(one) for one in journey.touchpoints()]
    risks = _risks(reading, journey)
    return JourneyRow(
        journey=journey,
        link=Link(journey.title, anchors.journey(journey.id)),
        person=Link(person.name, anchors.person(person.id)),
        remembered=end,
        curve=curve(f"curve.{journey.id}", journey.title, way, steps(journey), SMALL),
        worst=mark(reading.scores[risks[0]].current) if risks else None,
        above=sum(is_above(reading.scores[key]) for key in risks),
        words=words_at(reading, end.worst.touchpoint) if end else None,
        baseline_rests=evidence_links(reading, baseline.evidence if baseline else ()),
    )


def _risks(reading: Reading, journey: Journey) -> list[str]:
    """The rated risks on the way, the worst first."""
    here = {risk.key for one in journey.touchpoints() for risk in reading.risks_at.get(one.key, ())}
    return sorted(here, key=reading.places.__getitem__)


def person_rows(reading: Reading) -> tuple[PersonRow, ...]:
    """The people of the catalog; those who live no journey come last."""
    portfolio = reading.portfolio
    lived = grouped((one.person, one) for one in portfolio.journeys.values())
    rows = [_person(reading, one, lived.get(one.id, ())) for one in portfolio.people.values()]
    return tuple(sorted(rows, key=lambda row: not row.journeys))


def _person(reading: Reading, person: Person, journeys: Sequence[Journey]) -> PersonRow:
    return PersonRow(
        person=person,
        anchor=f"person.{person.id}",
        channels=tuple(reading.portfolio.channels[key].name for key in person.channels),
        journeys=tuple(Link(one.title, anchors.journey(one.id)) for one in journeys),
        rests=evidence_links(reading, person.evidence),
        quote=said(person.quote),
    )


def lessons(reading: Reading) -> tuple[Lesson, ...]:
    """The precedents of the patterns of our risks above appetite, each beside our worst risk like it."""
    portfolio = reading.portfolio
    found: dict[str, Lesson] = {}
    for key, score in reading.scores.items():
        pattern = portfolio.risks[key].pattern
        if pattern and is_above(score):
            link = Link(portfolio.risks[key].title, anchors.risk(key))
            for name in portfolio.risk_patterns[pattern].precedents:
                at = f"{anchors.pattern(pattern)}#{anchors.precedent_anchor(name)}"
                found.setdefault(name, Lesson(portfolio.precedents[name], at, link, mark(score.current)))
    return tuple(found.values())
