"""An export for programs: `cxrisk/export/risks/1`, with every part of every score."""

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from cxrisk.exports.stamp import stamp
from cxrisk.exports.table import Form, Line, Row, Value
from cxrisk.history.edition import Edition

VERSION = 1
"""Raised when a field changes its meaning or goes away; new fields do not raise it."""


def _head(kind: str, shape: type[Row], edition: Edition) -> str:
    del shape  # every record names its fields itself
    head = _written({"format": f"cxrisk/export/{kind}/{VERSION}", **stamp(edition)})
    return f'{head[:-1]},\n"{kind}": [\n'


def _plain(value: Value) -> object:
    """What JSON does not know: records and lines by the names of their fields, days and decimals."""
    if isinstance(value, Row | Line):
        return value.values()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    raise TypeError(f"no JSON of {type(value).__name__}")


_written: Callable[[object], str] = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, default=_plain
).encode
"""On one line: a record a line is easy to compare, and quick to write."""
FORM = Form(_head, lambda _shape, _edition: _written, ",\n", "\n]}\n")
"""What is not known is null, never zero."""
