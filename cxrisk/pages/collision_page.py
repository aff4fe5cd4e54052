"""The page of the collisions: where initiatives meet in one quarter, and who should talk to whom."""

from collections.abc import Iterator

from cxrisk.history.edition import Edition
from cxrisk.pages import anchors
from cxrisk.pages.charts.clash import Clash
from cxrisk.pages.collisions import CollisionRow, Talk, collision_rows, finding, of_talks, picture, talks
from cxrisk.pages.leaves import First, first
from cxrisk.pages.origin import of_all
from cxrisk.pages.page import Found, Heading, Link, Page, Sheet
from cxrisk.pages.phrases import many
from cxrisk.pages.reading import Reading
from cxrisk.pages.render import compose
from cxrisk.pages.words import sentence
from cxrisk.records import dataclass

MOST = 120
"""Rows of one table."""


@dataclass(frozen=True, slots=True)
class CollisionsView:
    """Everything that the page shows."""

    finding: str
    lead: str
    says: str
    """The caption of the calendar."""
    chart: Clash | None
    rows: First[CollisionRow]
    talks: First[Talk]
    undated: tuple[Link, ...]
    """Planned disruptions without a day, which nobody can compare."""


def collision_pages(reading: Reading, edition: Edition) -> Iterator[Page]:
    """The one page."""
    view = collisions_view(reading)
    sheet = Sheet(
        address="collisions.html",
        title="Collisions",
        template="collisions.html",
        source=of_all(reading, edition),
        trail=(Link(edition.name, "index.html"),),
        headings=tuple(_headings(view)),
        found=(Found("", "Collisions", view.finding),),
        nav="Collisions",
    )
    yield compose(sheet, edition, view)


def collisions_view(reading: Reading) -> CollisionsView:
    """What the page shows."""
    rows = reading.once(collision_rows)
    met = talks(reading, rows)
    undated = tuple(
        Link(shake.title, anchors.disruption(shake.key))
        for one in reading.active
        for shake in one.disruptions
        if shake.is_planned and shake.from_ is None and shake.to is None
    )
    return CollisionsView(
        finding=finding(rows),
        lead=_lead(rows, met),
        says=of_talks(met),
        chart=picture(reading, rows),
        rows=first(rows, MOST),
        talks=first(met, MOST),
        undated=undated,
    )


def _lead(rows: tuple[CollisionRow, ...], met: tuple[Talk, ...]) -> str:
    """What is ahead, and what nobody has written for it."""
    ahead = [row for row in rows if not row.is_past]
    if not ahead:
        return ""
    pairs = many(sum(not one.is_past for one in met), "pair of initiatives", "pairs of initiatives")
    people = many(len({row.person.address for row in ahead}), "kind of person", "kinds of people")
    truths = len({row.touchpoint.address for row in ahead if row.touchpoint.is_truth})
    parts = [f"{pairs} should talk before then: {people} would live through both at once."]
    if truths:
        parts.append(
            f"{many(truths, 'of the touchpoints is a moment', 'of the touchpoints are moments')} of truth."
        )
    unwritten = sum(row.unwritten for row in ahead)
    if unwritten:
        parts.append(f"{many(unwritten, 'message', 'messages')} for them nobody has written.")
    return " ".join(sentence(part) for part in parts)


def _headings(view: CollisionsView) -> Iterator[Heading]:
    if view.rows.shown:
        yield Heading(2, "calendar", "When they meet")
        yield Heading(2, "lived", "What people would live through")
        yield Heading(2, "talk", "Who should talk to whom")
    if view.undated:
        yield Heading(2, "undated", "What has no day yet")
