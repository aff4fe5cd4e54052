"""What a team has promised around its risks: to hear, to do, to try, to find out; what it said in public."""

from collections.abc import Iterable
from typing import get_args

from cxrisk.model.assessment import Answer, AnswerTo, Assessment
from cxrisk.model.change import Action, Experiment, PublicPromise, Question, Signal
from cxrisk.pages import anchors
from cxrisk.pages.evidence import evidence_links
from cxrisk.pages.moments import Mark, Moment, handoff_link, mark, moment
from cxrisk.pages.page import Link
from cxrisk.pages.reading import Reading
from cxrisk.records import dataclass
from cxrisk.scoring.standing import is_above

ANSWERS: tuple[AnswerTo, ...] = get_args(AnswerTo)


@dataclass(frozen=True, slots=True)
class SignalRow:
    """Who hears first that something is wrong, and whom they tell."""

    signal: Signal
    initiative: Link
    heard_at: Moment
    passed_to: str


@dataclass(frozen=True, slots=True)
class ActionRow:
    """Work that somebody has promised."""

    action: Action
    initiative: Link
    owner: str
    serves: tuple[Link, ...]
    """The risks and handoffs that it is for."""
    is_late: bool


@dataclass(frozen=True, slots=True)
class ExperimentRow:
    """Something tried on a few people."""

    experiment: Experiment
    rests: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One of the four questions about data."""

    question: AnswerTo
    answer: Answer | None
    rests: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Endangered:
    """A risk that may break a promise."""

    risk: Link
    mark: Mark | None
    is_above: bool


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """Something said in public, with the risks that may break it."""

    promise: PublicPromise
    initiative: Link
    risks: tuple[Endangered, ...]


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """Something that nobody knows yet."""

    question: Question
    owner: str
    is_late: bool


def signal_rows(reading: Reading, assessments: Iterable[Assessment]) -> tuple[SignalRow, ...]:
    """The signals of these assessments."""
    portfolio = reading.portfolio
    return tuple(
        SignalRow(
            signal=signal,
            initiative=Link(one.title, f"{anchors.initiative(one.id)}#signals"),
            heard_at=moment(portfolio.touchpoints[signal.heard_at]),
            passed_to=portfolio.units[signal.passed_to].name,
        )
        for one in assessments
        for signal in one.signals
    )


def action_rows(reading: Reading, assessments: Iterable[Assessment]) -> tuple[ActionRow, ...]:
    """The work that these assessments promise, by due date; what is done or dropped comes last."""
    rows = [_action(reading, one, action) for one in assessments for action in one.actions]
    return tuple(sorted(rows, key=lambda row: (_is_over(row.action), row.action.due, row.action.key)))


def experiment_rows(reading: Reading, assessment: Assessment) -> tuple[ExperimentRow, ...]:
    """What was tried."""
    return tuple(ExperimentRow(one, evidence_links(reading, one.evidence)) for one in assessment.experiments)


def answer_rows(reading: Reading, assessment: Assessment) -> tuple[AnswerRow, ...]:
    """The four questions: for a big-data initiative, and wherever one of them is answered."""
    if not assessment.answers and "big-data" not in assessment.technologies:
        return ()
    answers = ((question, assessment.answers.get(question)) for question in ANSWERS)
    return tuple(
        AnswerRow(question, answer, evidence_links(reading, answer.evidence if answer else ()))
        for question, answer in answers
    )


def promise_rows(reading: Reading, assessments: Iterable[Assessment]) -> tuple[PromiseRow, ...]:
    """What was said in public, what is endangered first."""
    rows = [
        PromiseRow(
            promise=promise,
            initiative=Link(one.title, f"{anchors.initiative(one.id)}#promises"),
            risks=tuple(_endangered(reading, key) for key in promise.risks),
        )
        for one in assessments
        for promise in one.promises
    ]
    return tuple(sorted(rows, key=lambda row: not any(one.is_above for one in row.risks)))


def question_rows(reading: Reading, assessment: Assessment) -> tuple[QuestionRow, ...]:
    """What nobody knows yet."""
    day = assessment.day(reading.outcome.today)
    return tuple(
        QuestionRow(one, reading.portfolio.named(one.owner), is_late=one.due is not None and one.due < day)
        for one in assessment.questions
    )


def _is_over(action: Action) -> bool:
    return action.status in ("done", "dropped")


def _action(reading: Reading, assessment: Assessment, action: Action) -> ActionRow:
    portfolio = reading.portfolio
    risks = (Link(portfolio.risks[key].title, anchors.risk(key)) for key in action.for_)
    handoffs = (handoff_link(portfolio, key) for key in action.for_handoffs)
    return ActionRow(
        action=action,
        initiative=Link(assessment.title, f"{anchors.initiative(assessment.id)}#actions"),
        owner=portfolio.named(action.owner),
        serves=(*risks, *handoffs),
        is_late=not _is_over(action) and action.due < assessment.day(reading.outcome.today),
    )


def _endangered(reading: Reading, key: str) -> Endangered:
    score = reading.outcome.scores.get(key)
    link = Link(reading.portfolio.risks[key].title, anchors.risk(key))
    return Endangered(link, mark(score.current) if score else None, score is not None and is_above(score))
