"""A journey in one figure: stages, feeling, who runs it, and the risk that remains, on one set of columns."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cxrisk.pages.charts.curve import Curve, Felt, Frame, curve
from cxrisk.pages.charts.hands import Change, Hands, hands
from cxrisk.pages.charts.lettering import Line, lines, set_at
from cxrisk.pages.charts.ribbon import Cells, Columns, Ribbon, ribbon
from cxrisk.records import dataclass

LEFT, COLUMN = 136.0, 118.0
_STAGE, _NAME, _CHANNEL, _QUOTE = 16.0, 12.5, 11.5, 15.0
_BELOW_STAGES = 66.0
_STEP = 46.0
_LEVELS = ((2, "very good"), (1, "good"), (0, "neither"), (-1, "bad"), (-2, "very bad"))
_MOST_LINES = 5
MOST_COLUMNS, _PART = 15, 8
"""Touchpoints in one drawing; a longer way is drawn in parts, each as wide as a page."""


class MapStep(NamedTuple):
    """One touchpoint: a row of the table beside the map."""

    felt: Felt
    stage: str
    channel: str
    unit: str
    cells: Cells


class Lowest(NamedTuple):
    """What a person said at the lowest point."""

    key: str
    """The touchpoint's."""
    text: str
    who: str


@dataclass(frozen=True, slots=True)
class StageHead:
    """The heading over the touchpoints of one stage."""

    x: float
    end: float
    text: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """A line across, for one level of feeling."""

    y: float
    word: str
    is_middle: bool


@dataclass(frozen=True, slots=True)
class Said:
    """The quote, with the way from the point to it."""

    text: tuple[Line, ...]
    who: Line
    path: str
    side: str
    """Which end of the lines stands at their place: start or end."""


@dataclass(frozen=True, slots=True)
class JourneyMap:
    """Where everything stands."""

    id: str
    title: str
    width: float
    height: float
    stages: tuple[StageHead, ...]
    names: tuple[Line, ...]
    channels: tuple[Line, ...]
    levels: tuple[Level, ...]
    curve: Curve
    said: Said | None
    hands: Hands
    ribbon: Ribbon


def journey_maps(
    title: str,
    way: Sequence[MapStep],
    pairs: Sequence[tuple[str, str]],
    changes: Mapping[tuple[str, str], Change],
    lowest: Lowest | None,
) -> tuple[JourneyMap, ...]:
    """A long way in several drawings, each beginning with the touchpoint at which the one before ends."""
    if len(way) <= MOST_COLUMNS:
        return (journey_map("map", title, way, pairs, changes, lowest),)
    parts = -(-(len(way) - 1) // (_PART - 1))
    long = -(-(len(way) - 1) // parts)
    drawn = []
    for n in range(parts):
        part = way[n * long : (n + 1) * long + 1]
        here = lowest if lowest and any(step.felt.key == lowest.key for step in part) else None
        says = f"{title}, part {n + 1} of {parts}"
        drawn.append(journey_map(f"map{n + 1 if n else ''}", says, part, pairs, changes, here))
        lowest = None if here else lowest
    return tuple(drawn)


def journey_map(
    id_: str,
    title: str,
    way: Sequence[MapStep],
    pairs: Sequence[tuple[str, str]],
    changes: Mapping[tuple[str, str], Change],
    lowest: Lowest | None,
) -> JourneyMap:
    """Draw a journey from the rows of its table, its steps and its changes of unit."""
    names = [lines(step.felt.name, COLUMN - 12, _NAME, _MOST_LINES) for step in way]
    below_names = _BELOW_STAGES + max((len(text) for text in names), default=1) * _NAME * 1.25
    middle = below_names + 60 + 2 * _STEP
    frame = Frame(LEFT + COLUMN / 2, LEFT + (len(way) - 0.5) * COLUMN, middle, _STEP)
    drawn = curve(f"{id_}.feeling", title, [step.felt for step in way], pairs, frame)
    said = _said(lowest, way, drawn, middle + 2 * _STEP + 44) if lowest else None
    below = middle + 2 * _STEP + 44 + (20 * len(said.text) + 26 if said else 0)
    place = Columns(LEFT, COLUMN)
    remains = ribbon([step.cells for step in way], place, below + 150)
    return JourneyMap(
        id=id_,
        title=title,
        width=LEFT + len(way) * COLUMN + 8,
        height=remains.y + remains.height + 10,
        stages=_stages(way),
        names=_columns(names, _BELOW_STAGES, _NAME, [step.felt.name for step in way]),
        channels=_columns(_channels(way), below_names + 4, _CHANNEL, [step.channel for step in way]),
        levels=tuple(Level(middle - level * _STEP, word, level == 0) for level, word in _LEVELS),
        curve=drawn,
        said=said,
        hands=hands([(step.felt.key, step.unit) for step in way], changes, place, below),
        ribbon=remains,
    )


def _channels(way: Sequence[MapStep]) -> list[tuple[str, ...]]:
    return [lines(step.channel, COLUMN - 8, _CHANNEL, 2) for step in way]


def _columns(
    texts: Sequence[tuple[str, ...]], y: float, size: float, wholes: Sequence[str]
) -> tuple[Line, ...]:
    """A text a column, each with the whole of it."""
    both = enumerate(zip(texts, wholes, strict=True))
    return tuple(one for n, (text, whole) in both for one in set_at(text, _x(n), y, size, whole))


def _x(column: int) -> float:
    return LEFT + 4 + column * COLUMN


def _stages(way: Sequence[MapStep]) -> tuple[StageHead, ...]:
    """A heading a stage; two neighbours of one name share it."""
    starts = [n for n, step in enumerate(way) if n == 0 or way[n - 1].stage != step.stage]
    ends = [*starts[1:], len(way)][: len(starts)]  # no step at all: no stage
    return tuple(
        StageHead(_x(first), _x(end) - 12, _stage_name(way[first].stage, end - first, _x(first)))
        for first, end in zip(starts, ends, strict=True)
    )


def _stage_name(name: str, columns: int, x: float) -> tuple[Line, ...]:
    """One line at the foot of the heading, two where the stage is short and its name long."""
    text = lines(name, columns * COLUMN - 12, _STAGE, 2)
    return set_at(text, x, 36 - (len(text) - 1) * _STAGE * 1.25, _STAGE, name)


def _said(lowest: Lowest, way: Sequence[MapStep], drawn: Curve, y: float) -> Said | None:
    """The quote under the lowest point, on the side where there is more room."""
    place = next((n for n, step in enumerate(way) if step.felt.key == lowest.key), None)
    if place is None:
        return None
    point = drawn.points[place]
    to_left = point.x - LEFT > LEFT + len(way) * COLUMN - point.x
    room = max(COLUMN, (point.x - LEFT if to_left else LEFT + len(way) * COLUMN - point.x) - 30)
    x = point.x - 18 if to_left else point.x + 18
    text = set_at(lines(f"“{lowest.text}”", room, _QUOTE, 3), x, y, _QUOTE)
    path = f"M{point.x:g} {point.y + 10:g}V{y - 5:g}H{point.x - 12 if to_left else point.x + 12:g}"
    who = Line(lowest.who, x, round(text[-1].y + 18, 1))
    return Said(text, who, path, "end" if to_left else "start")
