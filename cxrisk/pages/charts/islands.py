"""Islands on water: where each lies, so that few bridges cross, and the line of its shore."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from math import cos, hypot, pi, sin, sqrt
from typing import NamedTuple
from zlib import crc32

from cxrisk.pages.charts.heat_plane import Place
from cxrisk.pages.charts.lettering import Line, lines, set_at
from cxrisk.records import dataclass

WIDTH, MARGIN = 1090.0, 126.0
MOST = 12
"""Islands in one drawing: more of them is no map but a net."""
NAME, COUNT = 14.5, 11.5
_ROWS = {
    1: (1,),
    2: (2,),
    3: (2, 1),
    4: (2, 2),
    5: (3, 2),
    6: (3, 3),
    7: (2, 3, 2),
    8: (3, 2, 3),
    9: (3, 3, 3),
    10: (3, 4, 3),
    11: (4, 3, 4),
    12: (4, 4, 4),
}
"""How many islands lie in each row, by how many there are."""
_ROW = 196.0
_SWAY = (-20.0, 24.0, -34.0, 14.0)
"""How far an island lies off the middle of its row: three in one line would hide a bridge."""
_CLEAR = 66.0
"""A bridge passes an island at this distance or runs into it."""
_NARROW = 0.92
"""Cosine of the angle between two bridges from one island that are hard to tell apart."""
_CORNERS = 14
_SHORES = (1.0, 1.14, 1.28)

Pair = tuple[str, str]


class Unit(NamedTuple):
    """A row of the table of units."""

    id: str
    name: str
    touchpoints: int


@dataclass(frozen=True, slots=True)
class Island:
    """One unit."""

    id: str
    at: Place
    wide: float
    """Half its width."""
    high: float
    """Half its height."""
    shores: tuple[str, ...]
    """Its own line, then those in the water around it, as paths."""
    name: tuple[Line, ...]
    count: Line

    def reach(self, towards: Place) -> float:
        """How far its land goes from its middle in a direction."""
        dx, dy = towards.x - self.at.x, towards.y - self.at.y
        far = hypot(dx, dy) or 1.0
        return 1.06 / sqrt((dx / far / self.wide) ** 2 + (dy / far / self.high) ** 2)


def islands(units: Sequence[Unit], pairs: Sequence[Pair]) -> tuple[Island, ...]:
    """The units as islands, those that are joined near one another; `pairs` are ids, each once."""
    spots = _spots(len(units))
    taken = _settled([unit.id for unit in units], pairs, spots)
    return tuple(_island(unit, spots[taken[unit.id]]) for unit in units)


def height(count: int) -> float:
    """How high a drawing of so many islands is."""
    return len(_ROWS[count]) * _ROW + 44


@cache
def _trouble(spots: tuple[Place, ...]) -> "_Trouble":
    """Worked out once for each number of islands."""
    return _Trouble(spots)


def _spots(count: int) -> tuple[Place, ...]:
    """Where islands may lie: rows that are not quite rows."""
    found = []
    for row, many in enumerate(_ROWS[count]):
        room = WIDTH - 2 * MARGIN
        for n in range(many):
            x = MARGIN + room * (n / (many - 1) if many > 1 else 0.5)
            sway = _SWAY[(n + row) % 4] if many > 1 else 0.0
            found.append(Place(round(x), round(22 + (row + 0.5) * _ROW + sway)))
    return tuple(found)


def _settled(ids: Sequence[str], pairs: Sequence[Pair], spots: tuple[Place, ...]) -> dict[str, int]:
    """Which spot each takes: the busiest in the middle, then swapped for as long as that helps."""
    degree = {one: sum(one in pair for pair in pairs) for one in ids}
    middle = Place(WIDTH / 2, sum(spot.y for spot in spots) / len(spots))
    inner = sorted(range(len(spots)), key=lambda n: (_far(spots[n], middle), n))
    taken = dict(zip(sorted(ids, key=lambda one: (-degree[one], ids.index(one))), inner, strict=True))
    trouble = _trouble(spots)
    best = trouble.of(taken, pairs)
    while True:
        before = best
        for one, other in combinations(ids, 2):
            taken[one], taken[other] = taken[other], taken[one]
            now = trouble.of(taken, pairs)
            if now < best:
                best = now
            else:
                taken[one], taken[other] = taken[other], taken[one]
        if best >= before:
            return taken


class _Trouble:
    """How hard a map is to read: long bridges, bridges that cross, bridges that run into an island."""

    def __init__(self, spots: Sequence[Place]) -> None:
        ways = list(combinations(range(len(spots)), 2))
        self._alone = {way: _far(spots[way[0]], spots[way[1]]) / 200 + 5 * _hits(way, spots) for way in ways}
        self._together = {pair: _clash(*pair, spots) for pair in combinations(ways, 2)}

    def of(self, taken: Mapping[str, int], pairs: Sequence[Pair]) -> float:
        """The trouble of one way to settle; lower is better."""
        ways = sorted(_way(taken[one], taken[other]) for one, other in pairs)
        together = sum(self._together[pair] for pair in combinations(ways, 2))
        return round(sum(self._alone[way] for way in ways) + together, 6)


def _way(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def _clash(one: tuple[int, int], other: tuple[int, int], spots: Sequence[Place]) -> float:
    """How much two bridges are in each other's way."""
    shared = set(one) & set(other)
    if not shared:
        return 3.0 * _cross(*(spots[n] for n in (*one, *other)))
    here = spots[shared.pop()]
    ends = (spots[n] for n in set(one) ^ set(other))
    (ax, ay), (bx, by) = ((end.x - here.x, end.y - here.y) for end in ends)
    return 2.0 * ((ax * bx + ay * by) / (hypot(ax, ay) * hypot(bx, by)) > _NARROW)


