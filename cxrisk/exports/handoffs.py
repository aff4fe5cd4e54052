"""One row a handoff, and one for every change of unit that nobody wrote down."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TypeAlias

from cxrisk.exports.table import Ranked, Row
from cxrisk.graph.questions import white_space
from cxrisk.model.fields import Count
from cxrisk.model.journey import Handoff, Journey
from cxrisk.pipeline import Outcome
from cxrisk.records import dataclass
from cxrisk.scoring.rollup import counted


@dataclass(frozen=True, slots=True)
class HandoffRow(Row):
    """One change of hands."""

    id: str
    journey: str
    journey_title: str
    from_touchpoint: str
    to_touchpoint: str
    from_unit: str
    to_unit: str
    owner: str
    """A unit or an executive by name; empty: nobody owns it."""
    owner_as_written: str
    """Where that is neither."""
    status: str
    """works, degraded, broken, unknown; `missing` where nobody wrote it down."""
    promise: str
    carries: tuple[str, ...]
    people_a_week_low: float | None
    people_a_week_high: float | None
    counted: bool | None
    """Whether somebody counts what goes in and what comes out; nothing where nobody said."""
    verified: date | None
    evidence: tuple[str, ...]
    risks: tuple[str, ...]
    """Of initiatives that are not retired, the worst first."""
    page: str


Given: TypeAlias = tuple[Journey, Mapping[str, tuple[str, ...]]]
"""A journey, with the risks on each of its handoffs, the worst first."""


def parts(outcome: Outcome) -> Iterator[tuple[str, Given]]:
    """Every journey."""
    found = _risks_on(outcome)
    for one in outcome.portfolio.journeys.values():
        keys = [handoff.key for handoff in one.handoffs]
        yield one.id, (one, {key: tuple(found.get(key, ())) for key in keys})


def rows(outcome: Outcome, given: Given) -> Iterator[Ranked]:
    """Every handoff of a journey, then what is missing there."""
    for row in _of(outcome, *given):
        yield (), row


def _risks_on(outcome: Outcome) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for score in counted(outcome.scores, outcome.portfolio):
        for handoff in outcome.portfolio.risks[score.key].handoffs:
            found.setdefault(handoff, []).append(score.key)
    return found


def _of(outcome: Outcome, journey: Journey, risks: Mapping[str, tuple[str, ...]]) -> Iterator[HandoffRow]:
    for handoff in journey.handoffs:
        yield _row(outcome, journey, handoff.from_, handoff.to, handoff, risks[handoff.key])
    for gap in white_space(outcome.portfolio, journey):
        if gap.handoff is None:
            yield _row(outcome, journey, gap.first.key, gap.second.key)


def _row(
    outcome: Outcome,
    journey: Journey,
    first: str,
    last: str,
    handoff: Handoff | None = None,
    risks: tuple[str, ...] = (),
) -> HandoffRow:
    portfolio = outcome.portfolio
    owner = handoff.owner if handoff else ""
    people: Count | None = handoff.people_a_week if handoff else None
    local = first.partition("/")[2], last.partition("/")[2]
    anchor = f"handoff.{local[0]}.{local[1]}" if handoff else "part.handoffs"
    return HandoffRow(
        id=handoff.key if handoff else f"{first} > {local[1]}",
        journey=journey.id,
        journey_title=journey.title,
        from_touchpoint=portfolio.touchpoints[first].name,
        to_touchpoint=portfolio.touchpoints[last].name,
        from_unit=portfolio.units[portfolio.touchpoints[first].unit].name,
        to_unit=portfolio.units[portfolio.touchpoints[last].unit].name,
        owner=portfolio.named(owner) if portfolio.owns(owner) else "",
        owner_as_written="" if portfolio.owns(owner) else portfolio.named(owner),
        status=handoff.status if handoff else "missing",
        promise=handoff.promise if handoff else "",
        carries=handoff.carries if handoff else (),
        people_a_week_low=people.low if people else None,
        people_a_week_high=people.high if people else None,
        counted=handoff.counted if handoff else None,
        verified=handoff.verified if handoff else None,
        evidence=handoff.evidence if handoff else (),
        risks=risks,
        page=f"journeys/{journey.id}.html#{anchor}",
    )
