"""A table before anybody prints it: rows of plain values, some of them with parts."""

from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import ClassVar, TypeAlias

Value: TypeAlias = "str | int | float | Decimal | bool | date | Row | Line | tuple[str | Line, ...] | None"


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
        return {one.name: getattr(self, one.name) for one in fields(self)}


@dataclass(frozen=True, slots=True)
class Line:
    """One of several things that a field holds; in a spreadsheet they share a cell, in words."""

    def values(self) -> "dict[str, Value]":
        """The fields by name."""
        return {one.name: getattr(self, one.name) for one in fields(self)}

    def in_words(self) -> str:
        """As it reads in a cell."""
        raise NotImplementedError
