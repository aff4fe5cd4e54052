"""The page of an initiative: what it may do to people, and what is done about it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from cxrisk.findings import Finding
from cxrisk.history.since import Trend
from cxrisk.model.assessment import Assessment
from cxrisk.model.evidence import Evidence
from cxrisk.model.library import Pattern, Precedent
from cxrisk.pages import anchors
from cxrisk.pages.badge import Badge, badge
from cxrisk.pages.commitments import (
    ActionRow,
    AnswerRow,
    ExperimentRow,
    PromiseRow,
    QuestionRow,
    SignalRow,
    action_rows,
    answer_rows,
    experiment_rows,
    promise_rows,
    question_rows,
    signal_rows,
)
from cxrisk.pages.decisions import Ask, ask
from cxrisk.pages.evidence import EvidenceRow, evidence_rows
from cxrisk.pages.exchange import UseRow, use_rows
from cxrisk.pages.gaps import Gap, gaps_in
from cxrisk.pages.handoffs import HandoffRow, handoff_rows
from cxrisk.pages.numbers import Numbers
from cxrisk.pages.page import Link
from cxrisk.pages.phrases import listed, readable
from cxrisk.pages.portfolio_rows import next_review
from cxrisk.pages.reading import Reading
from cxrisk.pages.risk import RiskView, risk_view
from cxrisk.pages.sentences import of_evidence, of_risks
from cxrisk.pages.surroundings import Strikes, strikes
from cxrisk.pages.told import Told, told
from cxrisk.records import dataclass
from cxrisk.scoring.levels import CATEGORIES
from cxrisk.scoring.rollup import rollup


@dataclass(frozen=True, slots=True)
class Unrated:
    """A category that the technology asks about and that no risk rates."""

    name: str
    reason: str
    """Why it does not apply; empty: nobody has looked."""


@dataclass(frozen=True, slots=True)
class Learned:
    """A way of harm that a risk here follows, and what happened elsewhere in the same way."""

    pattern: Pattern
    precedents: tuple[Precedent, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """What stands at the top: the state of things, and who answers for them."""

    technologies: tuple[str, ...]
    state: str
    """The computed sentence."""
    verdict_by: str
    roles: tuple[tuple[str, str], ...]
    """What they do, and who; who is empty where nobody is named."""
    asked: Badge
    """Everybody who was heard."""
    next_review: date | None
    reviewed_by: str
    journeys: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Around:
    """What surrounds the risks: data, words, hands, work."""

    uses: tuple[UseRow, ...]
    answers: tuple[AnswerRow, ...]
    told: tuple[Told, ...]
    signals: tuple[SignalRow, ...]
    handoffs: tuple[HandoffRow, ...]
    actions: tuple[ActionRow, ...]
    experiments: tuple[ExperimentRow, ...]
    promises: tuple[PromiseRow, ...]
    questions: tuple[QuestionRow, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """How an initiative stands beside the last board pack."""

    name: str
    day: date
    trend: Trend
    risks: Mapping[str, Trend]
    """By the risk's key."""


@dataclass(frozen=True, slots=True)
class InitiativeView:
    """Everything that the page shows."""

    assessment: Assessment
    day: date
    own_table: bool
    """Whether a table of the portfolio's own gives the bands."""
    head: Head
    risks: tuple[RiskView, ...]
    strikes: Strikes | None
    """How its risks reach people; absent where none names a touchpoint."""
    unrated: tuple[Unrated, ...]
    learned: tuple[Learned, ...]
    wanted: tuple[Ask, ...]
    taken: tuple[Ask, ...]
    around: Around
    evidence: tuple[EvidenceRow, ...]
    gaps: tuple[Gap, ...]
    """What is left out of this file, because it has an error."""
    findings: tuple[Finding, ...]
    later: int
    """Findings that will speak at a later status."""
    moved: Moved | None
    """Absent where there is no earlier state to stand beside."""


def moved(reading: Reading, one: Assessment) -> Moved | None:
    """How an initiative and its risks stand beside the last board pack; nothing where there is none."""
    known = reading.since
    if known is None:
        return None
    risks = {risk.key: known.risks[risk.key] for risk in one.risks if risk.key in known.risks}
    return Moved(known.name, known.day, known.initiatives.get(one.id, "unknown"), risks)


def initiative_view(reading: Reading, one: Assessment, since: Moved | None = None) -> InitiativeView:
    """What the page of one initiative shows."""
    day = one.day(reading.outcome.today)
    risks = tuple(risk_view(reading, one, risk) for risk in reading.ranked(one))
    asks = [ask(reading, one, decision) for decision in one.decisions]
    short = Numbers({anchors.risk(each.risk.key): n for n, each in enumerate(risks, 1)})
    path = one.place.path
    return InitiativeView(
        assessment=one,
        day=day,
        own_table=bool(reading.portfolio.settings.scales.matrix),
        head=_head(reading, one),
        risks=risks,
        strikes=strikes(reading, one),
        unrated=unrated(reading, one),
        learned=_learned(reading, risks),
        wanted=tuple(each for each in asks if each.decision.is_wanted),
        taken=tuple(each for each in asks if not each.decision.is_wanted),
        around=_around(reading, one, short),
        evidence=tuple(
            replace(row, rests=short.rated(row.rests)) for row in evidence_rows(reading, one.evidence, day)
        ),
        gaps=gaps_in(reading, path),
        findings=reading.findings_in.get(path, ()),
        later=reading.later_in.get(path, 0),
        moved=since,
    )


