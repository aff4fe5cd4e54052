"""The brief: an initiative on two pages of paper, for a board that decides about it."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from cxrisk.history.edition import Edition
from cxrisk.model.assessment import Assessment
from cxrisk.model.library import Pattern, Precedent
from cxrisk.model.risk import Risk
from cxrisk.pages import anchors
from cxrisk.pages.badge import Badge
from cxrisk.pages.charts.mini import Mini, mini
from cxrisk.pages.commitments import ActionRow, action_rows, question_rows
from cxrisk.pages.decisions import Ask, ask, wanted
from cxrisk.pages.initiative import state_of, unrated
from cxrisk.pages.moments import Mark, mark
from cxrisk.pages.origin import of_record
from cxrisk.pages.page import Link, Page, Sheet
from cxrisk.pages.phrases import listed, long_day, many, readable
from cxrisk.pages.reading import Reading
from cxrisk.pages.render import compose
from cxrisk.pages.risk import RiskView, risk_view
from cxrisk.pages.told import Told, told
from cxrisk.pages.words import quoted, sentence
from cxrisk.records import dataclass
from cxrisk.scoring.standing import is_above

MOST_RISKS = 7
MOST_STEPS = 4
"""Rows of a table: two pages are two pages, and the initiative's page has all of it."""


@dataclass(frozen=True, slots=True)
class BriefRisk:
    """One risk in a row."""

    risk: Risk
    current: Mark | None
    """Absent, as the bar: nobody could rate it."""
    bar: Mini | None
    is_above: bool
    badge: Badge


@dataclass(frozen=True, slots=True)
class BriefView:
    """Everything that the brief shows."""

    assessment: Assessment
    day: date
    headline: str
    occasion: str
    """What it is for: the decision and its day, or nothing but the day of the figures."""
    state: str
    """The computed sentence."""
    verdict_by: str
    ask: Ask | None
    """The decision that is wanted first."""
    further: int
    """How many more are wanted."""
    count: str
    """How many risks, in words."""
    risks: tuple[BriefRisk, ...]
    further_risks: int
    worst: RiskView | None
    told: Told | None
    """The disruption that comes first."""
    learned: tuple[Pattern, Precedent] | None
    unknown: tuple[str, ...]
    """What nobody knows, in sentences."""
    steps: tuple[ActionRow, ...]
    """Work that is promised and not done."""
    page: Link
    own_table: bool


def brief_pages(reading: Reading, edition: Edition) -> Iterator[Page]:
    """A brief for each initiative that is not over."""
    for one in reading.active:
        yield reading.page(anchors.brief(one.id), one, partial(brief_page, edition=edition, one=one))


def brief_page(reading: Reading, edition: Edition, one: Assessment) -> Page:
    """The brief of one initiative."""
    page = Link(one.title, anchors.initiative(one.id))
    sheet = Sheet(
        address=anchors.brief(one.id),
        title=f"Brief: {one.title}",
        template="brief.html",
        source=of_record(reading, one, edition, f"{page.address}#findings"),
        trail=(Link(edition.name, "index.html"), page),
    )
    return compose(sheet, edition, brief_view(reading, one))


def brief_view(reading: Reading, one: Assessment) -> BriefView:
    """What the brief of one initiative shows."""
    day = one.day(reading.outcome.today)
    ranked = reading.ranked(one)
    asked = [ask(reading, one, decision) for _, decision in wanted([one])]
    first = asked[0] if asked else None
    rated = [risk for risk in ranked if risk.key in reading.outcome.scores]
    shaken = told(reading, [one])
    return BriefView(
        assessment=one,
        day=day,
        headline=f"{one.title}: {first.decision.question}" if first else one.title,
        occasion=_occasion(first, day),
        state=state_of(reading, one),
        verdict_by=reading.portfolio.named(one.verdict.by) if one.verdict else "",
        ask=first,
        further=len(asked) - 1 if asked else 0,
        count=many(len(ranked), "risk"),
        risks=tuple(_row(reading, risk) for risk in ranked[:MOST_RISKS]),
        further_risks=max(len(ranked) - MOST_RISKS, 0),
        worst=risk_view(reading, one, rated[0]) if rated else None,
        told=shaken[0] if shaken else None,
        learned=_learned(reading, ranked),
        unknown=tuple(_unknown(reading, one, ranked)),
        steps=tuple(_open(reading, one))[:MOST_STEPS],
        page=Link(one.title, anchors.initiative(one.id)),
        own_table=bool(reading.portfolio.settings.scales.matrix),
    )


def _occasion(first: Ask | None, day: date) -> str:
    figures = f"Figures as of {long_day(day)}."
    if first is None:
        return f"Brief. {figures}"
    by = f" of {long_day(first.decision.needed_by)}" if first.decision.needed_by else ""
    return f"Brief for the decision{by}. {figures}"


def _row(reading: Reading, risk: Risk) -> BriefRisk:
    score = reading.outcome.scores.get(risk.key)
    if score is None:
        return BriefRisk(risk, None, None, is_above=False, badge=reading.badges[risk.key])
    settings = reading.portfolio.settings
    three = (score.inherent.score, score.current.score, score.target.score)
    appetite = settings.appetite.of(score.current.category)
    bar = mini(f"brief.{risk.id}", three, score.current.band, appetite, settings.scales)
    return BriefRisk(risk, mark(score.current), bar, is_above(score), reading.badges[risk.key])


def _learned(reading: Reading, ranked: Sequence[Risk]) -> tuple[Pattern, Precedent] | None:
    """What happened elsewhere in the way of the worst risk that has a precedent."""
    portfolio = reading.portfolio
    patterns = (portfolio.risk_patterns[risk.pattern] for risk in ranked if risk.pattern)
    return next(((one, portfolio.precedents[key]) for one in patterns for key in one.precedents), None)


def _unknown(reading: Reading, one: Assessment, ranked: Sequence[Risk]) -> Iterator[str]:
    """Ratings on nobody's word, kinds of harm that nobody looked at, and what the team itself asks."""
    alone = [risk.title for risk in ranked if not reading.badges[risk.key].asked]
    if alone:
        says = f"{many(len(alone), 'rating rests', 'ratings rest')} on no customer evidence"
        yield f"{sentence(says)}: {_few(alone)}."
    unseen = [readable(row.name) for row in unrated(reading, one) if not row.reason]
    if unseen:
        yield f"Nobody has looked at {listed(unseen)}."
    for row in question_rows(reading, one)[:2]:
        yield f"{row.question.text}{f' ({row.owner})' if row.owner else ' (nobody is to find out)'}"


def _few(titles: Sequence[str]) -> str:
    """The first of them by name, the others as a number."""
    shown, rest = titles[:2], len(titles) - 2
    return listed([*map(quoted, shown), *([many(rest, "other")] if rest > 0 else [])])


def _open(reading: Reading, one: Assessment) -> Iterator[ActionRow]:
    return (row for row in action_rows(reading, [one]) if row.action.status in ("open", "doing"))
