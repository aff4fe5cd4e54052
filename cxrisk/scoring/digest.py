"""What somebody signed for, in a few characters: a digest of everything that the rating follows from.

Levels, horizon, controls as they stand and as they are defined, the method and both scales. Prose,
dates, owners and evidence are no part of it: to say a thing better does not undo a signature.
"""

import hashlib
import json
from typing import Any

from cxrisk.model.portfolio import Portfolio
from cxrisk.model.risk import Control, ControlUse, Risk
from cxrisk.model.scales import Scales
from cxrisk.scoring.score import METHOD

PREFIX = "sha256:"
DIGITS = 16
"""Hexadecimal digits that are written: enough to tell two ratings apart, few enough to read out."""


def digest_of(risk: Risk, portfolio: Portfolio) -> str:
    """What is rated, as `sha256:` and 16 hexadecimal digits; the order of controls changes nothing."""
    rated = {
        "method": METHOD,
        "likelihood": risk.likelihood,
        "impact": dict(risk.impact),
        "horizon": risk.horizon,
        "controls": sorted(
            (_control(use, portfolio.controls[use.control]) for use in risk.controls), key=json.dumps
        ),
        "scales": _scales(portfolio.settings.scales),
    }
    canonical = json.dumps(rated, sort_keys=True, separators=(",", ":"))
    return PREFIX + hashlib.sha256(canonical.encode()).hexdigest()[:DIGITS]


def _control(use: ControlUse, control: Control) -> list[Any]:
    """A control as the rating sees it: where it stands, what was found, what it takes off and where."""
    strength = control.strength if use.strength is None else use.strength
    verified = use.verified.result if use.verified else ""
    defined = [control.reduces, control.layer, sorted(control.only)]
    return [control.id, use.status, verified, float(strength), *defined]


def _scales(scales: Scales) -> list[Any]:
    """What the levels mean: the ends of each step, and the portfolio's own table. Words are prose."""
    steps = [[step.up_to for step in scale] for scale in (scales.likelihood, scales.impact)]
    ends = [[None if end is None else float(end) for end in scale] for scale in steps]
    return [*ends, [[int(band) for band in row] for row in scales.matrix]]
