"""Bridges between islands: one a handoff, as wide as people cross it, with its number in the middle."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from math import hypot, sqrt
from typing import NamedTuple

from cxrisk.model.fields import Count
from cxrisk.pages.charts.heat_plane import Place
from cxrisk.pages.charts.islands import WIDTH, Island
from cxrisk.pages.words import count
from cxrisk.records import dataclass

MOST = 30
"""Bridges in one drawing."""
_THIN, _WIDE = 1.5, 6.0
_SWELL = 1.07
"""How far an island goes beyond the ellipse that it nearly is."""
_APART = 44.0
"""Between the middles of two bridges that join the same islands."""
_BOWS = (0.0, 60.0, -60.0, 110.0, -110.0)
_HEAD, _HALF = 11.0, 5.5
_DISC = 11.0
_FLAT = 0.5
_EDGE = 6.0
"""How near to the edge of the drawing a bridge may come."""
_LABEL, _NOBODY, _TALL = 70.0, 60.0, 30.0
"""The room that a number with its people takes, what `nobody` takes besides, and how high both are."""
_STOPS = (0.5, 0.42, 0.58, 0.35, 0.65, 0.28, 0.72)
"""Where on a bridge its number may stand."""


class Crossing(NamedTuple):
    """One row of the table of handoffs that leads from unit to unit."""

    number: int
    """As in the table."""
    from_: str
    to: str
    status: str
    """works, degraded, broken, unknown; missing: nobody wrote it down."""
    is_owned: bool
    people: Count | None
    """A week; absent: not known."""


@dataclass(frozen=True, slots=True)
class Bridge:
    """One handoff."""

    number: int
    status: str
    is_owned: bool
    path: str
    head: str
    """The arrow at its end, as a path."""
    width: float
    at: Place
    """Where its number stands."""
    people: str
    """`2,570`, or `?` where nobody has counted."""
    is_flat: bool
    """Whether it lies so flat that words beside the number would lie on it; they stand below then."""


@dataclass(frozen=True, slots=True)
class _Way:
    """A curve with one bend."""

    start: Place
    bend: Place
    end: Place

    def at(self, along: float) -> Place:
        """The place at a part of the way, 0..1."""
        rest = 1 - along
        parts = (rest * rest, 2 * rest * along, along * along)
        ends = (self.start, self.bend, self.end)
        return Place(
            round(sum(part * end.x for part, end in zip(parts, ends, strict=True)), 1),
            round(sum(part * end.y for part, end in zip(parts, ends, strict=True)), 1),
        )


def bridges(crossings: Sequence[Crossing], land: Sequence[Island]) -> tuple[Bridge, ...]:
    """Draw the handoffs between these islands, in their order."""
    by_id = {island.id: island for island in land}
    most = max((one.people.high for one in crossings if one.people), default=0.0)
    ways = dict(_ways(crossings, by_id))
    taken = _Taken(land, ways)
    return tuple(
        _bridge(one, ways[one.number], most, taken.stand(one, ways[one.number])) for one in crossings
    )


class _Taken:
    """Where something is drawn already, so that no number is set on it."""

    def __init__(self, land: Sequence[Island], ways: Mapping[int, _Way]) -> None:
        self._land = land
        self._labels: list[tuple[Place, float]] = []
        self._spots = {n: [way.at(step / 24) for step in range(25)] for n, way in ways.items()}

    def stand(self, one: Crossing, way: _Way) -> Place:
        """Where the number of a bridge stands: as near to its middle as all the rest allows."""
        wide = _LABEL if one.is_owned else _LABEL + _NOBODY
        best = min(_STOPS, key=lambda stop: (self._crowd(one.number, way.at(stop), wide), abs(stop - 0.5)))
        self._labels.append((way.at(best), wide))
        return way.at(best)

    def _crowd(self, number: int, spot: Place, wide: float) -> int:
        labels = sum(
            abs(spot.y - other.y) < _TALL and -room < other.x - spot.x < wide for other, room in self._labels
        )
        others = sum(
            abs(one.y - spot.y) < _DISC and -_DISC < one.x - spot.x < wide - _DISC
            for n, spots in self._spots.items()
            if n != number
            for one in spots
        )
        return 4 * labels + others + 8 * sum(_is_on(spot, one, _DISC) for one in self._land)


def _ways(crossings: Sequence[Crossing], land: Mapping[str, Island]) -> Iterator[tuple[int, _Way]]:
    """The curve of each by its number: straight, or bent around what is in the way or beside it."""
    order = sorted(crossings, key=lambda one: (_ends(one), one.number))
    for ends, group in groupby(order, key=_ends):
        several = list(group)
        first, last = land[ends[0]], land[ends[1]]
        around = min(_BOWS, key=lambda bow: _runs_into(_curve(first, last, bow), land.values(), ends))
        for n, one in enumerate(several):
            bow = around + (n - (len(several) - 1) / 2) * _APART
            turned = one.from_ != ends[0]
            start, end = (last, first) if turned else (first, last)
            yield one.number, _curve(start, end, -bow if turned else bow)


def _ends(one: Crossing) -> tuple[str, str]:
    return (one.from_, one.to) if one.from_ < one.to else (one.to, one.from_)


def _curve(first: Island, last: Island, bow: float) -> _Way:
    """From shore to shore; `bow` is how far its middle lies beside the straight line."""
    dx, dy = last.at.x - first.at.x, last.at.y - first.at.y
    far = hypot(dx, dy) or 1.0
    bend = Place(
        (first.at.x + last.at.x) / 2 - 2 * bow * dy / far, (first.at.y + last.at.y) / 2 + 2 * bow * dx / far
    )
    return _Way(_shore(first, bend), bend, _shore(last, bend))


def _shore(island: Island, towards: Place) -> Place:
    dx, dy = towards.x - island.at.x, towards.y - island.at.y
    far = hypot(dx, dy) or 1.0
    reach = island.reach(towards) + 7
    return Place(round(island.at.x + dx / far * reach, 1), round(island.at.y + dy / far * reach, 1))


def _runs_into(way: _Way, land: Iterable[Island], ends: tuple[str, str]) -> float:
    """How much of a way lies on other islands, or outside."""
    found = 0.0
    for n in range(1, 12):
        spot = way.at(n / 12)
        found += 2 * (not _EDGE < spot.x < WIDTH - _EDGE) + 2 * (spot.y < _EDGE)
        found += sum(_is_on(spot, one, 14) for one in land if one.id not in ends)
    return found


def _is_on(spot: Place, island: Island, beside: float) -> bool:
    dx, dy = (spot.x - island.at.x) / (island.wide + beside), (spot.y - island.at.y) / (island.high + beside)
    return hypot(dx, dy) < _SWELL


def _bridge(one: Crossing, way: _Way, most: float, at: Place) -> Bridge:
    tip, back = way.end, _back(way)
    dx, dy = (tip.x - back.x) / _HEAD, (tip.y - back.y) / _HEAD
    left = Place(back.x - dy * _HALF, back.y + dx * _HALF)
    right = Place(back.x + dy * _HALF, back.y - dx * _HALF)
    share = sqrt(one.people.high / most) if one.people and most else 0.0
    return Bridge(
        number=one.number,
        status=one.status,
        is_owned=one.is_owned,
        path=f"M{way.start.x:g} {way.start.y:g}Q{way.bend.x:.1f} {way.bend.y:.1f} {back.x:.1f} {back.y:.1f}",
        head=f"M{tip.x:g} {tip.y:g}L{left.x:.1f} {left.y:.1f}L{right.x:.1f} {right.y:.1f}z",
        width=round(_THIN + (_WIDE - _THIN) * share, 1),
        at=at,
        people=count(one.people) if one.people else "?",
        is_flat=abs(way.end.y - way.start.y) < _FLAT * abs(way.end.x - way.start.x),
    )


def _back(way: _Way) -> Place:
    """The middle of the foot of the arrow."""
    dx, dy = way.end.x - way.bend.x, way.end.y - way.bend.y
    far = hypot(dx, dy) or 1.0
    return Place(way.end.x - dx / far * _HEAD, way.end.y - dy / far * _HEAD)
