"""pains-only: somebody asked what hurts, and nobody what people enjoy."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.places import head
from cxrisk.checks.words import called
from cxrisk.findings import Severity


def find(view: View) -> Iterator[Trouble]:
    """A journey that lists pains and no gain."""
    for journey in view.portfolio.journeys.values():
        touchpoints = tuple(journey.touchpoints())
        if any(one.pains for one in touchpoints) and not any(one.gains for one in touchpoints):
            yield Trouble(
                head(journey),
                f"{called(journey.title)} lists what hurts, and nothing that people enjoy",
                "ask what they would miss if it were gone, and write it in `gains` at that touchpoint",
                lacks=(journey.place.at("stages"),),
            )


CHECK = Check(
    "pains-only",
    Severity.INFO,
    "A journey lists pains and not one gain.",
    find,
)
