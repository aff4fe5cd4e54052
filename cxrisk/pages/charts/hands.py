"""Who runs a journey: a box a unit, and between boxes the owner of the change, or nobody."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from cxrisk.pages.charts.lettering import Line, lines, set_at
from cxrisk.pages.charts.ribbon import Columns
from cxrisk.records import dataclass

BOX, SIZE, SMALL = 36.0, 13.0, 11.5
_GAP = 9.0
_LINES = 3


class Change(NamedTuple):
    """A change of unit between two touchpoints: a row of the table of handoffs."""

    owner: str
    """Empty: nobody."""
    status: str
    """works, degraded, broken, unknown; missing: nobody wrote it down."""


@dataclass(frozen=True, slots=True)
class Box:
    """Consecutive touchpoints of one unit."""

    x: float
    width: float
    text: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """The white space between two boxes."""

    x: float
    is_owned: bool
    status: str
    text: tuple[Line, ...]
    """The owner and the state; beside `nobody` the state alone."""


@dataclass(frozen=True, slots=True)
class Hands:
    """The row of boxes with its gaps."""

    y: float
    boxes: tuple[Box, ...]
    gaps: tuple[Gap, ...]


def hands(
    way: Sequence[tuple[str, str]], changes: Mapping[tuple[str, str], Change], place: Columns, top: float
) -> Hands:
    """Draw who runs each touchpoint; `way` holds their keys and the names of their units."""
    groups = _groups([unit for _, unit in way])
    boxes = tuple(_box(way[first][1], first, last, place, top) for first, last in groups)
    gaps = []
    for (_, last), (first, _) in pairwise(groups):
        change = changes.get((way[last][0], way[first][0]))
        if change:
            gaps.append(_gap(change, place.left + first * place.width, top, place.width))
    return Hands(top, boxes, tuple(gaps))


def _groups(units: Sequence[str]) -> list[tuple[int, int]]:
    """The first and last place of each run of one unit."""
    starts = [n for n, unit in enumerate(units) if n == 0 or units[n - 1] != unit]
    ends = [n - 1 for n in starts[1:]] + [len(units) - 1]
    return list(zip(starts, ends, strict=True)) if units else []


def _box(unit: str, first: int, last: int, place: Columns, top: float) -> Box:
    x = place.left + first * place.width + _GAP
    width = (last - first + 1) * place.width - 2 * _GAP
    text = lines(unit, width - 8, SIZE, 2)
    middle = top + BOX / 2 + 4.5 - (len(text) - 1) * SIZE * 0.6
    return Box(x, width, set_at(text, x + width / 2, middle, SIZE, unit))


def _gap(change: Change, x: float, top: float, room: float) -> Gap:
    says = "not written down" if change.status == "missing" else change.status
    owner = lines(change.owner, room, SMALL, _LINES)
    first = top + BOX + (20 if change.owner else 40)
    return Gap(x, bool(change.owner), change.status, set_at((*owner, says), x, first, SMALL, change.owner))
