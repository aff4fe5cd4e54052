"""The pages of the journeys: what stands on them, under which headings, found by which words."""

from collections.abc import Iterator
from functools import partial

from cxrisk.history.edition import Edition
from cxrisk.model.journey import Journey
from cxrisk.pages import anchors
from cxrisk.pages.journey import JourneyView, journey_view
from cxrisk.pages.origin import of_record
from cxrisk.pages.page import Found, Heading, Link, Neighbours, Page, Sheet, headings
from cxrisk.pages.phrases import many
from cxrisk.pages.reading import Reading
from cxrisk.pages.render import compose
from cxrisk.pages.words import sentence


def journey_pages(reading: Reading, edition: Edition) -> Iterator[Page]:
    """A page for each journey, in the order of the portfolio."""
    order = list(reading.portfolio.journeys.values())
    links = [Link(one.title, anchors.journey(one.id)) for one in order]
    for n, one in enumerate(order):
        around = Neighbours(links[n - 1] if n else None, links[n + 1] if n + 1 < len(links) else None)
        make = partial(_page, one=one, around=around, edition=edition)
        yield reading.page(anchors.journey(one.id), (one, around), make)


def _page(reading: Reading, one: Journey, around: Neighbours, edition: Edition) -> Page:
    view = journey_view(reading, one)
    sheet = Sheet(
        address=anchors.journey(one.id),
        title=one.title,
        template="journey.html",
        source=of_record(reading, one, edition, "#part.findings"),
        trail=(Link(edition.name, "index.html"), Link("As the person lives it", "person.html")),
        before=around.before,
        after=around.after,
        headings=_headings(view),
        found=tuple(_found(view)),
    )
    return compose(sheet, edition, view)


def _headings(view: JourneyView) -> tuple[Heading, ...]:
    """Anchors with a dot: a touchpoint's is its bare id, and may be any word."""
    sections = (
        ("part.map", "The way", True),
        ("part.moments", sentence(many(len(view.touchpoints), "touchpoint")), True),
        ("part.worst", "Where most meets", view.meets),
        ("part.handoffs", "Where it changes hands", True),
        ("part.again", "Asked again", view.hands.again),
        ("part.baseline", "What we are measured against", True),
        ("part.evidence", "What this rests on", True),
        ("part.findings", "What the checker says about this journey", True),
    )
    return headings(sections)


def _found(view: JourneyView) -> Iterator[Found]:
    yield Found("", view.journey.title, f"{view.person.name}. {view.state}")
    for one in view.touchpoints:
        point = one.touchpoint
        text = " ".join(filter(None, (point.need, point.doing, point.thinking, point.feeling)))
        yield Found(one.anchor, point.name, text)