def _hits(way: tuple[int, int], spots: Sequence[Place]) -> int:
    ends = spots[way[0]], spots[way[1]]
    return sum(distance(*ends, spot) < _CLEAR for n, spot in enumerate(spots) if n not in way)


def distance(start: Place, end: Place, spot: Place) -> float:
    """From a spot to the line between two others."""
    dx, dy = end.x - start.x, end.y - start.y
    along = ((spot.x - start.x) * dx + (spot.y - start.y) * dy) / (dx * dx + dy * dy or 1.0)
    along = min(1.0, max(0.0, along))
    return hypot(spot.x - start.x - along * dx, spot.y - start.y - along * dy)


def _cross(a: Place, b: Place, c: Place, d: Place) -> bool:
    return _side(a, b, c) != _side(a, b, d) and _side(c, d, a) != _side(c, d, b)


def _side(a: Place, b: Place, c: Place) -> bool:
    return (b.x - a.x) * (c.y - a.y) > (b.y - a.y) * (c.x - a.x)


def _far(one: Place, other: Place) -> float:
    return hypot(one.x - other.x, one.y - other.y)


def _island(unit: Unit, at: Place) -> Island:
    text = lines(unit.name, 150, NAME, 2)
    longest = max((len(line) for line in text), default=0)
    grown = 30 + 15 * sqrt(min(unit.touchpoints, 25))
    wide = min(96.0, max(longest * NAME * 0.29 + 20, grown))
    high = max(34.0 + 10 * (len(text) - 1), 0.6 * grown)
    top = at.y - 3 - (len(text) - 1) * NAME * 0.62
    name = set_at(text, at.x, round(top, 1), NAME)
    says = f"{unit.touchpoints} touchpoint{'' if unit.touchpoints == 1 else 's'}"
    return Island(
        id=unit.id,
        at=at,
        wide=wide,
        high=high,
        shores=tuple(_shore(unit.id, at, wide, high, size) for size in _SHORES),
        name=name,
        count=Line(says, at.x, round(top + len(text) * NAME * 1.25 - 1, 1)),
    )


def _shore(seed: str, at: Place, wide: float, high: float, size: float) -> str:
    """A closed line around an ellipse that is a little uneven, by the unit's id and always the same."""
    corners = list(_corners(crc32(seed.encode()), at, wide * size, high * size))
    middles = [
        ((one.x + other.x) / 2, (one.y + other.y) / 2)
        for one, other in zip(corners, [*corners[1:], corners[0]], strict=True)
    ]
    begin = middles[-1]
    ways = (f"Q{one.x:.0f} {one.y:.0f} {x:.0f} {y:.0f}" for one, (x, y) in zip(corners, middles, strict=True))
    return f"M{begin[0]:.0f} {begin[1]:.0f}{''.join(ways)}z"


def _corners(seed: int, at: Place, wide: float, high: float) -> Iterator[Place]:
    turns = [(seed >> shift) % 628 / 100 for shift in (0, 8, 16)]
    for n in range(_CORNERS):
        angle = 2 * pi * n / _CORNERS
        swell = 1.06 + sum(
            size * sin(waves * angle + turn)
            for size, waves, turn in zip((0.05, 0.045, 0.025), (2, 3, 5), turns, strict=True)
        )
        yield Place(at.x + wide * swell * cos(angle), at.y + high * swell * sin(angle))
