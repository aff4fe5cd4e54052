"""Whether a portfolio's own table of bands can be trusted: four checks.

The two scales are geometric with one step, so the cell (likelihood i, impact j) spans losses from
`i + j - 2` to `i + j` steps: tables are judged by that.
"""

from collections.abc import Iterator, Sequence
from itertools import product

from cxrisk.model.scales import Scales

Cell = tuple[int, int]
"""Row (likelihood) and column (impact), from 0."""
Table = Sequence[Sequence[int]]
"""Bands as numbers that rise with badness."""
Fault = tuple[Cell, Cell]
"""Two cells whose bands do not go together."""


def matrix_doubts(scales: Scales) -> tuple[str, ...]:
    """What is doubtful about `scales.matrix`, one sentence a failed check; nothing without a table."""
    doubts = []
    for find, says in CHECKS:
        faults = list(find(scales.matrix))
        if faults:
            one, other = (_words(cell, scales) for cell in faults[0])
            doubts.append(f"{says}: {one}, but {other}{_more(len(faults) - 1)}")
    return tuple(doubts)


def not_monotone(table: Table) -> Iterator[Fault]:
    """More often or worse must never be coloured lower."""
    for row, column in _cells(table):
        for worse in ((row + 1, column), (row, column + 1)):
            if _inside(worse, table) and _at(table, worse) < _at(table, (row, column)):
                yield (row, column), worse


def out_of_order(table: Table) -> Iterator[Fault]:
    """A cell whose worst case is no worse than another's best case must not be coloured higher."""
    for mild, grave in product(_cells(table), repeat=2):
        if sum(mild) + 2 <= sum(grave) and _at(table, mild) > _at(table, grave):
            yield mild, grave


def too_steep(table: Table) -> Iterator[Fault]:
    """Cells that share an edge differ by at most one band, those that share a corner by at most two."""
    for row, column in _cells(table):
        for down, right, most in ((0, 1, 1), (1, 0, 1), (1, 1, 2), (1, -1, 2)):
            near = (row + down, column + right)
            if _inside(near, table) and abs(_at(table, near) - _at(table, (row, column))) > most:
                yield (row, column), near


def unequal_at_equal_risk(table: Table) -> Iterator[Fault]:
    """Cells that span the same losses must have the same band."""
    for row, column in _cells(table):
        twin = (row + 1, column - 1)
        if _inside(twin, table) and _at(table, twin) != _at(table, (row, column)):
            yield (row, column), twin


CHECKS = (
    (not_monotone, "A worse cell has a lower band"),
    (out_of_order, "A cell that can never be worse has a higher band"),
    (too_steep, "Bands jump between neighbours"),
    (unequal_at_equal_risk, "Equal risks have different bands"),
)
"""The four checks, with what they say."""


def _cells(table: Table) -> Iterator[Cell]:
    return ((row, column) for row in range(len(table)) for column in range(len(table[row])))


def _inside(cell: Cell, table: Table) -> bool:
    return 0 <= cell[0] < len(table) and 0 <= cell[1] < len(table[cell[0]])


def _at(table: Table, cell: Cell) -> int:
    return table[cell[0]][cell[1]]


def _words(cell: Cell, scales: Scales) -> str:
    row, column = cell
    return (
        f"{scales.likelihood[row].word} and {scales.impact[column].word} is {scales.matrix[row][column].word}"
    )


def _more(count: int) -> str:
    return f" (and {count} more)" if count else ""
