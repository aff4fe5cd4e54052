"""A little of the graph around one record, in columns from cause to person: at most 25 nodes."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cxrisk.pages.charts.lettering import Line, lines, set_at
from cxrisk.records import dataclass

MOST = 25
"""Nodes in one drawing; what is beyond is counted under its column."""
WIDTH = 1090.0
_TOP, _HIGH, _GAP = 34.0, 40.0, 10.0
_BETWEEN = 54.0
_SIZE, _LEADING = 12.0, 15.0
_CHIP = 44.0


class Node(NamedTuple):
    """One record: a row of the table, or a name in one."""

    id: str
    text: str
    band: str = ""
    """Of a risk: low, medium, high, critical; unknown where nobody could rate it."""
    score: str = ""
    assumed: bool = False
    """Whether nothing but our own word stands behind it."""
    is_truth: bool = False
    is_self: bool = False
    """Whether the drawing is about it."""


class Column(NamedTuple):
    """Nodes of one kind."""

    title: str
    wide: float
    """Its share of the width."""
    most: int
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """One node where it stands."""

    node: Node
    x: float
    y: float
    width: float
    text: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """The title over a column, and what it leaves out."""

    title: str
    x: float
    more: int
    below: float
    """Where the number of those stands that have no room."""


@dataclass(frozen=True, slots=True)
class Thread:
    """A line from node to node."""

    path: str
    assumed: bool


@dataclass(frozen=True, slots=True)
class Ego:
    """The drawing."""

    id: str
    title: str
    height: float
    heads: tuple[Head, ...]
    boxes: tuple[Box, ...]
    threads: tuple[Thread, ...]


def ego(id_: str, title: str, columns: Sequence[Column], pairs: Sequence[tuple[str, str]]) -> Ego:
    """Draw the columns from left to right, and a line for each of `pairs` (ids) whose ends are drawn."""
    shown = [column.nodes[: column.most] for column in columns]
    rows = max(len(nodes) for nodes in shown)
    tall = rows * (_HIGH + _GAP)
    boxes: dict[str, Box] = {}
    heads = []
    x = 1.0
    unit = (WIDTH - 2 - _BETWEEN * (len(columns) - 1)) / sum(column.wide for column in columns)
    for column, nodes in zip(columns, shown, strict=True):
        width = column.wide * unit
        top = _TOP + (tall - len(nodes) * (_HIGH + _GAP)) / 2
        for n, node in enumerate(_in_order(nodes, boxes, pairs)):
            boxes[node.id] = _box(node, round(x, 1), round(top + n * (_HIGH + _GAP), 1), round(width, 1))
        below = top + len(nodes) * (_HIGH + _GAP) + 6
        heads.append(Head(column.title, round(x, 1), len(column.nodes) - len(nodes), round(below, 1)))
        x += width + _BETWEEN
    return Ego(
        id=id_,
        title=title,
        height=_TOP + tall + (16 if any(head.more for head in heads) else 0),
        heads=tuple(heads),
        boxes=tuple(boxes.values()),
        threads=tuple(
            _thread(boxes[one], boxes[other]) for one, other in pairs if {one, other} <= boxes.keys()
        ),
    )


def _in_order(
    nodes: Sequence[Node], placed: Mapping[str, Box], pairs: Sequence[tuple[str, str]]
) -> Sequence[Node]:
    """Each at the height of those before that it is joined to, so that few lines cross; else as they came."""
    places = {
        node.id: [placed[one].y for one, other in pairs if other == node.id and one in placed]
        for node in nodes
    }
    if not all(places.values()):
        return nodes
    order = {node.id: n for n, node in enumerate(nodes)}
    return sorted(nodes, key=lambda node: (sum(places[node.id]) / len(places[node.id]), order[node.id]))


def _box(node: Node, x: float, y: float, width: float) -> Box:
    left = x + 8 + (_CHIP if node.band else 0)
    text = lines(node.text, width - 16 - (_CHIP if node.band else 0) - (14 if node.is_truth else 0), _SIZE, 2)
    first = y + _HIGH / 2 + 4 - (len(text) - 1) * _LEADING / 2
    return Box(node, x, y, width, set_at(text, round(left, 1), round(first, 1), _SIZE))


def _thread(one: Box, other: Box) -> Thread:
    """From the right side of one to the left of the other, whichever stands first."""
    left, right = (one, other) if one.x <= other.x else (other, one)
    x1, y1, x2, y2 = left.x + left.width, left.y + _HIGH / 2, right.x, right.y + _HIGH / 2
    bend = (x1 + x2) / 2
    path = f"M{x1:.0f} {y1:.0f}C{bend:.0f} {y1:.0f} {bend:.0f} {y2:.0f} {x2:.0f} {y2:.0f}"
    return Thread(path, one.node.assumed or other.node.assumed)
