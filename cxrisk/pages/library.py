"""The index of the library: technologies, ways of harm, controls, and which of them play a part here."""

from collections.abc import Iterator

from cxrisk.history.edition import Edition
from cxrisk.model.library import Pattern, Technology
from cxrisk.model.risk import Control
from cxrisk.pages import anchors
from cxrisk.pages.moments import Mark
from cxrisk.pages.origin import of_all
from cxrisk.pages.page import Found, Heading, Link, Page, Sheet
from cxrisk.pages.reading import grouped
from cxrisk.pages.render import composed
from cxrisk.pages.shelf import Case, Shelf, State, takes_off
from cxrisk.pages.shelf_sentences import of_library
from cxrisk.pages.words import about
from cxrisk.records import dataclass


@dataclass(frozen=True, slots=True)
class TechnologyRow:
    """One technology."""

    link: Link
    initiatives: int
    """Active ones that use it."""
    patterns: int
    found: int
    """Of these: open here."""


@dataclass(frozen=True, slots=True)
class PatternRow:
    """One way of harm."""

    pattern: Pattern
    link: Link
    elsewhere: tuple[str, ...]
    """To whom it happened, and when."""
    state: State
    risks: int
    worst: Mark | None


@dataclass(frozen=True, slots=True)
class Shelved:
    """The patterns of one technology."""

    technology: Technology
    link: Link
    rows: tuple[PatternRow, ...]


@dataclass(frozen=True, slots=True)
class ListedControl:
    """One control."""

    control: Control
    link: Link
    takes_off: str
    """`70 % off the likelihood`."""
    uses: int
    claimed: int
    missing: int


@dataclass(frozen=True, slots=True)
class Layer:
    """The controls of one layer."""

    name: str
    rows: tuple[ListedControl, ...]


@dataclass(frozen=True, slots=True)
class LibraryView:
    """Everything that the index shows."""

    headline: str
    technologies: tuple[TechnologyRow, ...]
    shelves: tuple[Shelved, ...]
    layers: tuple[Layer, ...]
    precedents: int
    controls: int


def index_page(shelf: Shelf, edition: Edition) -> Iterator[Page]:
    """The one page."""
    view = library_view(shelf)
    sheet = Sheet(
        address="library.html",
        title="Library",
        template="library.html",
        source=of_all(shelf.reading, edition),
        trail=(Link(edition.name, "index.html"),),
        headings=(
            Heading(2, "technologies", "Technologies"),
            Heading(2, "patterns", "Known ways to harm people"),
            Heading(2, "controls", "What helps"),
        ),
        found=(Found("", "The library of risks", view.headline),),
        nav="Library",
    )
    yield composed(shelf.reading, sheet, edition, view)


def library_view(shelf: Shelf) -> LibraryView:
    """What the index shows."""
    portfolio = shelf.reading.portfolio
    shelves = tuple(_shelves(shelf))
    rows = [row for one in shelves for row in one.rows]
    found = [row.pattern for row in rows if row.state == "open"]
    above = sum(any(case.is_above for case in _active(shelf, one)) for one in found)
    return LibraryView(
        headline=of_library(len(rows), len(found), above),
        technologies=tuple(_technology(shelf, one) for one in portfolio.technologies.values()),
        shelves=shelves,
        layers=tuple(
            Layer(name, tuple(_control(shelf, one) for one in held)) for name, held in shelf.layers()
        ),
        precedents=len(portfolio.precedents),
        controls=len(portfolio.controls),
    )


def _active(shelf: Shelf, pattern: Pattern) -> list[Case]:
    return [case for case in shelf.cases_of(pattern.id) if case.is_active]


def _technology(shelf: Shelf, one: Technology) -> TechnologyRow:
    patterns = shelf.patterns_with(one.id)
    return TechnologyRow(
        link=Link(one.name, anchors.technology(one.id)),
        initiatives=len(shelf.using.get(one.id, ())),
        patterns=len(patterns),
        found=sum(shelf.state(pattern) == "open" for pattern in patterns),
    )


def _shelves(shelf: Shelf) -> Iterator[Shelved]:
    """Each pattern once, with the technology that it is named first for."""
    portfolio = shelf.reading.portfolio
    first = grouped((one.technologies[0], one) for one in portfolio.risk_patterns.values())
    for key, patterns in sorted(first.items()):
        technology = portfolio.technologies[key]
        rows = tuple(pattern_row(shelf, one) for one in patterns)
        yield Shelved(technology, Link(technology.name, anchors.technology(key)), rows)


def pattern_row(shelf: Shelf, one: Pattern) -> PatternRow:
    """One way of harm, and how it stands here."""
    precedents = shelf.reading.portfolio.precedents
    cases = _active(shelf, one)
    return PatternRow(
        pattern=one,
        link=Link(one.name, anchors.pattern(one.id)),
        elsewhere=tuple(f"{precedents[key].who}, {about(precedents[key].date)}" for key in one.precedents),
        state=shelf.state(one),
        risks=len(cases),
        worst=next((case.mark for case in cases if case.mark), None),
    )


def _control(shelf: Shelf, one: Control) -> ListedControl:
    uses = [use for use in shelf.uses.get(one.id, ()) if use.case.is_active]
    return ListedControl(
        control=one,
        link=shelf.reading.control_link(one.id),
        takes_off=takes_off(one),
        uses=len(uses),
        claimed=sum(use.row.look == "claimed" for use in uses),
        missing=len(shelf.missing.get(one.id, ())),
    )
