"""A table before anybody prints it: rows of plain values, some of them with parts."""

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, ClassVar, TypeAlias

from cxrisk.history.edition import Edition
from cxrisk.records import dataclass

Value: TypeAlias = "str | int | float | Decimal | bool | date | Row | Line | tuple[str | Line, ...] | None"


Ranked: TypeAlias = "tuple[tuple[Any, ...], Row]"
"""A row with its place among all of its kind: the smaller comes first, equal ones as they come."""


@dataclass(frozen=True, slots=True)
class Form:
    """How a table is written."""

    head: "Callable[[str, type[Row], Edition], str]"
    """What stands before the first record, of its kind and its shape."""
    line: "Callable[[type[Row], Edition], Callable[[Row], str]]"
    """What writes a record of this shape."""
    between: str
    """What stands between two records."""
    tail: str
    """What stands behind the last."""


def columns(shape: Any) -> tuple[str, ...]:  # noqa: ANN401 - a class of rows or lines
    """The names of a row's fields, in their order."""
    return _columns(shape)


@cache
def _columns(shape: Any) -> tuple[str, ...]:  # noqa: ANN401 - mypy takes no class with slots for a key
    return tuple(one.name for one in fields(shape))


@dataclass(frozen=True, slots=True)
class Row:
    """One record, or a record inside it: its fields are the columns, in this order.

    In a spreadsheet a row inside a row becomes columns of its own: `current` with a `score` is
    `current_score`. A field that may be absent names its type, so that its columns are always there.
    """

    inner: ClassVar["dict[str, type[Row]]"] = {}
    """The fields that hold rows, with what they hold."""

    def values(self) -> "dict[str, Value]":
        """The fields by name."""
        return {name: getattr(self, name) for name in columns(type(self))}


@dataclass(frozen=True, slots=True)
class Line:
    """One of several things that a field holds; in a spreadsheet they share a cell, in words."""

    def values(self) -> "dict[str, Value]":
        """The fields by name."""
        return {name: getattr(self, name) for name in columns(type(self))}

    def in_words(self) -> str:
        """As it reads in a cell."""
        raise NotImplementedError
