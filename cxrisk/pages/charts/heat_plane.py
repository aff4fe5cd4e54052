"""The plane of the heat table: where levels stand, and how marks make room for one another."""

from collections.abc import Iterable, Iterator, Sequence
from math import hypot
from typing import NamedTuple

from cxrisk.model.scales import Scales
from cxrisk.scoring.levels import band_at, half_up

LEFT, TOP = 118.0, 10.0
CELL = (124.0, 92.0)
"""Width and height of one pair of levels."""
_STEP = 6.5
"""How finely room is looked for."""
_AROUND = sorted(
    ((dx * _STEP, dy * _STEP) for dx in range(-9, 10) for dy in range(-7, 8) if dx or dy),
    key=lambda one: (hypot(*one), one),
)
"""Where room is looked for: a cell's width and height around, the nearest first."""
_ROOM = 12.5
"""How near the edge of its cell the middle of a mark may come."""


class Level(NamedTuple):
    """Likelihood and impact, real-valued, 1..5."""

    likelihood: float
    impact: float


class Place(NamedTuple):
    """Where something stands in the drawing."""

    x: float
    y: float


def place(level: Level) -> Place:
    """Where a pair of levels stands; each cell reaches half a level around its whole ones."""
    x = LEFT + (level.impact - 0.5) * CELL[0]
    return Place(round(x, 1), round(TOP + (5.5 - level.likelihood) * CELL[1], 1))


def corner(likelihood: int, impact: int) -> Place:
    """The upper left corner of a cell."""
    return place(Level(likelihood + 0.5, impact - 0.5))


def cell_of(level: Level) -> tuple[int, int]:
    """The cell in which a pair of levels counts: both rounded half up."""
    return half_up(level.likelihood), half_up(level.impact)


class Disc(NamedTuple):
    """Room that is taken."""

    x: float
    y: float
    radius: float


def apart(levels: Sequence[Level], radius: float, taken: Sequence[Disc], scales: Scales) -> tuple[Place, ...]:
    """Places for round marks that do not cover one another nor what is `taken`, each as near as can be.

    A mark that gives way stays in its cell and in its band; where there is no room left, it covers.
    """
    found: list[Place] = []
    for level in levels:
        blocked = [*taken, *discs(found, radius)]
        free = (one for one in _nearby(level, scales) if _is_free(one, radius, blocked))
        found.append(next(free, place(level)))
    return tuple(found)


def discs(places: Iterable[Place], radius: float) -> list[Disc]:
    """The room that marks of this size take."""
    return [Disc(one.x, one.y, radius) for one in places]


def _is_free(one: Place, radius: float, blocked: Sequence[Disc]) -> bool:
    return all(hypot(one.x - other.x, one.y - other.y) > radius + other.radius for other in blocked)


def _nearby(level: Level, scales: Scales) -> Iterator[Place]:
    """The true place, then those around it in the same cell and band, the nearest first."""
    home = place(level)
    yield home
    cell, band = cell_of(level), band_at(*level, scales)
    for dx, dy in _AROUND:
        there = place(Level(level.likelihood - dy / CELL[1], level.impact + dx / CELL[0]))
        near = _level_at(there)
        if cell_of(near) == cell and _keeps_off_the_edge(near) and band_at(*near, scales) == band:
            yield there


def _level_at(there: Place) -> Level:
    """The pair of levels that a place in the drawing speaks of, once it is rounded."""
    return Level(5.5 - (there.y - TOP) / CELL[1], (there.x - LEFT) / CELL[0] + 0.5)


def _keeps_off_the_edge(level: Level) -> bool:
    across = abs(level.impact - half_up(level.impact)) * CELL[0]
    down = abs(level.likelihood - half_up(level.likelihood)) * CELL[1]
    return across <= CELL[0] / 2 - _ROOM and down <= CELL[1] / 2 - _ROOM
