"""Likelihood and impact over the whole portfolio: the chart, the list beside it, and what they show."""

from collections.abc import Sequence

from cxrisk.model.scales import Band
from cxrisk.pages import anchors
from cxrisk.pages.charts.heat import Heat, Moved, heat
from cxrisk.pages.charts.heat_plane import Level
from cxrisk.pages.moments import Mark, mark
from cxrisk.pages.page import Link
from cxrisk.pages.phrases import listed, many, readable
from cxrisk.pages.reading import Reading
from cxrisk.pages.words import sentence, spelled
from cxrisk.records import dataclass
from cxrisk.scoring.score import RiskScore, State
from cxrisk.scoring.standing import is_above

SHOWN = 8
"""Risks with arrows: more would cover one another."""


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One risk of the list beside the table."""

    risk: Link
    inherent: Mark
    current: Mark
    target: Mark
    is_above: bool


@dataclass(frozen=True, slots=True)
class HeatTable:
    """The chart with its list."""

    chart: Heat
    keys: tuple[KeyRow, ...]
    finding: str
    appetite: str
    """What the line means: `medium, in privacy and fairness low`."""
    is_own_table: bool
    """Whether the portfolio's own table gives the bands."""


def heat_table(reading: Reading) -> HeatTable:
    """All risks that count, the worst of them with their way."""
    settings = reading.portfolio.settings
    scores = tuple(reading.scores.values())
    worst = scores[:SHOWN]
    chart = heat(
        "heat",
        [(_level(one.inherent), _level(one.current)) for one in scores],
        [_moved(reading, one) for one in worst],
        settings.appetite.default,
        settings.scales,
    )
    return HeatTable(
        chart=chart,
        keys=tuple(_key(reading, one) for one in worst),
        finding=_finding(reading, worst, len(scores)),
        appetite=_appetite(reading),
        is_own_table=bool(settings.scales.matrix),
    )


def _level(state: State) -> Level:
    return Level(state.likelihood, state.impact)


def _moved(reading: Reading, score: RiskScore) -> Moved:
    name = reading.portfolio.risks[score.key].title
    return Moved(
        name, _level(score.inherent), _level(score.current), _level(score.target), score.current.band
    )


def _key(reading: Reading, score: RiskScore) -> KeyRow:
    link = Link(reading.portfolio.risks[score.key].title, anchors.risk(score.key))
    return KeyRow(link, mark(score.inherent), mark(score.current), mark(score.target), is_above(score))


def _finding(reading: Reading, worst: Sequence[RiskScore], total: int) -> str:
    if not worst:
        return "No risk is rated: nothing is known, and that is not low."
    now, then = sum(map(is_above, worst)), reading.would_be_above_among(worst)
    if total == 1:
        stands = "stands above appetite" if now else "is within appetite"
        return f"The only risk {stands}{_plans(now, then)}."
    which = f"the {spelled(len(worst))} worst risks" if total > len(worst) else f"{many(total, 'risk')}"
    if not now:
        return sentence(f"none of {which} is above appetite now.")
    how_many = spelled(now) if now < len(worst) else "all"
    first = f"{how_many} of {which} {'is' if now == 1 else 'are'} above appetite"
    return sentence(f"{first}{_plans(now, then)}.")


def _plans(now: int, then: int) -> str:
    if not now:
        return ""
    if now == then:
        return ", and no plan changes that"
    return f"; with every plan in place, {spelled(then) if then else 'none'} would be"


def _appetite(reading: Reading) -> str:
    appetite = reading.portfolio.settings.appetite
    words = [appetite.default.word]
    for band in Band:
        names = [readable(name) for name, own in appetite.by_category.items() if own is band]
        if names and band is not appetite.default:
            words.append(f"in {listed(names)} {band.word}")
    return ", ".join(words)
