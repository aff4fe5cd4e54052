"""What executives have to look at: risks above appetite, each with its answer, and decisions wanted."""

from collections.abc import Iterator
from datetime import date

from cxrisk.model.risk import Risk
from cxrisk.pipeline import Outcome
from cxrisk.records import dataclass
from cxrisk.scoring.rollup import LABELLED, counted
from cxrisk.scoring.score import RiskScore
from cxrisk.scoring.standing import acceptance_state, is_above


@dataclass(frozen=True, slots=True)
class AboveAppetite:
    """A risk above appetite."""

    risk: Risk
    score: RiskScore
    status: str
    """Of an initiative that is only proposed, or paused; else nothing."""
    owner: str
    """Nothing where nobody owns it."""
    answer: str
    """Who answered it, and until when; nothing where nobody has."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A decision that somebody waits for."""

    question: str
    key: str
    asked: tuple[str, ...]
    needed_by: date | None
    is_late: bool
    default: str
    """What happens if nobody decides."""


def above_appetite(outcome: Outcome) -> list[AboveAppetite]:
    """The risks above appetite: those that nobody has answered first, then the worst first."""
    portfolio = outcome.portfolio
    found = []
    for score in counted(outcome.scores, portfolio):
        if is_above(score):
            risk = portfolio.risks[score.key]
            status = portfolio.assessments[risk.assessment].status
            label = status if status in LABELLED else ""
            owner = portfolio.named(risk.owner)
            found.append(AboveAppetite(risk, score, label, owner, _answer(risk, score, outcome)))
    return sorted(found, key=lambda one: bool(one.answer))


def _answer(risk: Risk, score: RiskScore, outcome: Outcome) -> str:
    portfolio = outcome.portfolio
    assessment = portfolio.assessments[risk.assessment]
    day = assessment.day(outcome.today)
    if risk.acceptance and acceptance_state(risk, score, portfolio, day) == "valid":
        return f"signed for by {portfolio.named(risk.acceptance.by)} until {risk.acceptance.until}"
    work = [
        one
        for home in portfolio.assessments.values()
        for one in home.actions
        if risk.key in one.for_ and one.status in ("open", "doing") and one.due >= home.day(outcome.today)
    ]
    if score.sign or not work:  # no work answers an impact that somebody has to sign for
        return ""
    first = min(work, key=lambda one: (one.due, one.key))
    return f"{first.title}, by {first.due} ({portfolio.named(first.owner) or 'nobody'})"


def decisions_wanted(outcome: Outcome) -> list[Wanted]:
    """The decisions that active initiatives wait for, the most pressing first."""
    return sorted(_wanted(outcome), key=lambda one: (one.needed_by or date.max, one.key))


def _wanted(outcome: Outcome) -> Iterator[Wanted]:
    portfolio = outcome.portfolio
    for assessment in portfolio.assessments.values():
        for one in assessment.decisions if assessment.status != "retired" else ():
            if one.is_wanted:
                asked = tuple(portfolio.named(who) for who in one.from_)
                late = one.needed_by is not None and one.needed_by < assessment.day(outcome.today)
                yield Wanted(one.question, one.key, asked, one.needed_by, late, one.default)
