"""The page of a technology: who uses it here, what it is known to do, what to look at, what to ask."""

from collections.abc import Iterator

from cxrisk.history.edition import Edition
from cxrisk.model.assessment import Assessment
from cxrisk.model.fields import Category
from cxrisk.model.library import Technology
from cxrisk.pages import anchors
from cxrisk.pages.leaves import First, first, in_a_row
from cxrisk.pages.library import PatternRow, pattern_row
from cxrisk.pages.moments import Mark, mark
from cxrisk.pages.origin import of_record
from cxrisk.pages.page import Found, Heading, Link, Page, Sheet, headings
from cxrisk.pages.phrases import readable
from cxrisk.pages.render import composed
from cxrisk.pages.shelf import MOST, Shelf, initiative_link
from cxrisk.pages.shelf_sentences import of_technology
from cxrisk.records import dataclass

FEW = 8
"""Initiatives that one kind of harm names."""


@dataclass(frozen=True, slots=True)
class InitiativeRow:
    """An initiative that uses the technology."""

    link: Link
    status: str
    risks: int
    worst: Mark | None


@dataclass(frozen=True, slots=True)
class HarmRow:
    """A kind of harm that the technology asks about."""

    name: str
    patterns: tuple[Link, ...]
    """What is known to do it."""
    rated: int
    """Initiatives that rate it."""
    ruled_out: First[tuple[Link, str]]
    """Initiatives that say that it does not apply, and why."""
    unseen: First[Link]
    """Initiatives in which nobody has looked."""


@dataclass(frozen=True, slots=True)
class TechnologyView:
    """Everything that the page shows."""

    technology: Technology
    state: str
    initiatives: First[InitiativeRow]
    harms: tuple[HarmRow, ...]
    patterns: tuple[PatternRow, ...]


def technology_pages(shelf: Shelf, edition: Edition) -> Iterator[Page]:
    """A page for each technology, by id."""
    order = list(shelf.reading.portfolio.technologies.values())
    links = [Link(one.name, anchors.technology(one.id)) for one in order]
    for one, (link, before, after) in zip(order, in_a_row(links), strict=True):
        view = technology_view(shelf, one)
        sheet = Sheet(
            address=link.address,
            title=one.name,
            template="technology.html",
            source=of_record(shelf.reading, one, edition),
            trail=(Link(edition.name, "index.html"), Link("Library", "library.html#technologies")),
            before=before,
            after=after,
            headings=_headings(view),
            found=(Found("", one.name, view.state),),
        )
        yield composed(shelf.reading, sheet, edition, view)


def _headings(view: TechnologyView) -> tuple[Heading, ...]:
    sections = (
        ("here", "Who uses it here", view.initiatives.shown),
        ("patterns", "What it is known to do", True),
        ("consider", "What has to be looked at", view.harms),
        ("ask", "Questions for the team", view.technology.prompts),
        ("read", "Where it can be read", True),
    )
    return headings(sections)


def technology_view(shelf: Shelf, one: Technology) -> TechnologyView:
    """What the page of a technology shows."""
    using = shelf.using.get(one.id, ())
    patterns = tuple(pattern_row(shelf, pattern) for pattern in shelf.patterns_with(one.id))
    found = sum(row.state == "open" for row in patterns)
    return TechnologyView(
        technology=one,
        state=of_technology(len(using), found, len(patterns)),
        initiatives=first([_initiative(shelf, each) for each in using], MOST),
        harms=tuple(_harm(name, patterns, using) for name in one.consider),
        patterns=patterns,
    )


def _initiative(shelf: Shelf, one: Assessment) -> InitiativeRow:
    ranked = shelf.reading.ranked(one)
    score = shelf.reading.scores.get(ranked[0].key) if ranked else None
    return InitiativeRow(
        link=initiative_link(one),
        status=one.status,
        risks=len(ranked),
        worst=mark(score.current) if score else None,
    )


def _harm(name: Category, patterns: tuple[PatternRow, ...], using: tuple[Assessment, ...]) -> HarmRow:
    rated = {one.id for one in using if any(name in risk.impact for risk in one.risks)}
    ruled_out = [
        (initiative_link(one), one.not_applicable[name]) for one in using if name in one.not_applicable
    ]
    unseen = [one for one in using if one.id not in rated and name not in one.not_applicable]
    return HarmRow(
        name=readable(name),
        patterns=tuple(row.link for row in patterns if name in row.pattern.categories),
        rated=len(rated),
        ruled_out=first(ruled_out, FEW),
        unseen=first([initiative_link(one) for one in unseen], FEW),
    )
