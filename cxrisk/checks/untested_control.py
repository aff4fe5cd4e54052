"""untested-control: much rests on something that nobody has tried."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.words import called
from cxrisk.findings import Severity
from cxrisk.model.portfolio import Portfolio
from cxrisk.model.risk import Control, ControlUse, Risk
from cxrisk.scoring.controls import MOST, effect, is_claimed
from cxrisk.scoring.levels import LOWEST, points, step

_ONE_LEVEL = 1.0


def find(view: View) -> Iterator[Trouble]:
    """A control said to be in place, never verified, that would take off more than one level if it holds."""
    for risk in view.portfolio.risks.values():
        for use in risk.controls:
            control = view.portfolio.controls[use.control]
            if is_claimed(use):
                levels = _leans(risk, use, control, view.portfolio)
                if levels > _ONE_LEVEL:
                    yield _trouble(risk, use, control, levels)


def _leans(risk: Risk, use: ControlUse, control: Control, portfolio: Portfolio) -> float:
    """The levels that would come back if it did not hold: beyond its layer's next best, above the lowest."""
    scales = portfolio.settings.scales
    likely = control.reduces == "likelihood"
    base = step(scales.likelihood if likely else scales.impact)
    strength = control.strength if use.strength is None else use.strength
    other = max(
        (effect(one, known, "current") for one, known in _beside(risk, use, control, portfolio)), default=0
    )
    highest = risk.likelihood if likely else max(risk.impact.values(), default=LOWEST)
    return min(points(min(strength, MOST), base) - points(other, base), highest - LOWEST)


def _beside(
    risk: Risk, use: ControlUse, control: Control, portfolio: Portfolio
) -> Iterator[tuple[ControlUse, Control]]:
    """The other controls of this risk on the same side and layer."""
    for one in risk.controls:
        known = portfolio.controls[one.control]
        if one is not use and (known.reduces, known.layer) == (control.reduces, control.layer):
            yield one, known


def _trouble(risk: Risk, use: ControlUse, control: Control, levels: float) -> Trouble:
    how = f": {control.how_to_verify}" if control.how_to_verify else " and write the day into `verified`"
    return Trouble(
        use.place.at("control"),
        f"{called(risk.title)} leans on {called(control.name)} for {levels:.1f} levels of "
        f"{control.reduces}, and nobody has verified that it holds",
        f"try it{how}; until then half of it counts",
    )


CHECK = Check(
    "untested-control",
    Severity.INFO,
    "A risk leans for more than one level on a control that is in place and was never verified.",
    find,
    speaks_from="live",
)
