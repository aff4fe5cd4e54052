"""no-risks: an initiative that claims to be safe."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.places import head
from cxrisk.checks.words import called
from cxrisk.findings import Severity


def find(view: View) -> Iterator[Trouble]:
    """An assessment without a risk."""
    for assessment in view.portfolio.assessments.values():
        if not assessment.risks:
            yield Trouble(
                head(assessment),
                f"{called(assessment.title)} names no risk, and what is new is never without one",
                "write the first of `risks`: a bad moment that a person may have, and at which touchpoint",
                lacks=(assessment.place.at("risks"),),
            )


CHECK = Check("no-risks", Severity.WARNING, "An assessment names no risk.", find)
