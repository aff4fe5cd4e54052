"""Likelihood by impact: counts in the cells, and the worst risks on their way from inherent to target.

A point stands at its real-valued levels. Where the score decides the band, the bands are stripes along
likelihood + impact and the appetite is a straight line, so that a point never lies on a colour that is
not its own; a table of the portfolio's own gives cells and a stepped line.
"""

from collections.abc import Sequence
from typing import NamedTuple

from cxrisk.model.scales import Band, Scales
from cxrisk.pages.charts.arrows import Arrow, arrow
from cxrisk.pages.charts.heat_bands import Stripe, appetite_line, stripes
from cxrisk.pages.charts.heat_plane import CELL, Disc, Level, Place, apart, cell_of, corner, discs
from cxrisk.pages.charts.lettering import Line, lines, set_at
from cxrisk.records import dataclass
from cxrisk.scoring.levels import band_at

_LEVELS = range(1, 6)
_BIG, _SMALL = 12.5, 5.5
"""The room that a current mark takes, and that the two others do: radius."""
_COUNT = 20.0
"""The room that the counts of a cell take."""


class Moved(NamedTuple):
    """One risk of the list beside the table: likelihood and impact at each moment, and its current band."""

    name: str
    inherent: Level
    current: Level
    target: Level
    band: Band


@dataclass(frozen=True, slots=True)
class Cell:
    """How many risks stand at one pair of whole levels."""

    likelihood: int
    impact: int
    now: int
    was: int
    """Without any control."""
    x: float
    y: float
    """Its upper left corner."""
    letter: str
    """Of the band in its middle."""


@dataclass(frozen=True, slots=True)
class Marked:
    """One risk with its marks and arrows; a mark that stands where the one before stands is left out."""

    number: int
    band: str
    current: Place
    inherent: Place | None
    target: Place | None
    cut: Arrow | None
    """What controls have taken off."""
    planned: Arrow | None


@dataclass(frozen=True, slots=True)
class Heat:
    """The drawing and the numbers of its table."""

    id: str
    stripes: tuple[Stripe, ...]
    cells: tuple[Cell, ...]
    rows: tuple[tuple[Line, ...], ...]
    """The words of the likelihood scale, from the lowest."""
    columns: tuple[tuple[Line, ...], ...]
    appetite: str
    """A path; empty where no score is too high."""
    marked: tuple[Marked, ...]
    likelihoods: tuple[str, ...]
    """The words of the scales in full, from the lowest, for the table."""
    impacts: tuple[str, ...]


def heat(
    id_: str, places: Sequence[tuple[Level, Level]], worst: Sequence[Moved], appetite: Band, scales: Scales
) -> Heat:
    """Draw all risks as counts (`places`: inherent and current of each) and the worst ones with their way."""
    now = [cell_of(current) for _, current in places]
    was = [cell_of(inherent) for inherent, _ in places]
    cells = tuple(
        Cell(row, column, now.count((row, column)), was.count((row, column)), *corner(row, column), letter)
        for row in _LEVELS
        for column in _LEVELS
        for letter in [_letter(row, column, scales)]
    )
    taken = [Disc(cell.x + 22, cell.y + 22, _COUNT) for cell in cells if cell.now or cell.was]
    return Heat(
        id=id_,
        stripes=stripes(scales),
        cells=cells,
        rows=tuple(_row(n, one.word) for n, one in enumerate(scales.likelihood, 1)),
        columns=tuple(_column(n, one.word) for n, one in enumerate(scales.impact, 1)),
        appetite=appetite_line(appetite, scales),
        marked=_marked(worst, taken, scales),
        likelihoods=tuple(one.word for one in scales.likelihood),
        impacts=tuple(one.word for one in scales.impact),
    )


def _letter(row: int, column: int, scales: Scales) -> str:
    return band_at(row, column, scales).word[0].upper()


def _row(level: int, word: str) -> tuple[Line, ...]:
    text = lines(f"{level} {word}", 104, 13, 2)
    return set_at(text, 108, corner(level, 1)[1] + CELL[1] / 2 + 4 - (len(text) - 1) * 8, 13)


def _column(level: int, word: str) -> tuple[Line, ...]:
    x, y = corner(1, level)
    return set_at(lines(f"{level} {word}", CELL[0] - 4, 13, 2), x + CELL[0] / 2, y + CELL[1] + 20, 13)


def _marked(worst: Sequence[Moved], counts: list[Disc], scales: Scales) -> tuple[Marked, ...]:
    """The worst come first: they keep their exact place, and those after them make room."""
    current = apart([one.current for one in worst], _BIG, counts, scales)
    taken = [*counts, *discs(current, _BIG)]
    inherent = apart([one.inherent for one in worst], _SMALL, taken, scales)
    target = apart([one.target for one in worst], _SMALL, [*taken, *discs(inherent, _SMALL)], scales)
    return tuple(
        _mark(n, one, inherent[n - 1], current[n - 1], target[n - 1]) for n, one in enumerate(worst, 1)
    )


def _mark(number: int, one: Moved, inherent: Place, current: Place, target: Place) -> Marked:
    was_cut, is_planned = one.inherent != one.current, one.target != one.current
    return Marked(
        number=number,
        band=one.band.word,
        current=current,
        inherent=inherent if was_cut else None,
        target=target if is_planned else None,
        cut=arrow(inherent, current, _SMALL, _BIG) if was_cut else None,
        planned=arrow(current, target, _BIG, _SMALL + 2) if is_planned else None,
    )
