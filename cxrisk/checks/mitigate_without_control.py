"""mitigate-without-control: it is to be made smaller, and nothing makes it smaller."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.words import called
from cxrisk.findings import Severity


def find(view: View) -> Iterator[Trouble]:
    """A risk that is to be mitigated, without a control."""
    for risk in view.portfolio.risks.values():
        if risk.treatment == "mitigate" and not risk.controls:
            yield Trouble(
                risk.place.at("treatment"),
                f"{called(risk.title)} is to be mitigated, and no control does it",
                "name in `controls` what makes it less likely or less harmful, or say that it is "
                "accepted, avoided or transferred",
                lacks=(risk.place.at("controls"),),
            )


CHECK = Check(
    "mitigate-without-control",
    Severity.ERROR,
    "A risk is to be made smaller, and nothing is named that does it.",
    find,
)
