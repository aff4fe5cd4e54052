"""nobody-listens: something goes wrong, somebody says so, and it goes no further."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.places import head
from cxrisk.checks.words import called
from cxrisk.findings import Severity


def find(view: View) -> Iterator[Trouble]:
    """An assessment without a signal."""
    for assessment in view.portfolio.assessments.values():
        if not assessment.signals:
            yield Trouble(
                head(assessment),
                f"{called(assessment.title)} does not say who hears first that something is wrong, "
                "and whom they tell",
                "write the first of `signals`: `from` whom it comes, `heard_at` which touchpoint, "
                "`passed_to` which unit, `within_hours`; then try it once",
                lacks=(assessment.place.at("signals"),),
            )


CHECK = Check(
    "nobody-listens",
    Severity.WARNING,
    "What is live does not say who hears first that something is wrong, and whom they tell.",
    find,
    speaks_from="live",
)
