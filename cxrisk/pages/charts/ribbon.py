"""The risk that remains along a journey: a row a category, a cell a touchpoint, and never a blank one."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cxrisk.graph.questions import Cell
from cxrisk.model.fields import Category
from cxrisk.pages.phrases import readable
from cxrisk.records import dataclass
from cxrisk.scoring.words import printed

ROW = 30.0
_INSET = 2.0

Cells = Mapping[Category, Cell]


@dataclass(frozen=True, slots=True)
class Bar:
    """Neighbouring cells that say the same."""

    x: float
    width: float
    look: str
    """rated, not_applicable or not_looked_at."""
    band: str
    label: str
    """`7.8 high`; empty where it is not rated."""


@dataclass(frozen=True, slots=True)
class RibbonRow:
    """One category."""

    name: str
    y: float
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Unseen:
    """Touchpoints at which nobody has looked at anything."""

    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Ribbon:
    """All rows, and the columns in which all is unknown."""

    y: float
    height: float
    rows: tuple[RibbonRow, ...]
    unseen: tuple[Unseen, ...]


class Columns(NamedTuple):
    """Where the touchpoints stand."""

    left: float
    width: float


def rated(columns: Sequence[Cells]) -> tuple[Category, ...]:
    """The categories that are rated at one touchpoint at least, in the order of the format."""
    first = columns[0] if columns else {}
    return tuple(name for name in first if any(cells[name].look == "rated" for cells in columns))


def ribbon(columns: Sequence[Cells], place: Columns, top: float) -> Ribbon:
    """Draw the categories that are rated somewhere on the way."""
    names = rated(columns)
    rows = tuple(
        RibbonRow(readable(name), top + n * ROW, _bars([cells[name] for cells in columns], place))
        for n, name in enumerate(names)
    )
    unseen = tuple(
        Unseen(place.left + n * place.width + _INSET, place.width - 2 * _INSET)
        for n, cells in enumerate(columns)
        if all(cell.look == "not_looked_at" for cell in cells.values())
    )
    return Ribbon(top, max(1, len(names)) * ROW, rows, unseen)


def _bars(cells: Sequence[Cell], place: Columns) -> tuple[Bar, ...]:
    bars: list[Bar] = []
    begins = 0
    for n, cell in enumerate(cells):
        if n + 1 < len(cells) and _same(cell, cells[n + 1]):
            continue
        bars.append(_bar(cell, begins, n + 1 - begins, place))
        begins = n + 1
    return tuple(bars)


def _same(one: Cell, other: Cell) -> bool:
    """Whether two cells are drawn as one: the same look and, if rated, the same worst risk."""
    return one.look == other.look and one.risks[:1] == other.risks[:1]


def _bar(cell: Cell, begins: int, long: int, place: Columns) -> Bar:
    return Bar(
        x=place.left + begins * place.width + _INSET,
        width=long * place.width - 2 * _INSET,
        look=cell.look,
        band=cell.band.word if cell.band else "",
        label=f"{printed(cell.score)} {cell.band.word}" if cell.score and cell.band else "",
    )
