"""Levels in natural units: about three a year, about 32 million GBP each time."""

import math
from typing import NamedTuple

from cxrisk.model.scales import Scales
from cxrisk.scoring.levels import USUAL_STEP, Horizon, half_up, step

SMALL = (
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
"""Numbers that are written as words."""
UNITS = ((1e12, " trillion"), (1e9, " billion"), (1e6, " million"))
"""What large amounts are counted in."""


class Quantity(NamedTuple):
    """How much, in words: `three` `a year`."""

    amount: str
    unit: str

    def __str__(self) -> str:
        return f"about {self.amount} {self.unit}"

    def then(self, later: "Quantity", phrase: str) -> str:
        """Both in one phrase, without saying the unit twice: `about three a year, now two`.

        `phrase` has a gap for the later one: `now {}`.
        """
        if self == later:
            changed = "the same"
        else:
            changed = later.amount if self.unit == later.unit else f"{later.amount} {later.unit}"
        return f"{self}, {phrase.format(changed)}"


def rate(level: float, scales: Scales) -> float:
    """Events per year (or per change) in the geometric middle of a likelihood level, real-valued 1..5."""
    return _middle(level, scales.likelihood[3].up_to, step(scales.likelihood))


def loss(level: float, scales: Scales) -> float:
    """Harm of one event, in the portfolio's currency, in the geometric middle of an impact level."""
    return _middle(level, scales.impact[3].up_to, step(scales.impact))


def often(level: float, scales: Scales, horizon: Horizon = "year") -> Quantity:
    """How often a likelihood level is; with `once` in one change, else in a year."""
    events, change = rate(level, scales), horizon == "once"
    if half_up(events) > 1:
        return Quantity(number(events), "in one such change" if change else "a year")
    if half_up(1 / events) > 1:
        seldom = number(1 / events)
        return (
            Quantity(f"1 in {seldom}", "such changes") if change else Quantity(f"once in {seldom}", "years")
        )
    return Quantity("once", "in one such change" if change else "a year")


def bad(level: float, scales: Scales, currency: str) -> Quantity:
    """How bad one event of an impact level is."""
    return Quantity(money(loss(level, scales), currency), "each time")


def natural(level: float, scales: Scales, horizon: Horizon = "year") -> str:
    """How often a likelihood level is: `about three a year`, `about once in 32 years`."""
    return str(often(level, scales, horizon))


def natural_loss(level: float, scales: Scales, currency: str) -> str:
    """How bad one event of an impact level is: `about 32 million GBP each time`."""
    return str(bad(level, scales, currency))


def money(amount: float, currency: str) -> str:
    """An amount in two figures: `3.2 million GBP`, `32,000 GBP`."""
    rounded = _two_figures(amount)
    size, word = next(((size, word) for size, word in UNITS if rounded >= size), (1.0, ""))
    return f"{rounded / size:,.1f}".removesuffix(".0") + f"{word} {currency}"


def number(count: float) -> str:
    """A count as people say it: words up to twelve, two figures beyond."""
    whole = half_up(count)
    return SMALL[whole] if whole < len(SMALL) else f"{_two_figures(count):,.0f}"


def _middle(level: float, fourth: float | None, base: float) -> float:
    """The middle of a level, counted from the end of the fourth."""
    return float((fourth or USUAL_STEP) * base ** (level - 4.5))


def _two_figures(amount: float) -> float:
    return round(amount, 1 - math.floor(math.log10(amount))) if amount > 0 else 0.0
