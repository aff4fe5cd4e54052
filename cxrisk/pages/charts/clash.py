"""What shakes a touchpoint when: bars and launches over the quarters, and the quarters in which they meet."""

from collections.abc import Sequence
from datetime import date
from itertools import accumulate
from typing import NamedTuple

from cxrisk.pages.charts.lettering import lines
from cxrisk.records import dataclass

LEFT, RIGHT, TOP = 400.0, 1080.0, 34.0
_HEAD, _ROW, _FOOT = 28.0, 24.0, 16.0
_NARROWEST = 6.0
MOST_QUARTERS, MOST_ROWS = 8, 48
_MOST_SHAKES = 8
"""Bars at one touchpoint."""


class Shaking(NamedTuple):
    """One line of a row of the table: something that shakes a touchpoint."""

    title: str
    begins: date
    ends: date
    is_launch: bool


class Group(NamedTuple):
    """One touchpoint with all that shakes it, and the quarters in which initiatives meet there."""

    name: str
    shakes: tuple[Shaking, ...]
    quarters: tuple[int, ...]
    """Counted from the year 0."""


@dataclass(frozen=True, slots=True)
class Column:
    """The line at which a quarter begins."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Row:
    """One bar, or one launch."""

    text: str
    y: float
    x: float
    width: float
    """0: a launch, drawn as a diamond; else at least as wide as can be seen."""
    goes_on: bool
    """Whether it lasts beyond the drawing."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One touchpoint."""

    name: str
    y: float
    boxes: tuple[tuple[float, float], ...]
    """Where initiatives meet: x and width."""
    top: float
    high: float
    rows: tuple[Row, ...]
    more: int
    """What else shakes it: it stands in the table."""


@dataclass(frozen=True, slots=True)
class Clash:
    """The drawing."""

    id: str
    height: float
    columns: tuple[Column, ...]
    today: float
    """Where a line stands for today; 0: outside."""
    moments: tuple[Moment, ...]
    left_out: int
    """Touchpoints without room, or after the last quarter: they stand in the table."""
    months: tuple[float, ...]
    """Where a small mark stands for the second and third month of a quarter."""


def clash(id_: str, groups: Sequence[Group], today: date) -> Clash | None:
    """Draw the touchpoints over the quarters in which anything meets; nothing where nothing does."""
    if not groups:
        return None
    first = min(one.quarters[0] for one in groups) - 1
    last = min(max(one.quarters[-1] for one in groups) + 1, first + MOST_QUARTERS - 1)
    shown = _with_room([one for one in groups if one.quarters[0] <= last])
    step = (RIGHT - LEFT) / (last - first + 1)
    y, moments = TOP, []
    for one in shown:
        moments.append(_moment(one, y, first, last, step))
        y = moments[-1].top + moments[-1].high + _FOOT
    now = _x(today, first, step)
    return Clash(
        id=id_,
        height=y,
        columns=tuple(
            Column(round(LEFT + n * step, 1), f"Q{(first + n) % 4 + 1} {(first + n) // 4}")
            for n in range(last - first + 1)
        ),
        today=now if LEFT <= now <= RIGHT else 0.0,
        moments=tuple(moments),
        left_out=len(groups) - len(shown),
        months=tuple(
            round(LEFT + (n + part / 3) * step, 1) for n in range(last - first + 1) for part in (1, 2)
        ),
    )


def _with_room(groups: Sequence[Group]) -> Sequence[Group]:
    """The first, for as long as the drawing fits a screen or two."""
    rows = accumulate(min(len(one.shakes), _MOST_SHAKES) for one in groups)
    return [one for one, so_far in zip(groups, rows, strict=True) if so_far <= MOST_ROWS]


def _moment(one: Group, y: float, first: int, last: int, step: float) -> Moment:
    rows = tuple(
        _row(shake, y + _HEAD + n * _ROW, first, step) for n, shake in enumerate(one.shakes[:_MOST_SHAKES])
    )
    met = [quarter for quarter in one.quarters if quarter <= last]
    return Moment(
        name=lines(one.name, LEFT - 20, 14, 1)[0],
        y=y + 18,
        boxes=tuple((round(LEFT + (quarter - first) * step + 1, 1), round(step - 2, 1)) for quarter in met),
        top=y + 4,
        high=_HEAD + len(rows) * _ROW,
        rows=rows,
        more=len(one.shakes) - len(rows),
    )


def _row(shake: Shaking, y: float, first: int, step: float) -> Row:
    begins, ends = _x(shake.begins, first, step), _x(shake.ends, first, step)
    x = min(max(LEFT, begins), RIGHT - _NARROWEST)
    width = max(_NARROWEST, min(ends, RIGHT) - x)
    text = lines(shake.title, LEFT - 40, 12, 1)[0]
    return Row(text, y, x, 0.0 if shake.is_launch else round(width, 1), goes_on=ends > RIGHT)


def _x(day: date, first: int, step: float) -> float:
    """Where a day stands; a quarter's months are of one width."""
    months = day.year * 12 + day.month - 1 + (day.day - 1) / 31 - first * 3
    return round(LEFT + months / 3 * step, 1)
