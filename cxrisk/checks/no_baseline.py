"""no-baseline: a journey that is measured against nothing."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.places import head
from cxrisk.checks.words import called
from cxrisk.findings import Severity


def find(view: View) -> Iterator[Trouble]:
    """A journey without the last best experience that its person compares it with."""
    for journey in view.portfolio.journeys.values():
        if journey.baseline is None:
            yield Trouble(
                head(journey),
                f"{called(journey.title)} does not say what it is measured against",
                "ask the person who lives it for the best experience that anyone gave them last, "
                "and write it in `baseline`, with `who` and `what`",
                lacks=(journey.place.at("baseline"),),
            )


CHECK = Check(
    "no-baseline",
    Severity.WARNING,
    "A journey does not say what it is measured against: "
    "the last best experience that anybody gave this person.",
    find,
)
