"""The interview guide: a sheet for each conversation, on as many pages as it needs."""

from collections.abc import Iterator
from functools import partial

from cxrisk.guide.gaps import Gap
from cxrisk.guide.practices import PRACTICES, Practice, Prompt
from cxrisk.guide.sheets import Guide, Sheet, guide
from cxrisk.guide.words import BEFORE, INTENT, KINDS, nothing_to_ask, titled
from cxrisk.history.edition import Edition
from cxrisk.pages import anchors
from cxrisk.pages.leaves import in_a_row, numbered
from cxrisk.pages.origin import of_all
from cxrisk.pages.page import Found, Heading, Link, Page
from cxrisk.pages.page import Sheet as Frame
from cxrisk.pages.phrases import listed, many
from cxrisk.pages.reading import Reading
from cxrisk.pages.render import compose
from cxrisk.pages.words import sentence
from cxrisk.records import dataclass

MOST = 10
"""Sheets on one page."""
_APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"


@dataclass(frozen=True, slots=True)
class TopicView:
    """One thing to talk about."""

    gap: Gap
    link: Link
    """Where it stands on the site."""
    prompts: tuple[Prompt, ...]


@dataclass(frozen=True, slots=True)
class SheetView:
    """One interview."""

    anchor: str
    sheet: Sheet
    person: Link | None
    way: Link | None
    topics: tuple[TopicView, ...]


@dataclass(frozen=True, slots=True)
class GuideView:
    """One page of the guide."""

    headline: str
    asked: str
    """What rests on nothing, counted."""
    intent: str
    before: str
    practices: tuple[Practice, ...]
    sheets: tuple[SheetView, ...]
    pages: tuple[Link, ...]
    """All pages of the guide, where there is more than one."""
    is_first: bool
    looked_at: bool
    """Whether anything is rated or felt at all."""


def guide_pages(reading: Reading, edition: Edition) -> Iterator[Page]:
    """The guide of the whole portfolio."""
    yield from reading.pages("guide", partial(_pages, edition=edition))


def _pages(reading: Reading, edition: Edition) -> Iterator[Page]:
    whole = guide(reading.portfolio, reading.places, rests=reading.guide_ground)
    views = [_sheet(one) for one in whole.sheets]
    parts = [views[n : n + MOST] for n in range(0, len(views), MOST)] or [[]]
    headline, asked = of_guide(whole), _asked(whole) if whole.sheets else ""
    links = numbered("guide", "Interview guide", len(parts))
    for part, (link, before, after) in zip(parts, in_a_row(links), strict=True):
        view = GuideView(
            headline=headline,
            asked=asked,
            intent=INTENT,
            before=BEFORE,
            practices=PRACTICES,
            sheets=tuple(part),
            pages=links if len(links) > 1 else (),
            is_first=before is None,
            looked_at=whole.looked_at,
        )
        frame = Frame(
            address=link.address,
            title=link.title,
            template="guide.html",
            source=of_all(reading, edition),
            trail=(Link(edition.name, "index.html"),),
            before=before,
            after=after,
            headings=tuple(Heading(2, one.anchor, titled(one.sheet)) for one in part),
            found=() if before else (Found("", "Interview guide", view.headline),),
            nav="" if before else "Interview guide",
        )
        yield compose(frame, edition, view)


def of_guide(whole: Guide) -> str:
    """How many conversations would change what rests on nothing."""
    if not whole.sheets:
        return nothing_to_ask(whole)
    talks = many(len(whole.sheets), "conversation")
    return sentence(f"{talks} would put somebody else{_APOSTROPHE}s word under ours.")


def _asked(whole: Guide) -> str:
    counts = whole.counts()
    what = listed(many(counts[kind], *words) for kind, words in KINDS.items() if kind in counts)
    rest = "rests" if sum(counts.values()) == 1 else "rest"
    return sentence(f"{what} {rest} on nobody{_APOSTROPHE}s word but ours.")


def _sheet(one: Sheet) -> SheetView:
    return SheetView(
        anchor=f"sheet.{one.id}",
        sheet=one,
        person=Link(one.person.name, anchors.person(one.person.id)) if one.person else None,
        way=Link(one.journey.title, anchors.journey(one.journey.id)) if one.journey else None,
        topics=tuple(TopicView(each.gap, _where(each.gap), each.prompts) for each in one.topics),
    )


def _where(gap: Gap) -> Link:
    """Where the site shows what is asked about."""
    address = {
        "risk": anchors.risk,
        "moment": anchors.touchpoint,
        "handoff": anchors.handoff,
        "person": anchors.person,
        "baseline": anchors.journey,
    }
    if gap.kind in address:
        return Link(gap.name, address[gap.kind](gap.key))
    part = "#data" if gap.kind == "exchange" else "#told"
    return Link(gap.name, anchors.initiative(gap.assessment) + part)
