"""An export for a spreadsheet: RFC 4180, one row a record, and nothing in it that a spreadsheet would run."""

import csv
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal

from cxrisk.exports.stamp import stamp
from cxrisk.exports.table import Form, Line, Row, Value, columns
from cxrisk.history.edition import Edition

_RUNS = (*"=+-@\t\r\n", *"\uff1d\uff0b\uff0d\uff20")
"""How a formula begins; the last four are the full-width twins, which some programs read alike."""


def _head(kind: str, shape: type[Row], edition: Edition) -> str:
    del kind
    return _writer()([*_names(shape), *stamp(edition)])


def _line(shape: type[Row], edition: Edition) -> Callable[[Row], str]:
    write, tail = _writer(), [_cell(mark) for mark in stamp(edition).values()]
    return lambda row: write([*_cells(shape, row), *tail])


def _writer() -> Callable[[Iterable[object]], str]:
    """What writes the cells of one line; with CRLF."""
    last = _Last()
    writer = csv.writer(last, lineterminator="\r\n")

    def line(cells: Iterable[object]) -> str:
        writer.writerow(cells)
        return last.text

    return line


class _Last:
    """A file of which only the last line counts."""

    text = ""

    def write(self, text: str) -> None:
        """As files have it."""
        self.text = text


def safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula: what begins like one gets an apostrophe."""
    return f"'{text}" if text.startswith(_RUNS) else text


def _names(shape: type[Row]) -> Iterator[str]:
    for name in columns(shape):
        if name in shape.inner:
            yield from (f"{name}_{below}" for below in _names(shape.inner[name]))
        else:
            yield name


def _cells(shape: type[Row], row: Row | None) -> Iterator[object]:
    """The row's cells; as many empty ones where there is no row."""
    for name in columns(shape):
        value = getattr(row, name) if row is not None else None
        if name in shape.inner:
            yield from _cells(shape.inner[name], value)
        else:
            yield _cell(value)


def _cell(value: Value) -> object:
    """A number stays a number, whatever its sign; all else is a text."""
    if type(value) is str:
        return safe(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float | Decimal):
        return value
    return safe(_words(value))


def _words(value: Value) -> str:
    if isinstance(value, tuple):
        return "; ".join(_words(one) for one in value)
    if isinstance(value, date):
        return value.isoformat()
    return value.in_words() if isinstance(value, Line) else str(value)


FORM = Form(_head, _line, "", "")
"""The rows under their names; empty means not known. The last columns are the edition."""
