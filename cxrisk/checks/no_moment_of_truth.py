"""no-moment-of-truth: a journey in which every moment matters the same."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.places import head
from cxrisk.checks.words import called
from cxrisk.findings import Severity


def find(view: View) -> Iterator[Trouble]:
    """A journey that marks no moment of truth."""
    for journey in view.portfolio.journeys.values():
        if not any(touchpoint.moment_of_truth for touchpoint in journey.touchpoints()):
            yield Trouble(
                head(journey),
                f"{called(journey.title)} marks no moment of truth",
                "write `moment_of_truth` at the touchpoint where people decide whether to stay, and why",
                lacks=(journey.place.at("stages"),),
            )


CHECK = Check(
    "no-moment-of-truth",
    Severity.WARNING,
    "A journey marks no moment of truth: no touchpoint at which a person makes up their mind about us.",
    find,
)
