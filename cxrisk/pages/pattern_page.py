"""The page of a risk pattern: where it is open here, where it happened, what helps, what to ask."""

from collections.abc import Iterator

from cxrisk.history.edition import Edition
from cxrisk.model.library import Pattern, Precedent
from cxrisk.pages import anchors
from cxrisk.pages.leaves import First, first, in_a_row
from cxrisk.pages.origin import of_record
from cxrisk.pages.page import Found, Heading, Link, Page, Sheet, headings
from cxrisk.pages.phrases import readable
from cxrisk.pages.render import composed
from cxrisk.pages.shelf import MOST, Case, Help, Shelf
from cxrisk.pages.shelf_sentences import of_pattern
from cxrisk.pages.words import about
from cxrisk.records import dataclass


@dataclass(frozen=True, slots=True)
class PatternView:
    """Everything that the page shows."""

    pattern: Pattern
    state: str
    technologies: tuple[Link, ...]
    harms: tuple[str, ...]
    cases: First[Case]
    silent: First[Link]
    """Active initiatives of the same technologies that have no such risk."""
    precedents: tuple[Precedent, ...]
    helps: tuple[Help, ...]
    signs: First[Case]
    """Active risks of this kind that watch a sign of their own."""


def pattern_pages(shelf: Shelf, edition: Edition) -> Iterator[Page]:
    """A page for each pattern, by id."""
    order = list(shelf.reading.portfolio.risk_patterns.values())
    links = [Link(one.name, anchors.pattern(one.id)) for one in order]
    for one, (link, before, after) in zip(order, in_a_row(links), strict=True):
        view = pattern_view(shelf, one)
        sheet = Sheet(
            address=link.address,
            title=one.name,
            template="pattern.html",
            source=of_record(shelf.reading, one, edition),
            trail=(
                Link(edition.name, "index.html"),
                Link("Library", "library.html#patterns"),
                view.technologies[0],
            ),
            before=before,
            after=after,
            headings=_headings(view),
            found=tuple(_found(view)),
        )
        yield composed(shelf.reading, sheet, edition, view)


def pattern_view(shelf: Shelf, one: Pattern) -> PatternView:
    """What the page of a pattern shows."""
    portfolio = shelf.reading.portfolio
    cases, silent = shelf.cases_of(one.id), shelf.silent(one)
    technologies = (portfolio.technologies[key] for key in one.technologies)
    return PatternView(
        pattern=one,
        state=of_pattern(cases, len(silent)),
        technologies=tuple(Link(each.name, anchors.technology(each.id)) for each in technologies),
        harms=tuple(map(readable, one.categories)),
        cases=first(cases, MOST),
        silent=first(silent, MOST),
        precedents=tuple(portfolio.precedents[key] for key in one.precedents),
        helps=tuple(shelf.helps(one)),
        signs=first([case for case in cases if case.is_active and case.risk.indicator], MOST),
    )


def _headings(view: PatternView) -> tuple[Heading, ...]:
    one = view.pattern
    sections = (
        ("here", "Where it is open here", True),
        ("elsewhere", "Where it happened", True),
        ("helps", "What usually helps", view.helps),
        ("sign", "What moves first", one.indicator or view.signs.shown),
        ("ask", "What to ask people", one.questions),
    )
    return headings(sections)


def _found(view: PatternView) -> Iterator[Found]:
    yield Found("", view.pattern.name, view.pattern.notice)
    for one in view.precedents:
        yield Found(anchors.precedent_anchor(one.id), f"{one.who}, {about(one.date)}", one.notice or one.what)
