"""The page of the handoffs: units, what passes between them, and who owns the passing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cxrisk.model.people import Unit
from cxrisk.pages.handoffs import HandoffRow, handoff_rows
from cxrisk.pages.page import Edition, Found, Heading, Link, Page, Sheet
from cxrisk.pages.phrases import many
from cxrisk.pages.reading import Reading
from cxrisk.pages.render import compose
from cxrisk.pages.repeats import Again, asked_again_everywhere
from cxrisk.pages.sentences import of_handoffs
from cxrisk.pages.words import sentence


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
    units: tuple[UnitRow, ...]
    handoffs: tuple[HandoffRow, ...]
    again: tuple[Again, ...]


def handoff_pages(reading: Reading, edition: Edition) -> Iterator[Page]:
    """The one page."""
    view = handoffs_view(reading)
    headings = (
        ("handoffs", sentence(many(len(view.handoffs), "handoff")), True),
        ("again", "Asked again", view.again),
        ("units", sentence(many(len(view.units), "unit")), view.units),
    )
    sheet = Sheet(
        address="handoffs.html",
        title="Handoffs",
        template="handoffs.html",
        trail=(Link(edition.name, "index.html"),),
        headings=tuple(Heading(2, id_, title) for id_, title, shown in headings if shown),
        found=(Found("", "Handoffs", view.finding),),
        nav="Handoffs",
    )
    yield compose(sheet, edition, view)


def handoffs_view(reading: Reading) -> HandoffsView:
    """What the page shows."""
    journeys = tuple(reading.portfolio.journeys.values())
    rows = handoff_rows(reading, journeys)
    unowned = sum(not row.owner for row in rows)
    missing = sum(row.handoff is None for row in rows)
    claimed = sum(row.is_claimed for row in rows)
    return HandoffsView(
        finding=of_handoffs(len(rows), unowned),
        lead=_lead(missing, claimed),
        units=_units(reading, rows),
        handoffs=rows,
        again=asked_again_everywhere(reading, journeys),
    )


def _lead(missing: int, claimed: int) -> str:
    parts = (
        sentence(f"{many(missing, 'change')} of unit nobody has written down." if missing else ""),
        sentence(
            f"{many(claimed, 'handoff is', 'handoffs are')} said to work and nothing shows it."
            if claimed
            else ""
        ),
    )
    return " ".join(filter(None, parts))


def _units(reading: Reading, rows: Sequence[HandoffRow]) -> tuple[UnitRow, ...]:
    """The units that run a touchpoint, those with the most unowned handoffs first."""
    portfolio = reading.portfolio
    runs = [one.unit for one in portfolio.touchpoints.values()]
    units = [
        _unit(reading, unit, runs.count(key), rows) for key, unit in portfolio.units.items() if key in runs
    ]
    return tuple(sorted(units, key=lambda one: (-one.unowned, -one.gives - one.takes, one.unit.name)))


def _unit(reading: Reading, unit: Unit, touchpoints: int, rows: Sequence[HandoffRow]) -> UnitRow:
    portfolio = reading.portfolio
    between = [row for row in rows if row.is_change_of_unit]
    gives = [row for row in between if row.from_unit == unit.name]
    takes = [row for row in between if row.to_unit == unit.name]
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
