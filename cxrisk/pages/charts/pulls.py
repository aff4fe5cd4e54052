"""What each control takes off, a mark for the risks that lean on it: points are placed, and never added."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from cxrisk.pages.charts.lettering import Line, lines, set_at
from cxrisk.records import dataclass

LEFT, RIGHT, WIDTH = 400.0, 880.0, 1090.0
_TOP, _ROW, _LANE, _NAME = 40.0, 30.0, 15.0, 13.0
_RADIUS, _FIGURE = 6.0, 7.0
_STEPS = (0.5, 1.0, 2.0)
"""How far the axis may go, in points; the most that controls of one side can take off is two."""

Look = Literal["seen", "claimed", "planned", "off"]


class Pull(NamedTuple):
    """One risk that leans on a control."""

    points: float
    """What the control takes off its score; of a plan, what it will."""
    look: Look


class Lever(NamedTuple):
    """One row of the table."""

    name: str
    friction: str
    pulls: tuple[Pull, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """Risks from which a control takes off the same."""

    x: float
    y: float
    look: Look
    risks: int


@dataclass(frozen=True, slots=True)
class Row:
    """One control."""

    name: tuple[Line, ...]
    y: float
    end: float
    """Where its room ends."""
    friction: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Pulls:
    """The drawing."""

    id: str
    height: float
    axis: tuple[tuple[float, str], ...]
    """Places and figures, in points."""
    rows: tuple[Row, ...]


def pulls(id_: str, levers: Sequence[Lever]) -> Pulls | None:
    """Draw the controls in the order of the table; nothing where there is none."""
    if not levers:
        return None
    most = max((pull.points for lever in levers for pull in lever.pulls), default=0.0)
    far = next((step for step in _STEPS if most <= step), most)
    y, rows = _TOP, []
    for lever in levers:
        rows.append(_row(lever, y, far))
        y = rows[-1].end
    axis = tuple((round(LEFT + n * (RIGHT - LEFT) / 4, 1), f"{far * n / 4:g}") for n in range(5))
    return Pulls(id_, y + 6, axis, tuple(rows))


def _row(lever: Lever, top: float, far: float) -> Row:
    marks, lanes = _marks(lever.pulls, top + _ROW / 2, far)
    name = set_at(lines(lever.name, LEFT - 30, _NAME, 2), 0, top + _ROW / 2 + 4.5, _NAME)
    end = top + _ROW + (max(lanes, len(name)) - 1) * _LANE
    return Row(name, top + _ROW / 2, end, lever.friction, marks)


def _marks(several: Iterable[Pull], top: float, far: float) -> tuple[tuple[Mark, ...], int]:
    """Each in the first lane in which it covers none before it."""
    counts = Counter((round(one.points, 2), one.look) for one in several)
    ends: list[float] = []
    marks = []
    for (points, look), risks in sorted(counts.items()):
        x = round(LEFT + points / far * (RIGHT - LEFT), 1)
        lane = next((n for n, end in enumerate(ends) if x - _RADIUS > end), len(ends))
        ends[lane:] = [
            x + _RADIUS + 3 + ((1 + len(str(risks))) * _FIGURE if risks > 1 else 0),
            *ends[lane + 1 :],
        ]
        marks.append(Mark(x, top + lane * _LANE, look, risks))
    return tuple(marks), max(1, len(ends))
