"""nobody-there: the machine works all night, and the person who stands in for it goes home."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.words import called
from cxrisk.findings import Severity

_ALWAYS = ("24/7", "Mon-Sun 00:00-24:00")


def find(view: View) -> Iterator[Trouble]:
    """A moment of truth on a channel that never closes, with a fallback that does."""
    channels = view.portfolio.channels
    for touchpoint in view.portfolio.touchpoints.values():
        fallback = touchpoint.human_fallback
        if touchpoint.moment_of_truth and fallback and fallback.channel:
            here, there = channels[touchpoint.channel], channels[fallback.channel]
            if here.hours in _ALWAYS and there.hours and there.hours not in _ALWAYS:
                yield Trouble(
                    fallback.place.at("channel"),
                    f"{called(touchpoint.name)} can happen at any hour, and its human fallback "
                    f"{called(there.name)} is open {there.hours}",
                    "name a channel where people answer at that hour too, or say in words in "
                    "`human_fallback` what somebody does who needs a person at night",
                    ((there.place.at("hours"), "the hours of the fallback"),),
                )


CHECK = Check(
    "nobody-there",
    Severity.WARNING,
    "A moment of truth can happen at any hour, and its human fallback keeps shorter hours.",
    find,
)
