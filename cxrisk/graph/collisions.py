"""Touchpoints that more than one initiative shakes in the same quarter."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from cxrisk.graph.initiatives import touchpoints_of_risk
from cxrisk.model.assessment import Assessment
from cxrisk.model.change import Disruption
from cxrisk.model.journey import Touchpoint
from cxrisk.model.portfolio import Portfolio
from cxrisk.records import dataclass

LONGEST = 40
"""Quarters for which a disruption shakes at most: a slip of the pen in a year is no million collisions."""


class Quarter(NamedTuple):
    """A quarter of a calendar year."""

    year: int
    number: int
    """1..4."""

    def __str__(self) -> str:
        return f"{self.year}-Q{self.number}"


@dataclass(frozen=True, slots=True)
class Collision:
    """One touchpoint, one quarter, several initiatives."""

    touchpoint: Touchpoint
    quarter: Quarter
    disruptions: tuple[str, ...]
    """Those that touch it then, by key, sorted."""
    launches: tuple[str, ...]
    """Initiatives that go live then and bring risks here; sorted."""
    initiatives: tuple[str, ...]
    """All of them, sorted; two at least."""


class Shock(NamedTuple):
    """Something that shakes a touchpoint for a time."""

    first: int
    """Quarters since year 0."""
    last: int
    initiative: str
    disruption: str
    """Its key; empty where the initiative goes live."""


def collisions(portfolio: Portfolio) -> tuple[Collision, ...]:
    """Every collision, by quarter, then in the order of the touchpoints.

    An initiative shakes the touchpoints of a disruption in each quarter from its first to its last day, and
    those of its risks in the quarter in which it goes live. Without a day nothing can be compared; retired
    initiatives shake nothing.
    """
    shocks: dict[str, list[Shock]] = {}
    for assessment in portfolio.assessments.values():
        if assessment.status != "retired":
            for touchpoint, shock in _shocks(assessment, portfolio):
                shocks.setdefault(touchpoint, []).append(shock)
    found = [
        collision
        for touchpoint in portfolio.touchpoints.values()
        for collision in _at(touchpoint, shocks.get(touchpoint.key, []))
    ]
    return tuple(sorted(found, key=lambda one: one.quarter))


def quarter_of(day: date) -> Quarter:
    """The quarter that a day lies in."""
    return Quarter(day.year, (day.month + 2) // 3)


def _shocks(assessment: Assessment, portfolio: Portfolio) -> Iterator[tuple[str, Shock]]:
    for disruption in assessment.disruptions:
        days = _days(disruption)
        if days:
            shock = Shock(_count(days[0]), _count(days[1]), assessment.id, disruption.key)
            yield from ((touchpoint, shock) for touchpoint in disruption.touchpoints)
    if assessment.go_live:
        live = _count(assessment.go_live)
        hit = {one: None for risk in assessment.risks for one in touchpoints_of_risk(risk, portfolio)}
        yield from ((touchpoint, Shock(live, live, assessment.id, "")) for touchpoint in hit)


def _days(disruption: Disruption) -> tuple[date, date] | None:
    """Its first and last day; one day where only one is known, or where they are the wrong way round."""
    first = disruption.from_ or disruption.to
    if first is None:
        return None
    return first, max(first, disruption.to or first)


def _at(touchpoint: Touchpoint, shocks: list[Shock]) -> Iterator[Collision]:
    quarters: dict[int, list[Shock]] = {}
    for shock in shocks:
        for count in range(shock.first, min(shock.last + 1, shock.first + LONGEST)):
            quarters.setdefault(count, []).append(shock)
    for count, now in sorted(quarters.items()):
        initiatives = {one.initiative for one in now}
        if len(initiatives) > 1:
            yield Collision(
                touchpoint,
                Quarter(count // 4, count % 4 + 1),
                tuple(sorted({one.disruption for one in now if one.disruption})),
                tuple(sorted({one.initiative for one in now if not one.disruption})),
                tuple(sorted(initiatives)),
            )


def _count(day: date) -> int:
    quarter = quarter_of(day)
    return quarter.year * 4 + quarter.number - 1
