"""The page of a control: how much it takes off and why, where it is used, where it is missing."""

from collections.abc import Iterator

from cxrisk.history.edition import Edition
from cxrisk.model.risk import Control
from cxrisk.pages import anchors
from cxrisk.pages.controls import strength_in_words
from cxrisk.pages.leaves import First, first, in_a_row
from cxrisk.pages.origin import of_record
from cxrisk.pages.page import Found, Heading, Link, Page, Sheet, headings
from cxrisk.pages.phrases import readable
from cxrisk.pages.render import composed
from cxrisk.pages.shelf import MOST, Case, Shelf, Use
from cxrisk.pages.shelf_sentences import of_control
from cxrisk.records import dataclass


@dataclass(frozen=True, slots=True)
class ControlView:
    """Everything that the page shows."""

    control: Control
    state: str
    strength: str
    only: tuple[str, ...]
    """The kinds of harm that it acts on; none: on all."""
    uses: First[Use]
    missing: First[Case]
    patterns: tuple[Link, ...]
    """What it usually helps against."""


def control_pages(shelf: Shelf, edition: Edition) -> Iterator[Page]:
    """A page for each control, in the order of the index."""
    order = [one for _, controls in shelf.layers() for one in controls]
    links = [Link(one.name, anchors.control(one.id)) for one in order]
    for one, (link, before, after) in zip(order, in_a_row(links), strict=True):
        view = control_view(shelf, one)
        sheet = Sheet(
            address=link.address,
            title=one.name,
            template="control.html",
            source=of_record(shelf.reading, one, edition),
            trail=(Link(edition.name, "index.html"), Link("Library", "library.html#controls")),
            before=before,
            after=after,
            headings=_headings(view),
            found=(Found("", one.name, view.state),),
        )
        yield composed(shelf.reading, sheet, edition, view)


def control_view(shelf: Shelf, one: Control) -> ControlView:
    """What the page of a control shows."""
    uses, missing = shelf.uses.get(one.id, ()), shelf.missing.get(one.id, ())
    patterns = (each for each in shelf.reading.portfolio.risk_patterns.values() if one.id in each.controls)
    return ControlView(
        control=one,
        state=of_control(uses, len(missing)),
        strength=strength_in_words(one.strength),
        only=tuple(map(readable, one.only)),
        uses=first(uses, MOST),
        missing=first(missing, MOST),
        patterns=tuple(Link(each.name, anchors.pattern(each.id)) for each in patterns),
    )


def _headings(view: ControlView) -> tuple[Heading, ...]:
    sections = (
        ("why", "Why so much, and how one sees it", True),
        ("used", "Where it is used", True),
        ("missing", "Where it is missing", view.patterns),
    )
    return headings(sections)
