"""The pages of the initiatives: what stands on them, under which headings, found by which words."""

from collections.abc import Iterator
from functools import partial

from cxrisk.history.edition import Edition
from cxrisk.model.assessment import Assessment
from cxrisk.pages import anchors
from cxrisk.pages.initiative import InitiativeView, Moved, initiative_view, moved
from cxrisk.pages.origin import of_record
from cxrisk.pages.page import Found, Heading, Link, Neighbours, Page, Sheet, headings
from cxrisk.pages.phrases import many
from cxrisk.pages.reading import Reading
from cxrisk.pages.render import compose
from cxrisk.pages.words import sentence


def initiative_pages(reading: Reading, edition: Edition) -> Iterator[Page]:
    """A page for each assessment, in the order of the portfolio."""
    order = list(reading.portfolio.assessments.values())
    links = [Link(one.title, anchors.initiative(one.id)) for one in order]
    for n, one in enumerate(order):
        around = Neighbours(links[n - 1] if n else None, links[n + 1] if n + 1 < len(links) else None)
        since = moved(reading, one)
        make = partial(_page, one=one, around=around, edition=edition, since=since)
        yield reading.page(anchors.initiative(one.id), (one, around, since), make)


def _page(
    reading: Reading, one: Assessment, around: Neighbours, edition: Edition, since: Moved | None
) -> Page:
    view = initiative_view(reading, one, since)
    sheet = Sheet(
        address=anchors.initiative(one.id),
        title=one.title,
        template="initiative.html",
        source=of_record(reading, one, edition, "#findings"),
        trail=(Link(edition.name, "index.html"), Link("Initiatives", "index.html#portfolio")),
        before=around.before,
        after=around.after,
        headings=_headings(view),
        found=tuple(_found(view)),
    )
    return compose(sheet, edition, view)


def _headings(view: InitiativeView) -> tuple[Heading, ...]:
    """The sections that have something to say; risks, words and evidence are missed where there are none."""
    sections = (
        ("outcome", "How it ended", view.assessment.outcome),
        ("risks", sentence(many(len(view.risks), "risk")), True),
        ("reach", "How it reaches people", view.strikes),
        ("decisions", "Decisions", view.wanted or view.taken),
        ("told", "What people are told", True),
        ("handoffs", "Handoffs it leans on", view.around.handoffs),
        ("data", "What we take, what we give", view.around.uses),
        ("answers", "Four questions about the data", view.around.answers),
        ("signals", "Who hears first", view.around.signals),
        ("promises", "What we said in public", view.around.promises),
        ("actions", "Work under way", view.around.actions),
        ("tried", "What was tried", view.around.experiments),
        ("learned", "What others learned", view.learned),
        ("questions", "What nobody knows yet", view.around.questions),
        ("evidence", "What this rests on", True),
        ("findings", "What the checker says about this file", True),
    )
    return headings(sections)


def _found(view: InitiativeView) -> Iterator[Found]:
    yield Found("", view.assessment.title, view.head.state)
    for one in view.risks:
        risk = one.risk
        text = " ".join(filter(None, (risk.person_says, risk.cause, risk.event, risk.consequence)))
        yield Found(one.anchor, risk.title, text)