def _head(reading: Reading, one: Assessment) -> Head:
    portfolio = reading.portfolio
    journeys = reading.journeys_of.get(one.id, ())
    return Head(
        technologies=tuple(portfolio.technologies[key].name for key in one.technologies),
        state=state_of(reading, one),
        verdict_by=portfolio.named(one.verdict.by) if one.verdict else "",
        roles=_roles(reading, one),
        asked=badge(_voices(reading, one), portfolio, one.day(reading.outcome.today)),
        next_review=next_review(reading, one),
        reviewed_by=portfolio.named(one.review.by) if one.review else "",
        journeys=tuple(Link(each.title, anchors.journey(each.id)) for each in journeys),
    )


def _around(reading: Reading, one: Assessment, short: Numbers) -> Around:
    return Around(
        uses=use_rows(reading, [one]),
        answers=answer_rows(reading, one),
        told=told(reading, [one]),
        signals=signal_rows(reading, [one]),
        handoffs=_handoffs(reading, one),
        actions=tuple(replace(row, serves=short.named(row.serves)) for row in action_rows(reading, [one])),
        experiments=experiment_rows(reading, one),
        promises=promise_rows(reading, [one]),
        questions=question_rows(reading, one),
    )


def state_of(reading: Reading, one: Assessment) -> str:
    """The computed sentence: how many risks stand above appetite, and what the ratings rest on."""
    scores = [reading.outcome.scores[risk.key] for risk in one.risks if risk.key in reading.outcome.scores]
    ahead = reading.would_be_above_among(scores)
    alone = sum(not reading.badges[risk.key].asked for risk in one.risks)
    return " ".join(filter(None, (of_risks(rollup(scores), ahead), of_evidence(alone, len(one.risks)))))


def _roles(reading: Reading, one: Assessment) -> tuple[tuple[str, str], ...]:
    roles, named = one.roles, reading.portfolio.named
    always = (
        ("Answers for it", named(roles.accountable)),
        ("Speaks for customers", named(roles.cx_champion)),
        ("Answers for the technology", named(roles.technology_owner)),
    )
    further = (
        ("Answers for privacy", named(roles.privacy)),
        ("Asks people", named(roles.researcher)),
        ("Reviewed by", listed(named(who) for who in roles.reviewers)),
    )
    return (*always, *(pair for pair in further if pair[1]))


def _voices(reading: Reading, one: Assessment) -> Iterator[Evidence]:
    """All evidence in which a person speaks: the assessment's own, and what its risks cite."""
    portfolio = reading.portfolio
    cited = (portfolio.evidence[key] for risk in one.risks for key in risk.cited())
    pieces = {piece.key: piece for piece in (*one.evidence, *cited)}
    return (piece for piece in pieces.values() if portfolio.is_voice(piece))


def unrated(reading: Reading, one: Assessment) -> tuple[Unrated, ...]:
    """The categories that its technologies ask about, or that it rules out, and that no risk rates."""
    rated = {category for risk in one.risks for category in risk.impact}
    asked = {name for key in one.technologies for name in reading.portfolio.technologies[key].consider}
    left = (asked | one.not_applicable.keys()) - rated
    return tuple(
        Unrated(readable(name), one.not_applicable.get(name, "")) for name in CATEGORIES if name in left
    )


def _learned(reading: Reading, risks: tuple[RiskView, ...]) -> tuple[Learned, ...]:
    """The patterns of these risks, each once, in the order of the risks."""
    patterns = {view.pattern.id: view.pattern for view in risks if view.pattern}
    precedents = reading.portfolio.precedents
    return tuple(Learned(one, tuple(precedents[key] for key in one.precedents)) for one in patterns.values())


def _handoffs(reading: Reading, one: Assessment) -> tuple[HandoffRow, ...]:
    """The handoffs that its risks name, and every change of unit between touchpoints that it touches."""
    named = {key for risk in one.risks for key in risk.handoffs}
    touched = {at for risk in one.risks for at in risk.touchpoints}
    touched |= {at for shake in one.disruptions for at in shake.touchpoints}
    ends = {anchors.touchpoint(key) for key in touched}
    rows = handoff_rows(reading, reading.journeys_of.get(one.id, ()))
    return tuple(
        row
        for row in rows
        if (row.handoff and row.handoff.key in named) or {row.first.address, row.second.address} <= ends
    )
