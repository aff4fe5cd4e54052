"""What we will have told people: changes as bars over the months, and a dot for before, during and after."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from cxrisk.pages.charts.lettering import Line, lines, set_at
from cxrisk.records import dataclass

LEFT, RIGHT, WIDTH, TOP, ROW = 290.0, 880.0, 1080.0, 35.0, 46.0
DOTS = (932.0, 988.0, 1044.0)
_TITLE, _NARROWEST = 14.0, 5.0
_MOST_MONTHS = 36
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Change(NamedTuple):
    """One row of the table beside the calendar."""

    title: str
    people: str
    begins: date | None
    ends: date | None
    states: tuple[str, str, str]
    """Of the words before, during and after: `written and tried`, `written, not tried`, `not written`,
    `cannot be`."""


@dataclass(frozen=True, slots=True)
class Month:
    """The line at which a month begins."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Dot:
    """The words of one phase."""

    x: float
    look: str
    """tried, written, missing or none."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One change."""

    title: tuple[Line, ...]
    people: str
    y: float
    end: float
    """The line below it."""
    x: float
    width: float
    """0: no date is known."""
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Calendar:
    """All changes."""

    id: str
    height: float
    months: tuple[Month, ...]
    bars: tuple[Bar, ...]


_LOOKS = {
    "written and tried": "tried",
    "written, not tried": "written",
    "not written": "missing",
    "cannot be": "none",
}


def calendar(id_: str, changes: Sequence[Change]) -> Calendar:
    """Draw the changes in the order in which they come; the months run from the first to the last date."""
    months = _months([day for one in changes for day in (one.begins, one.ends or one.begins) if day])
    step = (RIGHT - LEFT) / max(1, len(months))
    every = max(1, -(-len(months) // 8))
    marks = (
        Month(round(LEFT + n * step, 1), _label(month, first=n == 0))
        for n, month in enumerate(months)
        if n % every == 0
    )
    y, bars = TOP, []
    for one in changes:
        bars.append(_bar(one, y, months, step))
        y = bars[-1].end + 2
    return Calendar(id_, y, tuple(marks), tuple(bars))


def _months(days: Sequence[date]) -> list[tuple[int, int]]:
    """Every month from the first day to the last, as (year, month)."""
    if not days:
        return []
    first, last = (day.year * 12 + day.month - 1 for day in (min(days), max(days)))
    return [divmod(count, 12) for count in range(first, min(last, first + _MOST_MONTHS) + 1)]


def _label(month: tuple[int, int], *, first: bool) -> str:
    year, number = month
    return f"{_MONTHS[number]} {year}" if first or number == 0 else _MONTHS[number]


def _bar(one: Change, y: float, months: list[tuple[int, int]], step: float) -> Bar:
    x, width = 0.0, 0.0
    if one.begins:
        x = min(_place(one.begins, months, step), RIGHT - _NARROWEST)
        end = min(_place(one.ends or one.begins, months, step), RIGHT)
        width = max(_NARROWEST, end - x)
    dots = (Dot(where, _LOOKS[state]) for where, state in zip(DOTS, one.states, strict=True))
    title = set_at(lines(one.title, LEFT - 14, _TITLE, 2), 0, y + 19, _TITLE)
    end = (title[-1].y if title else y + 19) + ROW - 21
    return Bar(title, one.people, y, end, round(x, 1), round(width, 1), tuple(dots))


def _place(day: date, months: list[tuple[int, int]], step: float) -> float:
    first = months[0][0] * 12 + months[0][1]
    return LEFT + (day.year * 12 + day.month - 1 - first + (day.day - 1) / 31) * step
