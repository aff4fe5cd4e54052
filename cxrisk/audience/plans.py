"""How a record is gone through: worked out once from the model's types, so that a new field needs nothing.

Every value is inert, a reference, the id of an owner in plain text, a record, or a list or mapping of these.
"""

import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, fields
from functools import cache
from typing import Annotated, Any, Protocol, Union, get_args, get_origin, get_type_hints

from cxrisk.audience.kinds import KIND_OF, SIGNED, SPOKEN, Known
from cxrisk.model.fields import OrWords, Record, Ref
from cxrisk.records import dataclass

GONE: Any = object()
"""In place of a value that is left out."""


class Visitor(Protocol):
    """What is done with the values of a record; each returns what stands there instead, or GONE."""

    def reference(self, key: str, kinds: tuple[str, ...]) -> Any:  # noqa: ANN401 - or GONE
        """A reference to a record of one of these kinds."""

    def owner(self, text: str, *, spoken: bool) -> str:
        """A text that may be the id of a unit, an organisation or a person."""

    def record(self, record: Any) -> Any:  # noqa: ANN401 - or GONE
        """A record within a record."""


Visit = Callable[[Any, Visitor], Any]


@dataclass(frozen=True, slots=True)
class Plan:
    """The fields of one class that are not inert."""

    visits: tuple[tuple[str, Visit], ...]
    needed: frozenset[str]
    """Fields without which there is no record."""


def plan_for(record: Record) -> Plan:
    """The plan for the class of a record."""
    kind: Any = type(record)
    return _plan(kind)


@cache
def _plan(record: Any) -> Plan:  # noqa: ANN401 - a class
    hints = get_type_hints(record, include_extras=True)
    visits, needed = [], set()
    for one in fields(record):
        visit = _visit(hints[one.name]) or _owner(one.name, hints[one.name])
        if visit is not None:
            visits.append((one.name, visit))
        if one.default is MISSING and one.default_factory is MISSING:
            needed.add(one.name)
    return Plan(tuple(visits), frozenset(needed))


def known(record: object) -> Known | None:
    """The kind and key of a record that has one; where somebody wrote an id, or others can refer to it."""
    kind = KIND_OF.get(type(record)) or (type(record).__name__ if getattr(record, "id", "") else "")
    return (kind, getattr(record, "key", "")) if kind else None


def _owner(name: str, hint: Any) -> Visit | None:  # noqa: ANN401 - a type
    """How a plain text is gone through that may name somebody."""
    if hint is not str or name not in SIGNED | SPOKEN:
        return None
    return lambda value, visitor: visitor.owner(value, spoken=name in SPOKEN)


@cache
def _visit(hint: Any) -> Visit | None:  # noqa: ANN401, PLR0911 - one way out for each kind of type
    """How a value of this type is gone through; nothing where it is inert."""
    origin = get_origin(hint)
    if origin is Annotated:
        refs = [mark for mark in hint.__metadata__ if isinstance(mark, Ref)]
        if refs:
            return lambda value, visitor: visitor.reference(value, refs[0].kinds)
        if any(isinstance(mark, OrWords) for mark in hint.__metadata__):
            return lambda value, visitor: visitor.owner(value, spoken=False)
        return _visit(get_args(hint)[0])
    if origin in (Union, types.UnionType):
        inner = [found for part in get_args(hint) if (found := _visit(part))]
        return _if_there(inner[0]) if inner else None
    if origin is tuple:
        each = _visit(get_args(hint)[0])
        return _list(each) if each else None
    if origin is Mapping:
        each = _visit(get_args(hint)[1])
        return _mapping(each) if each else None
    if isinstance(hint, type) and issubclass(hint, Record):
        return lambda value, visitor: visitor.record(value)
    return None


def _if_there(visit: Visit) -> Visit:
    def visit_any(value: Any, visitor: Visitor) -> Any:  # noqa: ANN401 - any value
        return None if value is None else visit(value, visitor)

    return visit_any


def _list(each: Visit) -> Visit:
    def visit_all(value: Any, visitor: Visitor) -> Any:  # noqa: ANN401 - any value
        new = [each(one, visitor) for one in value]
        if all(map(_same, value, new)):
            return value
        return tuple(dict.fromkeys(one for one in new if one is not GONE)) if _plain(new) else _left(new)

    return visit_all


def _plain(values: list[Any]) -> bool:
    return all(isinstance(one, str) or one is GONE for one in values)


def _left(values: list[Any]) -> tuple[Any, ...]:
    return tuple(one for one in values if one is not GONE)


def _same(old: object, new: object) -> bool:
    return old is new


def _mapping(each: Visit) -> Visit:
    def visit_all(value: Any, visitor: Visitor) -> Any:  # noqa: ANN401 - any value
        new = {key: each(one, visitor) for key, one in value.items()}
        if all(new[key] is one for key, one in value.items()):
            return value
        return {key: one for key, one in new.items() if one is not GONE}

    return visit_all


def inside(record: Record) -> Iterator[Record]:
    """All records that stand in a record, itself first."""
    collected = Collector()
    collected.record(record)
    return iter(collected.records)


class Collector:
    """Goes through records and notes every record and every reference in them; changes nothing."""

    def __init__(self) -> None:
        self.records: list[Record] = []
        self.references: list[tuple[str, tuple[str, ...]]] = []
        self.owners: list[str] = []

    def reference(self, key: str, kinds: tuple[str, ...]) -> str:
        """Note a reference."""
        self.references.append((key, kinds))
        return key

    def owner(self, text: str, *, spoken: bool) -> str:
        """Note a text that may be an id."""
        del spoken
        self.owners.append(text)
        return text

    def record(self, record: Record) -> Record:
        """Note a record and what is in it."""
        self.records.append(record)
        for name, visit in plan_for(record).visits:
            visit(getattr(record, name), self)
        return record
