"""planned-only: people live with it today, and all that protects them is a plan."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.places import head
from cxrisk.checks.words import called
from cxrisk.findings import Severity

_TO_COME = ("planned", "proposed")


def find(view: View) -> Iterator[Trouble]:
    """A risk of which every control is still planned or proposed."""
    for risk in view.portfolio.risks.values():
        if risk.controls and all(use.status in _TO_COME for use in risk.controls):
            yield Trouble(
                head(risk),
                f"nothing stands between people and {called(risk.title)} yet: "
                "every control of it is still planned or proposed",
                "put one in place and try it, if only a makeshift one; or pause what it protects people from",
                lacks=(risk.place.at("controls"),),
            )


CHECK = Check(
    "planned-only",
    Severity.WARNING,
    "Every control of a risk of what is live is still planned or proposed.",
    find,
    speaks_from="live",
)
