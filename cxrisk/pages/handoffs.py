"""The white space between units: every handoff, and every change of unit that nobody wrote down."""

from collections.abc import Iterable, Iterator

from cxrisk.graph.questions import Gap, white_space
from cxrisk.model.journey import Handoff, Journey, Touchpoint
from cxrisk.model.portfolio import Portfolio
from cxrisk.pages import anchors
from cxrisk.pages.evidence import evidence_links
from cxrisk.pages.moments import Moment, moment
from cxrisk.pages.page import Link
from cxrisk.pages.reading import Reading
from cxrisk.records import dataclass

_WORST_FIRST = ("broken", "unknown", "degraded", "works")


@dataclass(frozen=True, slots=True)
class HandoffRow:
    """One change of hands."""

    handoff: Handoff | None
    """Absent: nobody wrote it down."""
    anchor: str
    """Where it stands on its journey's page; empty where nobody wrote it down."""
    journey: Link
    first: Moment
    second: Moment
    units: tuple[str, str]
    """The ids of the two units."""
    from_unit: str
    to_unit: str
    companies: tuple[str, ...]
    """Both companies by name, where it is handed from one to another."""
    owner: str
    """A unit or an executive; empty: nobody."""
    written_owner: str
    """The owner as written, where that is neither."""
    carries: tuple[str, ...]
    shown_by: tuple[Link, ...]
    risks: tuple[Link, ...]
    actions: tuple[str, ...]

    @property
    def status(self) -> str:
        """As written; `missing` where nobody wrote it down."""
        return self.handoff.status if self.handoff else "missing"

    @property
    def is_claimed(self) -> bool:
        """Said to work, and neither verified nor shown by evidence."""
        one = self.handoff
        return bool(one and one.status == "works" and not one.verified and not one.evidence)

    @property
    def is_change_of_unit(self) -> bool:
        """Whether two units meet here."""
        return self.units[0] != self.units[1]


def handoff_rows(reading: Reading, journeys: Iterable[Journey]) -> tuple[HandoffRow, ...]:
    """All handoffs of these journeys and all that are missing, the worst first."""
    rows = [row for journey in journeys for row in _of_journey(reading, journey)]
    return tuple(sorted(rows, key=_how_bad))


def gap_rows(reading: Reading, journey: Journey) -> dict[tuple[str, str], HandoffRow]:
    """Every change of unit on the way through a journey, by the keys of its two touchpoints."""
    gaps = white_space(reading.portfolio, journey)
    return {(gap.first.key, gap.second.key): _of_gap(reading, journey, gap) for gap in gaps}


def _how_bad(row: HandoffRow) -> tuple[int, int, float, str, str]:
    one = row.handoff
    people = one.people_a_week.high if one and one.people_a_week else 0.0
    status = _WORST_FIRST.index(one.status) if one else -1
    return (bool(row.owner), status, -people, row.journey.address, row.first.address)


def _of_journey(reading: Reading, journey: Journey) -> Iterator[HandoffRow]:
    for handoff in journey.handoffs:
        yield _row(reading, journey, handoff)
    for gap in white_space(reading.portfolio, journey):
        if gap.handoff is None:
            yield _of_gap(reading, journey, gap)


def _of_gap(reading: Reading, journey: Journey, gap: Gap) -> HandoffRow:
    if gap.handoff:
        return _row(reading, journey, gap.handoff)
    return _between(reading.portfolio, journey, gap.first, gap.second)


def _row(reading: Reading, journey: Journey, handoff: Handoff) -> HandoffRow:
    portfolio = reading.portfolio
    points = portfolio.touchpoints
    owner = portfolio.named(handoff.owner)
    owns = portfolio.owns(handoff.owner)
    risks = reading.risks_on.get(handoff.key, ())
    between = _between(portfolio, journey, points[handoff.from_], points[handoff.to])
    return HandoffRow(
        handoff=handoff,
        anchor=anchors.handoff_anchor(handoff.key),
        journey=between.journey,
        first=between.first,
        second=between.second,
        units=between.units,
        from_unit=between.from_unit,
        to_unit=between.to_unit,
        companies=between.companies,
        owner=owner if owns else "",
        written_owner="" if owns else owner,
        carries=tuple(portfolio.data_items[key].name for key in handoff.carries),
        shown_by=evidence_links(reading, handoff.evidence),
        risks=tuple(Link(risk.title, anchors.risk(risk.key)) for risk in risks),
        actions=tuple(one.title for one in reading.actions_for.get(handoff.key, ())),
    )


def _between(portfolio: Portfolio, journey: Journey, first: Touchpoint, second: Touchpoint) -> HandoffRow:
    return HandoffRow(
        handoff=None,
        anchor="",
        journey=Link(journey.title, f"{anchors.journey(journey.id)}#part.handoffs"),
        first=moment(first),
        second=moment(second),
        units=(first.unit, second.unit),
        from_unit=portfolio.units[first.unit].name,
        to_unit=portfolio.units[second.unit].name,
        companies=_companies(portfolio, first, second),
        owner="",
        written_owner="",
        carries=(),
        shown_by=(),
        risks=(),
        actions=(),
    )


def _companies(portfolio: Portfolio, first: Touchpoint, second: Touchpoint) -> tuple[str, ...]:
    ends = [portfolio.organisation_of(one.unit) for one in (first, second)]
    if ends[0] == ends[1]:
        return ()
    companies = portfolio.organisations
    return tuple(companies[key].name if key else "our own" for key in ends)
