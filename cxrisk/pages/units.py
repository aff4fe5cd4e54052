"""The page of the handoffs: units, what passes between them, and who owns the passing."""

from collections import Counter
from collections.abc import Iterator
from functools import partial

from cxrisk.history.edition import Edition
from cxrisk.model.fields import Count
from cxrisk.model.people import Unit
from cxrisk.pages import anchors
from cxrisk.pages.charts import islands
from cxrisk.pages.handoffs import HandoffRow, handoff_rows
from cxrisk.pages.leaves import MOST, First, first, numbered
from cxrisk.pages.origin import of_all
from cxrisk.pages.page import Found, Heading, Link, Page, Sheet
from cxrisk.pages.phrases import listed, many
from cxrisk.pages.reading import Reading, grouped
from cxrisk.pages.render import compose
from cxrisk.pages.repeats import Again, asked_again_everywhere
from cxrisk.pages.sentences import of_handoffs
from cxrisk.pages.unit_map import UnitMap, unit_map
from cxrisk.pages.words import count, sentence, spelled
from cxrisk.records import dataclass

Rows = tuple[HandoffRow, ...]
MOST_AGAIN = 60


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit, as an island."""

    unit: Unit
    anchor: str
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
    map: UnitMap | None
    """On the first page only; absent where no unit runs a touchpoint."""
    begins: int
    """The number of the first handoff of this page among all."""


def handoff_pages(reading: Reading, edition: Edition) -> Iterator[Page]:
    """All handoffs, on several pages where there are more than 300."""
    yield from reading.pages("handoffs", partial(_pages, edition=edition))


def _pages(reading: Reading, edition: Edition) -> Iterator[Page]:
    rows = handoff_rows(reading, reading.portfolio.journeys.values())
    links = numbered("handoffs", "Handoffs", max(1, -(-len(rows) // MOST)))
    for n in range(len(links)):
        view = handoffs_view(reading, rows, n * MOST, links if len(links) > 1 else ())
        sheet = Sheet(
            address=links[n].address,
            title=links[n].title,
            template="handoffs.html",
            source=of_all(reading, edition),
            trail=(Link(edition.name, "index.html"),),
            before=links[n - 1] if n else None,
            after=links[n + 1] if n + 1 < len(links) else None,
            headings=tuple(_headings(view)),
            found=() if n else tuple(_found(view)),
            nav="" if n else "Handoffs",
        )
        yield compose(sheet, edition, view)


def handoffs_view(reading: Reading, rows: Rows, begins: int, pages: tuple[Link, ...]) -> HandoffsView:
    """What one page shows of all rows: those from `begins` on, and on the first page all that is drawn."""
    unowned = sum(not row.owner for row in rows)
    journeys = reading.portfolio.journeys.values()
    is_first = not begins
    units = _units(reading, rows) if is_first else ()
    return HandoffsView(
        finding=of_handoffs(len(rows), unowned),
        lead=_lead(rows),
        total=len(rows),
        pages=pages,
        handoffs=rows[begins : begins + MOST],
        units=units,
        again=first(asked_again_everywhere(reading, journeys) if is_first else (), MOST_AGAIN),
        map=unit_map([islands.Unit(one.unit.id, one.unit.name, one.touchpoints) for one in units], rows),
        begins=begins + 1,
    )


def _found(view: HandoffsView) -> Iterator[Found]:
    yield Found("", "Handoffs", view.finding)
    for row in view.units:
        led = f"Led by {row.lead}" if row.lead else "Led by nobody"
        yield Found(row.anchor, row.unit.name, f"{led}, runs {many(row.touchpoints, 'touchpoint')}")


def _headings(view: HandoffsView) -> Iterator[Heading]:
    if view.map:
        yield Heading(2, "map", "The map")
    yield Heading(2, "handoffs", sentence(many(view.total, "handoff")))
    if view.again.shown:
        yield Heading(2, "again", "Asked again")
    if view.units:
        yield Heading(2, "units", sentence(many(len(view.units), "unit")))


def _lead(rows: Rows) -> str:
    missing = sum(row.handoff is None for row in rows)
    claimed = sum(row.is_claimed for row in rows)
    parts = (
        _states(rows),
        _lost(rows),
        f"{many(missing, 'change')} of unit nobody has written down." if missing else "",
        f"{many(claimed, 'handoff is', 'handoffs are')} said to work and nothing shows it."
        if claimed
        else "",
    )
    return " ".join(sentence(part) for part in parts if part)


def _states(rows: Rows) -> str:
    """How many handoffs work, lose something, are broken, or nobody knows."""
    counts = Counter(row.status for row in rows if row.handoff)
    works, degraded, broken, unknown = (counts[one] for one in ("works", "degraded", "broken", "unknown"))
    parts = (
        many(works, "handoff works", "handoffs work") if works else "",
        many(degraded, "loses something on the way", "lose something on the way") if degraded else "",
        many(broken, "is broken", "are broken") if broken else "",
        f"of {spelled(unknown)} nobody knows" if unknown else "",
    )
    return f"{listed(parts)}." if counts else ""


def _lost(rows: Rows) -> str:
    """How many people a week cross what is broken or has no owner, as far as they are counted."""
    hurt = [row.handoff for row in rows if row.handoff and (row.status == "broken" or not row.owner)]
    counted = [one.people_a_week for one in hurt if one.people_a_week]
    if not counted:
        return ""
    people = Count(sum(one.low for one in counted), sum(one.high for one in counted))
    known = "" if len(counted) == len(hurt) else ", as far as they are counted"
    return f"{count(people)} people a week cross what is broken or has no owner{known}."


def _units(reading: Reading, rows: Rows) -> tuple[UnitRow, ...]:
    """The units that run a touchpoint, those with the most unowned handoffs first."""
    portfolio = reading.portfolio
    runs = Counter(one.unit for one in portfolio.touchpoints.values())
    between = [row for row in rows if row.is_change_of_unit]
    gives = grouped((row.units[0], row) for row in between)
    takes = grouped((row.units[1], row) for row in between)
    units = (
        _unit(reading, unit, runs[key], gives.get(key, ()), takes.get(key, ()))
        for key, unit in portfolio.units.items()
        if key in runs
    )
    return tuple(sorted(units, key=lambda one: (-one.unowned, -one.gives - one.takes, one.unit.name)))


def _unit(reading: Reading, unit: Unit, touchpoints: int, gives: Rows, takes: Rows) -> UnitRow:
    portfolio = reading.portfolio
    company = portfolio.organisations.get(portfolio.organisation_of(unit.id))
    return UnitRow(
        unit=unit,
        anchor=anchors.unit_anchor(unit.id),
        lead=portfolio.named(unit.lead),
        organisation=company.name if company and not company.ours else "",
        touchpoints=touchpoints,
        gives=len(gives),
        takes=len(takes),
        unowned=sum(not row.owner for row in (*gives, *takes)),
    )
