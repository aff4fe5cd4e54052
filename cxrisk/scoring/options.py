"""What an option of a decision would do to a risk, once its controls are seen to hold."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from cxrisk.model.change import Setting
from cxrisk.model.portfolio import Portfolio
from cxrisk.model.risk import ControlUse, Risk, Verification
from cxrisk.scoring.score import RiskScore, score_risk


def score_with(risk: Risk, settings: Iterable[Setting], portfolio: Portfolio, day: date) -> RiskScore:
    """The score of a rated risk with these controls at their new status, from `day` on."""
    for setting in settings:
        risk = _with(risk, setting, day)
    return score_risk(risk, portfolio)


def _with(risk: Risk, setting: Setting, day: date) -> Risk:
    """The risk as it would be with this control at that status, and seen to hold if it is in place."""
    held = Verification(place=setting.place, date=day) if setting.status == "in_place" else None
    old = next((use for use in risk.controls if use.control == setting.control), None)
    if old is None:
        fresh = ControlUse(place=setting.place, control=setting.control, status=setting.status, verified=held)
        return replace(risk, controls=(*risk.controls, fresh))
    new = replace(old, status=setting.status, verified=held or old.verified)
    return replace(risk, controls=tuple(new if use is old else use for use in risk.controls))
