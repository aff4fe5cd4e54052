"""Where a risk stands against the appetite, and who has signed for it."""

from datetime import date
from typing import Literal

from cxrisk.model.portfolio import Portfolio, Settings
from cxrisk.model.risk import Acceptance, Risk
from cxrisk.scoring.digest import digest_of
from cxrisk.scoring.score import RiskScore

AcceptanceState = Literal["none", "valid", "expired", "beyond_authority", "void"]


def is_above(score: RiskScore) -> bool:
    """Whether the risk is above appetite now: by its band in some category, or by its extreme impact."""
    return bool(score.above) or score.sign


def has_authority(acceptance: Acceptance, score: RiskScore, settings: Settings) -> bool:
    """Whether whoever signed is an executive who may accept the risk's current band."""
    signer = settings.executives.get(acceptance.by)
    return signer is not None and signer.may_accept is not None and score.current.band <= signer.may_accept


def has_expired(acceptance: Acceptance, day: date) -> bool:
    """Whether the last day for which somebody signed has passed."""
    return acceptance.until < day


def is_void(risk: Risk, portfolio: Portfolio) -> bool:
    """Whether what was signed for has changed since; a signature without a digest cannot tell."""
    signed = risk.acceptance
    return signed is not None and bool(signed.digest) and signed.digest != digest_of(risk, portfolio)


def acceptance_state(risk: Risk, score: RiskScore, portfolio: Portfolio, day: date) -> AcceptanceState:
    """How the risk's acceptance stands on `day` (the assessment's: `assessment.day(today)`).

    A signature without authority never held, whatever its dates; one that is dated after `day` does not
    stand yet; one for a rating that has changed since is void. Where faults matter apart, ask
    `has_authority`, `has_expired` and `is_void`.
    """
    acceptance = risk.acceptance
    if acceptance is None or acceptance.date > day:
        return "none"
    if not has_authority(acceptance, score, portfolio.settings):
        return "beyond_authority"
    if has_expired(acceptance, day):
        return "expired"
    return "void" if is_void(risk, portfolio) else "valid"


def risks_in_hand(portfolio: Portfolio, today: date) -> frozenset[str]:
    """The risks for which somebody has promised work, open or under way, that is not overdue."""
    return portfolio.worked_on.union(
        risk
        for assessment in portfolio.assessments.values()
        for action in assessment.actions
        if action.status in ("open", "doing") and action.due >= assessment.day(today)
        for risk in action.for_
    )


def needs_answer(score: RiskScore, acceptance: AcceptanceState, *, in_hand: bool) -> bool:
    """Whether a risk above appetite is still without an answer.

    A valid acceptance answers everything; work in hand (`risks_in_hand`) answers a band above appetite,
    but no impact that somebody has to sign for.
    """
    if acceptance == "valid":
        return False
    return score.sign or (bool(score.above) and not in_hand)
