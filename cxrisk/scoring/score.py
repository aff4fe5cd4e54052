"""Method cxrisk-1: from levels and controls to scores and bands, per category and worst.

`score = likelihood level + impact level`, real-valued, 2..10. Both scales are geometric, so the score
is the logarithm of the expected loss a year, up to a constant. Nothing is averaged, and no scores of risks
are added.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from cxrisk.model.fields import Category
from cxrisk.model.portfolio import Portfolio, Settings
from cxrisk.model.risk import Control, ControlUse, Risk
from cxrisk.model.scales import Appetite, Band, Scales
from cxrisk.records import dataclass
from cxrisk.scoring.controls import NOTHING, Moment, Reduction, Share, acts_on, most_points, reduce
from cxrisk.scoring.levels import CATEGORIES, DIGITS, HIGHEST, LOWEST, band_at, band_of_score, half_up, step

METHOD = "cxrisk-1"
"""Printed beside every figure that comes from here."""
_ORDER = {category: -place for place, category in enumerate(CATEGORIES)}


class State(NamedTuple):
    """A risk in one category at one moment."""

    moment: Moment
    category: Category
    likelihood: float
    """Real-valued level, 1..5."""
    impact: float
    """Real-valued level, 1..5."""
    score: float
    """The sum of the two levels, 2..10."""
    band: Band
    shares: tuple[Share, ...]
    """What each control that acts on this category contributes; none in the inherent state."""
    floor_likelihood: float
    """Levels that controls would take off beyond what a scale (or 99 %) allows; 0 if none."""
    floor_impact: float


@dataclass(frozen=True, slots=True)
class CategoryScore:
    """One category of a risk: without controls, as they stand, and with every plan at work."""

    inherent: State
    current: State
    target: State


@dataclass(frozen=True, slots=True)
class RiskScore:
    """A risk: each category, and the worst one of each moment."""

    key: str
    """The risk's."""
    categories: Mapping[Category, CategoryScore]
    """In the order of the format's categories."""
    inherent: State
    current: State
    target: State
    above: tuple[Category, ...]
    """Categories whose current band is above the appetite for them."""
    sign: bool
    """Whether the current impact of any category is so high that somebody has to sign."""


@dataclass(frozen=True, slots=True)
class Ruler:
    """How a portfolio measures: what is the same for all of its risks."""

    scales: Scales
    appetite: Appetite
    bases: tuple[float, float]
    """The steps of likelihood and impact."""
    most: tuple[float, float]
    """The most levels that controls can take off likelihood and impact."""

    @staticmethod
    def of(settings: Settings) -> "Ruler":
        """The ruler of a portfolio."""
        bases = step(settings.scales.likelihood), step(settings.scales.impact)
        return Ruler(
            settings.scales, settings.appetite, bases, (most_points(bases[0]), most_points(bases[1]))
        )


Used = list[tuple[ControlUse, Control]]


def score_portfolio(portfolio: Portfolio) -> dict[str, RiskScore]:
    """The scores of all risks by key, in the portfolio's order.

    A risk without any readable impact has no score: unknown is not low.
    """
    ruler = Ruler.of(portfolio.settings)
    return {key: _score(risk, portfolio, ruler) for key, risk in portfolio.risks.items() if risk.impact}


def score_risk(risk: Risk, portfolio: Portfolio) -> RiskScore:
    """The score of one risk, which needs an impact in one category at least (else ValueError)."""
    if not risk.impact:
        message = f"{risk.key} has no impact to score"
        raise ValueError(message)
    return _score(risk, portfolio, Ruler.of(portfolio.settings))


def band_of(
    risk: Risk, uses: Iterable[ControlUse], portfolio: Portfolio, moment: Moment, ruler: Ruler
) -> Band:
    """The band at one moment of a risk that has an impact, if it leaned on these `uses` of controls alone."""
    found = [(use, portfolio.controls[use.control]) for use in uses]
    shared = None if any(control.only for _, control in found) else reduce(found, moment, ruler.bases)
    bands = []
    for category in risk.impact:
        acting = shared or reduce((use for use in found if acts_on(use[1], category)), moment, ruler.bases)
        bands.append(_state(moment, category, risk, acting, ruler).band)
    return max(bands)


def worst(states: Iterable[State]) -> State:
    """The state that rates the risk: the worst band, then the highest score.

    Without a table of the portfolio's own this is the highest score. Equals go by impact, then by the
    order of the categories.
    """
    return max(states, key=lambda one: (one.band, one.score, one.impact, _ORDER[one.category]))


def _score(risk: Risk, portfolio: Portfolio, ruler: Ruler) -> RiskScore:
    uses = [(use, portfolio.controls[use.control]) for use in risk.controls]
    scores = _categories(risk, uses, ruler)
    appetite = ruler.appetite
    return RiskScore(
        key=risk.key,
        categories=scores,
        inherent=worst(one.inherent for one in scores.values()),
        current=worst(one.current for one in scores.values()),
        target=worst(one.target for one in scores.values()),
        above=tuple(name for name, one in scores.items() if one.current.band > appetite.of(name)),
        sign=any(half_up(one.current.impact) >= appetite.sign_at_impact for one in scores.values()),
    )


def _categories(risk: Risk, uses: Used, ruler: Ruler) -> dict[Category, CategoryScore]:
    """Each rated category; where no control is for some categories only, all share one reduction."""
    shared = None if any(control.only for _, control in uses) else _reductions(uses, ruler)
    scores = {}
    for category in CATEGORIES:
        if category in risk.impact:
            acting = shared or _reductions([use for use in uses if acts_on(use[1], category)], ruler)
            scores[category] = CategoryScore(
                inherent=_state("inherent", category, risk, NOTHING, ruler),
                current=_state("current", category, risk, acting[0], ruler),
                target=_state("target", category, risk, acting[1], ruler),
            )
    return scores


def _reductions(uses: Used, ruler: Ruler) -> tuple[Reduction, Reduction]:
    """What controls take off now, and with every plan at work."""
    if not uses:
        return NOTHING, NOTHING
    return reduce(uses, "current", ruler.bases), reduce(uses, "target", ruler.bases)


def _state(moment: Moment, category: Category, risk: Risk, reduction: Reduction, ruler: Ruler) -> State:
    likelihood, floor_likelihood = _lowered(risk.likelihood, reduction.likelihood, ruler.most[0])
    impact, floor_impact = _lowered(risk.impact[category], reduction.impact, ruler.most[1])
    score = round(likelihood + impact, DIGITS)
    return State(
        moment=moment,
        category=category,
        likelihood=likelihood,
        impact=impact,
        score=score,
        band=band_at(likelihood, impact, ruler.scales) if ruler.scales.matrix else band_of_score(score),
        shares=reduction.shares,
        floor_likelihood=floor_likelihood,
        floor_impact=floor_impact,
    )


@lru_cache(maxsize=4096)  # few levels and few controls make many states
def _lowered(level: int, off: float, most: float) -> tuple[float, float]:
    """A level with `off` levels taken off, and what the floor kept of them."""
    if not off:
        return float(level), 0.0
    lowered = min(max(round(level - min(off, most), DIGITS), LOWEST), HIGHEST)
    return lowered, round(off - (level - lowered), DIGITS)
