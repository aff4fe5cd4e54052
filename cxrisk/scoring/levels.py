"""Levels, steps and bands: the arithmetic that both scales share."""

import math
from collections.abc import Sequence
from functools import lru_cache
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

    Ten where the scale does not say, or does not rise (which is a finding of its own, below this layer).
    """
    first, fourth = (levels[0].up_to, levels[3].up_to) if len(levels) > 3 else (None, None)  # noqa: PLR2004
    if not first or not fourth or first <= 0 or fourth <= first:
        return USUAL_STEP
    return round(math.exp((math.log(fourth) - math.log(first)) / 3), DIGITS)


@lru_cache(maxsize=4096)
def points(share: float, base: float) -> float:
    """How many levels a reduction by `share` (0..0.99) takes off a scale whose step is `base`."""
    return round(-math.log(1 - share) / math.log(base), DIGITS) if share else 0.0
