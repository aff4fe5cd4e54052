"""stale-baseline: expectations rise, and this one is from long ago."""

from collections.abc import Iterator

from cxrisk.checks.calendar import months_after
from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.words import called
from cxrisk.findings import Severity

_MONTHS = 18


def find(view: View) -> Iterator[Trouble]:
    """A baseline that is older than a year and a half."""
    for journey in view.portfolio.journeys.values():
        baseline = journey.baseline
        since = baseline.date if baseline else None
        if baseline and since and months_after(since.last, _MONTHS) < view.day_of_journey(journey):
            yield Trouble(
                baseline.place.at("date"),
                f"{called(journey.title)} is measured against an experience of {since.text}, "
                f"more than {_MONTHS} months ago",
                "ask again who treated this person really well lately, and write that in `baseline`",
            )


CHECK = Check(
    "stale-baseline",
    Severity.INFO,
    "The experience that a journey is measured against is more than 18 months old.",
    find,
)
