"""An export for programs: `cxrisk/export/risks/1`, with every part of every score."""

import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from cxrisk.exports.stamp import stamp
from cxrisk.exports.table import Line, Row, Value
from cxrisk.history.edition import Edition

VERSION = 1
"""Raised when a field changes its meaning or goes away; new fields do not raise it."""


def as_json(kind: str, shape: type[Row], rows: Iterable[Row], edition: Edition) -> str:
    """The rows as JSON; what is not known is null, never zero."""
    del shape  # every record names its fields itself
    head = _written({"format": f"cxrisk/export/{kind}/{VERSION}", **stamp(edition)})
    records = ",\n".join(_written(_plain(row)) for row in rows)
    return f'{head[:-1]},\n"{kind}": [\n{records}\n]}}\n'


def _written(value: object) -> str:
    """On one line: a record a line is easy to compare, and quick to write."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _plain(value: Value) -> object:
    if isinstance(value, Row | Line):
        return {name: _plain(one) for name, one in value.values().items()}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else value
