"""bad-ending: what people take home is the worst moment and the last one."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.words import called
from cxrisk.findings import Severity
from cxrisk.model.journey import Touchpoint

_TOO_LOW = -1.0


def find(view: View) -> Iterator[Trouble]:
    """A journey that ends below zero, or whose worst and last moment together are at -1 or below."""
    for journey in view.portfolio.journeys.values():
        felt = [(one.emotion, one) for one in journey.touchpoints() if one.emotion is not None]
        if felt:
            (low, worst), (end, last) = min(felt, key=lambda one: one[0]), felt[-1]
            if end < 0 or (low + end) / 2 <= _TOO_LOW:
                yield _trouble(journey.title, worst, last)


def _trouble(title: str, worst: Touchpoint, last: Touchpoint) -> Trouble:
    if worst is last:
        low = f" at {last.emotion:+g}, its worst moment"
    else:
        low = f" at {last.emotion:+g}, after {worst.emotion:+g} at {called(worst.name)}"
    return Trouble(
        last.place.at("emotion"),
        f"{called(title)} ends with {called(last.name)}{low}: that is what people remember",
        "change how it ends first (who says what, and how soon), then the worst moment; a good word at the "
        "end costs little",
        () if worst is last else ((worst.place.at("emotion"), "the worst moment"),),
        lacks=(last.place,),
    )


CHECK = Check(
    "bad-ending",
    Severity.WARNING,
    "A journey ends badly: its last feeling is below 0, or the mean of the worst and the last is -1 or less.",
    find,
)
