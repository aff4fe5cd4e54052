"""control-hurts: what protects people is hard on them, at the moment that decides."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.words import called, listed
from cxrisk.findings import Severity
from cxrisk.model.journey import Touchpoint
from cxrisk.model.risk import Control, ControlUse, Risk

_FELT = ("planned", "partial", "in_place")


def find(view: View) -> Iterator[Trouble]:
    """A control of high friction, at work or planned, in a risk at a moment of truth."""
    for risk in view.portfolio.risks.values():
        touchpoints = (view.portfolio.touchpoints[one] for one in risk.touchpoints)
        moments = [one for one in touchpoints if one.moment_of_truth]
        for use in risk.controls if moments else ():
            control = view.portfolio.controls[use.control]
            if control.friction == "high" and use.status in _FELT:
                yield _trouble(risk, use, control, moments)


def _trouble(risk: Risk, use: ControlUse, control: Control, moments: list[Touchpoint]) -> Trouble:
    felt = "will be felt" if use.status == "planned" else "is felt"
    return Trouble(
        use.place.at("control"),
        f"{called(control.name)} costs people a lot (friction high), and {felt} at "
        f"{listed(called(one.name) for one in moments)}, where {called(risk.title)} is to be prevented",
        "try it on a few people at that moment, and look for a control that they do not feel",
        tuple((one.place.at("moment_of_truth"), "a moment of truth") for one in moments),
    )


CHECK = Check(
    "control-hurts",
    Severity.INFO,
    "A control that costs people much is at work, or planned, at a moment of truth.",
    find,
)
