"""A table before anybody prints it: rows of plain values, some of them with parts."""

from dataclasses import fields
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, ClassVar, TypeAlias

from cxrisk.records import dataclass

Value: TypeAlias = "str | int | float | Decimal | bool | date | Row | Line | tuple[str | Line, ...] | None"


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
