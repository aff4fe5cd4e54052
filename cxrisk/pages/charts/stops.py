"""What stops with which system: a row a system, a column a touchpoint, in the order of the journeys."""

from collections.abc import Sequence
from typing import NamedTuple

from cxrisk.pages.charts.lettering import Line, lines, set_at
from cxrisk.records import dataclass

MOST_ROWS, MOST_COLUMNS = 12, 64
"""A larger picture shows nothing: the list beside it says it all."""
LEFT, RIGHT = 250.0, 1046.0
_TOP, _ROW = 78.0, 34.0
_GAP = 16.0
_WIDEST = 25.0
"""Between two touchpoints, at most."""


class Column(NamedTuple):
    """One touchpoint."""

    key: str
    journey: str
    """Its journey's title."""
    is_truth: bool


class Stopping(NamedTuple):
    """One system of the list beside the picture."""

    name: str
    hosting: str
    touchpoints: frozenset[str]


@dataclass(frozen=True, slots=True)
class Journey:
    """The heading over the touchpoints of one journey."""

    x: float
    end: float
    text: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class SystemRow:
    """One system."""

    y: float
    name: str
    hosting: str
    stopped: tuple[float, ...]
    """Where a dot stands."""
    others: tuple[float, ...]
    """Where a point stands: it goes on."""
    count: int


@dataclass(frozen=True, slots=True)
class Stops:
    """The picture; absent rows and columns are counted."""

    id: str
    height: float
    radius: float
    journeys: tuple[Journey, ...]
    truths: tuple[float, ...]
    """Where a flag stands."""
    rows: tuple[SystemRow, ...]
    left_out: int
    """Systems without room in the picture."""


def stops(id_: str, columns: Sequence[Column], systems: Sequence[Stopping]) -> Stops | None:
    """Draw the systems with the most touchpoints; nothing where none stops any, or there are too many."""
    shown = [one for one in systems if one.touchpoints][:MOST_ROWS]
    if not shown or len(columns) > MOST_COLUMNS:
        return None
    places = _places(columns)
    return Stops(
        id=id_,
        height=_TOP + len(shown) * _ROW,
        radius=round(min(_WIDEST, (RIGHT - LEFT) / len(columns)) * 0.33, 1),
        journeys=_journeys(columns, places),
        truths=tuple(places[n] for n, column in enumerate(columns) if column.is_truth),
        rows=tuple(_row(n, one, columns, places) for n, one in enumerate(shown)),
        left_out=sum(bool(one.touchpoints) for one in systems) - len(shown),
    )


def _places(columns: Sequence[Column]) -> list[float]:
    """A column each, with a gap between journeys."""
    begins = [n > 0 and columns[n - 1].journey != one.journey for n, one in enumerate(columns)]
    room = (RIGHT - LEFT - sum(begins) * _GAP) / len(columns)
    apart = min(_WIDEST, room)
    return [round(LEFT + (n + 0.5) * apart + sum(begins[: n + 1]) * _GAP, 1) for n in range(len(columns))]


def _journeys(columns: Sequence[Column], places: Sequence[float]) -> tuple[Journey, ...]:
    starts = [n for n, one in enumerate(columns) if n == 0 or columns[n - 1].journey != one.journey]
    ends = [*starts[1:], len(columns)]
    found = []
    for start, end in zip(starts, ends, strict=True):
        x, last = places[start] - 10, places[end - 1] + 10
        room = (places[end] - 12 if end < len(columns) else RIGHT + 40) - x
        text = set_at(lines(columns[start].journey, room, 11.5, 2), x, 14, 11.5)
        found.append(Journey(round(x, 1), round(last, 1), text))
    return tuple(found)


def _row(place: int, one: Stopping, columns: Sequence[Column], places: Sequence[float]) -> SystemRow:
    hit = [column.key in one.touchpoints for column in columns]
    return SystemRow(
        y=_TOP + place * _ROW,
        name=lines(one.name, LEFT - 30, 13.5, 1)[0],
        hosting=one.hosting,
        stopped=tuple(x for x, stopped in zip(places, hit, strict=True) if stopped),
        others=tuple(x for x, stopped in zip(places, hit, strict=True) if not stopped),
        count=sum(hit),
    )
