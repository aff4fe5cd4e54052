"""The page of the handoffs: units, what passes between them, and who owns the passing."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from cxrisk.history.edition import Edition
from cxrisk.model.people import Unit
from cxrisk.pages.handoffs import HandoffRow, handoff_rows
from cxrisk.pages.leaves import MOST, First, first, numbered
from cxrisk.pages.page import Found, Heading, Link, Page, Sheet
from cxrisk.pages.phrases import many
from cxrisk.pages.reading import Reading, grouped
from cxrisk.pages.render import compose
from cxrisk.pages.repeats import Again, asked_again_everywhere
from cxrisk.pages.sentences import of_handoffs
from cxrisk.pages.words import sentence

Rows = tuple[HandoffRow, ...]
MOST_AGAIN = 60


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit, as an island."""

    unit: Unit
    lead: str
    """Empty: nobody."""
    organisation: str
    """Another company's name; empty where the unit is ours."""
    touchpoints: int
    gives: int
    """Changes of hands out of it."""
    takes: int
    unowned: int
    """Of both, those that nobody owns."""


@dataclass(frozen=True, slots=True)
class HandoffsView:
    """Everything that the page shows."""

    finding: str
    lead: str
    total: int
    """Handoffs on all pages."""
    pages: tuple[Link, ...]
    """The pages, where there is more than one."""
    handoffs: tuple[HandoffRow, ...]
    """Those of this page."""
    units: tuple[UnitRow, ...]
    """On the first page only, as what follows."""
    again: First[Again]


def handoff_pages(reading: Reading, edition: Edition) -> Iterator[Page]:
    """All handoffs, on several pages where there are more than 300."""
    rows = handoff_rows(reading, reading.portfolio.journeys.values())
    parts = [rows[n : n + MOST] for n in range(0, len(rows), MOST)] or [()]
    links = numbered("handoffs", "Handoffs", len(parts))
    for n, part in enumerate(parts):
        view = handoffs_view(reading, rows, part, links if len(links) > 1 else (), is_first=not n)
        sheet = Sheet(
            address=links[n].address,
            title=links[n].title,
            template="handoffs.html",
            trail=(Link(edition.name, "index.html"),),
            before=links[n - 1] if n else None,
            after=links[n + 1] if n + 1 < len(links) else None,
            headings=tuple(_headings(view)),
            found=() if n else (Found("", "Handoffs", view.finding),),
            nav="" if n else "Handoffs",
        )
        yield compose(sheet, edition, view)


def handoffs_view(
    reading: Reading, rows: Rows, part: Rows, pages: tuple[Link, ...], *, is_first: bool
) -> HandoffsView:
    """What one page shows of all rows."""
    unowned = sum(not row.owner for row in rows)
    journeys = reading.portfolio.journeys.values()
    return HandoffsView(
        finding=of_handoffs(len(rows), unowned),
        lead=_lead(rows),
        total=len(rows),
        pages=pages,
        handoffs=part,
        units=_units(reading, rows) if is_first else (),
        again=first(asked_again_everywhere(reading, journeys) if is_first else (), MOST_AGAIN),
    )


def _headings(view: HandoffsView) -> Iterator[Heading]:
    yield Heading(2, "handoffs", sentence(many(view.total, "handoff")))
    if view.again.shown:
        yield Heading(2, "again", "Asked again")
    if view.units:
        yield Heading(2, "units", sentence(many(len(view.units), "unit")))


def _lead(rows: Rows) -> str:
    missing = sum(row.handoff is None for row in rows)
    claimed = sum(row.is_claimed for row in rows)
    parts = (
        f"{many(missing, 'change')} of unit nobody has written down." if missing else "",
        f"{many(claimed, 'handoff is', 'handoffs are')} said to work and nothing shows it."
        if claimed
        else "",
    )
    return " ".join(sentence(part) for part in parts if part)


def _units(reading: Reading, rows: Rows) -> tuple[UnitRow, ...]:
    """The units that run a touchpoint, those with the most unowned handoffs first."""
    portfolio = reading.portfolio
    runs = Counter(one.unit for one in portfolio.touchpoints.values())
    between = [row for row in rows if row.is_change_of_unit]
    gives = grouped((row.from_unit, row) for row in between)
    takes = grouped((row.to_unit, row) for row in between)
    units = (
        _unit(reading, unit, runs[key], gives.get(unit.name, ()), takes.get(unit.name, ()))
        for key, unit in portfolio.units.items()
        if key in runs
    )
    return tuple(sorted(units, key=lambda one: (-one.unowned, -one.gives - one.takes, one.unit.name)))


def _unit(reading: Reading, unit: Unit, touchpoints: int, gives: Rows, takes: Rows) -> UnitRow:
    portfolio = reading.portfolio
    company = portfolio.organisations.get(portfolio.organisation_of(unit.id))
    return UnitRow(
        unit=unit,
        lead=portfolio.named(unit.lead),
        organisation=company.name if company and not company.ours else "",
        touchpoints=touchpoints,
        gives=len(gives),
        takes=len(takes),
        unowned=sum(not row.owner for row in (*gives, *takes)),
    )
