"""An export for a spreadsheet: RFC 4180, one row a record, and nothing in it that a spreadsheet would run."""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from cxrisk.exports.stamp import stamp
from cxrisk.exports.table import Line, Row, Value, columns
from cxrisk.history.edition import Edition

_RUNS = (*"=+-@\t\r\n", *"\uff1d\uff0b\uff0d\uff20")
"""How a formula begins; the last four are the full-width twins, which some programs read alike."""


def as_csv(kind: str, shape: type[Row], rows: Iterable[Row], edition: Edition) -> str:
    """The rows under their names, with CRLF; empty means not known. The last columns are the edition."""
    del kind
    marks = stamp(edition)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([*_names(shape), *marks])
    tail = [_cell(mark) for mark in marks.values()]
    for row in rows:
        writer.writerow([*_cells(shape, row), *tail])
    return text.getvalue()


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
