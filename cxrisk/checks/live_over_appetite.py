"""live-over-appetite: people meet it already, or will within a month, and nobody has signed."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.places import head
from cxrisk.checks.words import called, listed, too_hard, too_high, who_may_accept
from cxrisk.findings import Severity
from cxrisk.model.assessment import Assessment
from cxrisk.model.portfolio import Settings
from cxrisk.model.risk import Risk
from cxrisk.scoring.score import RiskScore
from cxrisk.scoring.standing import acceptance_state, is_above

_SOON = 30
"""Days before it goes live from which on work in hand is no answer any more."""


def find(view: View) -> Iterator[Trouble]:
    """A risk above appetite in what is live, or soon is, that no valid acceptance answers."""
    for assessment in view.portfolio.assessments.values():
        when = _when(assessment, view)
        for risk in assessment.risks if when else ():
            score = view.scores.get(risk.key)
            if score is not None and is_above(score):
                signed = acceptance_state(risk, score, view.portfolio, view.day(assessment))
                if signed != "valid":
                    yield _trouble(assessment, risk, score, view.portfolio.settings, when)


def _when(assessment: Assessment, view: View) -> str:
    """How near people are to it; nothing where there is time, or where it pauses."""
    if assessment.status == "live":
        return "is live"
    if assessment.go_live is None or assessment.status == "retired":
        return ""
    days = (assessment.go_live - view.day(assessment)).days
    if days < 0:
        return "" if assessment.status == "paused" else f"was to go live on {assessment.go_live}"
    return f"goes live on {assessment.go_live}" if days <= _SOON else ""


def _trouble(assessment: Assessment, risk: Risk, score: RiskScore, settings: Settings, when: str) -> Trouble:
    reasons = [f"is {too_high(score, settings)}"] if score.above else []
    reasons += [f"can still be {too_hard(score, settings)}"] if score.sign else []
    return Trouble(
        head(risk),
        f"{called(risk.title)} {listed(reasons)}, {called(assessment.title)} {when}, "
        "and no signature that holds answers it",
        f"ask for an `acceptance` {who_may_accept(score.current.band, settings)}, "
        "lower the risk with a control that works, or stop until then; work under way is no answer now",
        lacks=(risk.place.at("controls"), risk.place.at("acceptance")),
    )


CHECK = Check(
    "live-over-appetite",
    Severity.ERROR,
    "A risk is above appetite in what is live or will be within 30 days, and nobody has signed for it.",
    find,
)
