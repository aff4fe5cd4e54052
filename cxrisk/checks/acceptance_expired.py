"""acceptance-expired: a signature that no longer holds."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.words import called
from cxrisk.findings import Severity


def find(view: View) -> Iterator[Trouble]:
    """An acceptance whose last day has passed."""
    for assessment in view.portfolio.assessments.values():
        for risk in assessment.risks:
            signed = risk.acceptance
            if signed is not None and signed.until < view.day(assessment):
                by = view.portfolio.named(signed.by) or signed.by
                yield Trouble(
                    risk.place.at("acceptance", "until"),
                    f"{by} accepted {called(risk.title)} until {signed.until}, and that day has passed",
                    "ask again with what is known today, or treat the risk in another way",
                )


CHECK = Check("acceptance-expired", Severity.ERROR, "An acceptance has run out.", find)
