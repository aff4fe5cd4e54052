"""Levels, steps and bands: the arithmetic that both scales share."""

import math
from collections.abc import Sequence
from typing import Literal, get_args

from cxrisk.model.fields import Category
from cxrisk.model.scales import Band, ImpactStep, LikelihoodStep, Scales

CATEGORIES: tuple[Category, ...] = get_args(Category)
"""All categories, in the order of the format."""
LOWEST, HIGHEST = 1.0, 5.0
"""The ends of both scales."""
MEDIUM_FROM, HIGH_FROM, CRITICAL_FROM = 4.5, 6.5, 8.5
"""Where the bands begin, as scores (likelihood level + impact level, 2..10)."""
USUAL_STEP = 10.0
"""How many times the next level is, unless the portfolio's scales say otherwise."""
DIGITS = 9
"""Levels and points are kept to a billionth, so that the noise of floating point decides no band."""
TOLERANCE = 0.01
"""By how much the steps of the two scales may differ, as a share."""

Horizon = Literal["year", "once"]


def half_up(level: float) -> int:
    """The whole level nearest to `level`; halves go up, the careful way."""
    return math.floor(level + 0.5)


def band_of_score(score: float) -> Band:
    """The band of a score (2..10) where the portfolio has no table of its own."""
    if score >= CRITICAL_FROM:
        return Band.CRITICAL
    if score >= HIGH_FROM:
        return Band.HIGH
    return Band.MEDIUM if score >= MEDIUM_FROM else Band.LOW


def band_at(likelihood: float, impact: float, scales: Scales) -> Band:
    """The band of two real-valued levels: from their sum, or looked up in the portfolio's own table."""
    if not scales.matrix:
        return band_of_score(round(likelihood + impact, DIGITS))
    return scales.matrix[half_up(likelihood) - 1][half_up(impact) - 1]


def step(levels: Sequence[LikelihoodStep] | Sequence[ImpactStep]) -> float:
    """How many times one level of this scale is the level below: `(4th up_to / 1st up_to)^(1/3)`.

    Ten where the scale does not say, or does not rise.
    """
    first, fourth = (levels[0].up_to, levels[3].up_to) if len(levels) > 3 else (None, None)  # noqa: PLR2004
    if not first or not fourth or first <= 0 or fourth <= first:
        return USUAL_STEP
    return round(math.exp((math.log(fourth) - math.log(first)) / 3), DIGITS)


def points(share: float, base: float) -> float:
    """How many levels a reduction by `share` (0..0.99) takes off a scale whose step is `base`."""
    return round(-math.log(1 - share) / math.log(base), DIGITS) if share else 0.0


def highest_once(scales: Scales) -> int:
    """The highest likelihood level that one change can have: expected events of at most one, 1..5."""
    return max((n for n, one in enumerate(scales.likelihood, 1) if one.up_to and one.up_to <= 1), default=1)


def scale_doubts(scales: Scales) -> tuple[str, ...]:
    """What is wrong with the steps of the scales, one sentence each; nothing where they hold together."""
    doubts = []
    for name, levels in (("likelihood", scales.likelihood), ("impact", scales.impact)):
        ends = [one.up_to for one in levels[:-1]]
        if any(end is None for end in ends):
            doubts.append(f"The {name} scale needs `up_to` at each level but the last")
        elif sorted(set(ends), key=float) != ends:  # type: ignore[arg-type]
            doubts.append(f"The {name} scale must rise from level to level")
    if doubts:
        return tuple(doubts)
    ours, theirs = step(scales.likelihood), step(scales.impact)
    if abs(ours - theirs) > TOLERANCE * max(ours, theirs):
        words = f"One level up is {ours:.3g} times as often but {theirs:.3g} times as bad"
        return (f"{words}; the two scales need the same step",)
    return ()
