"""above-appetite: more risk than was agreed, and neither work under way nor a signature."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.places import head
from cxrisk.checks.words import called, listed, too_hard, too_high, who_may_accept
from cxrisk.findings import Severity
from cxrisk.model.assessment import Assessment
from cxrisk.model.portfolio import Settings
from cxrisk.model.risk import Risk
from cxrisk.scoring.score import RiskScore
from cxrisk.scoring.standing import acceptance_state, needs_answer, risks_in_hand


def find(view: View) -> Iterator[Trouble]:
    """A risk above appetite that neither a valid acceptance nor, for its band, work in hand answers."""
    settings = view.portfolio.settings
    in_hand = risks_in_hand(view.portfolio, view.today)
    for assessment in view.portfolio.assessments.values():
        for risk in assessment.risks:
            score = view.scores.get(risk.key)
            if score is not None:
                signed = acceptance_state(risk, score, view.portfolio, view.day(assessment))
                if needs_answer(score, signed, in_hand=risk.key in in_hand):
                    yield _trouble(assessment, risk, score, settings, in_hand=risk.key in in_hand)


def _trouble(
    assessment: Assessment, risk: Risk, score: RiskScore, settings: Settings, *, in_hand: bool
) -> Trouble:
    reasons = [] if in_hand or not score.above else [f"is {too_high(score, settings)}"]
    reasons += [f"can still be {too_hard(score, settings)}"] if score.sign else []
    answer = "nobody has signed for it" if score.sign else "neither work in time nor a signature answers it"
    work = "" if score.sign else f"add an action whose `for` names `{risk.id}`, "
    return Trouble(
        head(risk),
        f"{called(risk.title)} {listed(reasons)}, and {answer}",
        f"lower it with a control that works, {work}or ask for an `acceptance` "
        + who_may_accept(score.current.band, settings),
        lacks=(risk.place.at("controls"), risk.place.at("acceptance"), assessment.place.at("actions")),
    )


CHECK = Check(
    "above-appetite",
    Severity.ERROR,
    "A risk stands above what the organisation lives with, and nobody has signed for it or is at work on it.",
    find,
    shifts={"proposed": Severity.WARNING},
)
