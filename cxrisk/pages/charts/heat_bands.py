"""The bands behind the heat table, and the line of the appetite."""

from collections.abc import Iterator
from itertools import groupby

from cxrisk.model.scales import Band, Scales
from cxrisk.pages.charts.heat_plane import Level, place
from cxrisk.records import dataclass
from cxrisk.scoring.levels import CRITICAL_FROM, HIGH_FROM, MEDIUM_FROM

_LOW, _HIGH = 0.5, 5.5
_FROM = {Band.LOW: 2 * _LOW, Band.MEDIUM: MEDIUM_FROM, Band.HIGH: HIGH_FROM, Band.CRITICAL: CRITICAL_FROM}
_ENDS = {Band.LOW: MEDIUM_FROM, Band.MEDIUM: HIGH_FROM, Band.HIGH: CRITICAL_FROM, Band.CRITICAL: 2 * _HIGH}
_LEVELS = range(1, 6)


@dataclass(frozen=True, slots=True)
class Stripe:
    """An area of one band."""

    band: str
    path: str


def stripes(scales: Scales) -> tuple[Stripe, ...]:
    """The areas of the bands: along equal scores, or the cells of the portfolio's own table."""
    if scales.matrix:
        return tuple(
            Stripe(scales.matrix[row - 1][column - 1].word, _path(_square(row, column)) + "z")
            for row in _LEVELS
            for column in _LEVELS
        )
    return tuple(Stripe(band.word, _path(_between(_FROM[band], _ENDS[band])) + "z") for band in Band)


def appetite_line(appetite: Band, scales: Scales) -> str:
    """The line that the appetite draws; nothing where all is within it."""
    if scales.matrix:
        return "".join(_path(edge) for edge in _edges(appetite, scales))
    return "" if appetite is Band.CRITICAL else _path(_across(_ENDS[appetite]))


def _across(score: float) -> list[Level]:
    """The two points of the frame between which likelihood + impact is `score`, from the left."""
    first = Level(min(_HIGH, score - _LOW), max(_LOW, score - _HIGH))
    last = Level(max(_LOW, score - _HIGH), min(_HIGH, score - _LOW))
    return [first, last]


def _between(low: float, high: float) -> list[Level]:
    """The corners of the area between two scores, with the frame's own corners where it holds them."""
    below, above = _across(low), _across(high)
    middle = _LOW + _HIGH
    upper = [Level(_HIGH, _LOW)] if low < middle < high else []
    lower = [Level(_LOW, _HIGH)] if low < middle < high else []
    return [below[0], *upper, above[0], above[1], *lower, below[1]]


def _square(row: int, column: int) -> list[Level]:
    return [
        Level(row + down, column + across)
        for down, across in ((-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5))
    ]


def _edges(appetite: Band, scales: Scales) -> Iterator[list[Level]]:
    """The edges between a cell within the appetite and a neighbour above it."""
    over = [[band > appetite for band in row] for row in scales.matrix]
    for row in _LEVELS:
        for column in _LEVELS:
            if column < 5 and over[row - 1][column - 1] != over[row - 1][column]:  # noqa: PLR2004 - five levels
                yield [Level(row - 0.5, column + 0.5), Level(row + 0.5, column + 0.5)]
            if row < 5 and over[row - 1][column - 1] != over[row][column - 1]:  # noqa: PLR2004 - five levels
                yield [Level(row + 0.5, column - 0.5), Level(row + 0.5, column + 0.5)]


def _path(points: list[Level]) -> str:
    places = [place(one) for one, _ in groupby(points)]
    return "M" + "L".join(f"{one.x:g} {one.y:g}" for one in places)
