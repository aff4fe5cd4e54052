"""How each record of the model is read: worked out once from the types of its fields.

The model's annotations say what a value means; nothing here knows a single field by name. That keeps
schema, model and resolver in step: a new field is added to the first two only.
"""

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from datetime import date
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from cxrisk.findings import Implied, Key, Place
from cxrisk.model.fields import About, Count, Interval, LevelOn, OrWords, Ref, Rest, Short, StrengthWord
from cxrisk.model.journey import Journey
from cxrisk.model.scales import Band
from cxrisk.records import dataclass
from cxrisk.resolve import values
from cxrisk.resolve.blanks import blank_of
from cxrisk.resolve.context import Context
from cxrisk.resolve.values import BAD

Simple = Callable[[Any], Any]
"""Raw value -> the model's value, or BAD."""
Read = Callable[[Any, tuple[str | int, ...], Context], Any]
"""Raw value, its pointer, where we are -> the model's value, or BAD."""

_SIMPLE: dict[Any, Simple] = {
    str: values.text,
    int: values.whole,
    float: values.number,
    bool: values.truth,
    date: values.day,
    About: values.about,
    Count: values.count,
    Interval: values.interval,
    Band: values.band,
}
_OURS = frozenset(("place", "key"))
"""Fields that the resolver fills; no key of the format."""
_place = tuple.__new__
"""Makes a `Place` without a detour: there is one for each record."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How one record is read."""

    blank: Callable[[], Any]
    """Makes a draft of the record, with its defaults."""
    readers: dict[str, tuple[str, bool, Simple | None, Read]]
    """By the key of the format: the field, whether the record needs it, and how its value is read.

    Where a value can be read without asking where it stands, the shorter way comes before the longer one.
    """
    required: frozenset[str]
    rest: tuple[str, Read] | None
    keyed: bool


@cache
def plan_for(record: type) -> Plan:
    """The plan for one class of the model."""
    hints = get_type_hints(record, include_extras=True)
    readers: dict[str, tuple[str, bool, Simple | None, Read]] = {}
    required, rest = set(), None
    for one in fields(record):
        if one.name in _OURS:
            continue
        hint = hints[one.name]
        if any(isinstance(mark, Rest) for mark in getattr(hint, "__metadata__", ())):
            rest = (one.name, reader_for(get_args(get_args(hint)[0])[1]))
            continue
        needed = one.default is MISSING and one.default_factory is MISSING
        readers[yaml_key(one.name)] = (one.name, needed, simple_for(hint), reader_for(hint))
        if needed:
            required.add(one.name)
    return Plan(blank_of(record), readers, frozenset(required), rest, "key" in hints)


def yaml_key(field_name: str) -> str:
    """The key of the format for a field: `from_` stands for `from`, which Python keeps for itself."""
    return field_name.removesuffix("_")


@cache
def simple_for(hint: Any) -> Simple | None:
    """How a value of this type is read if nobody has to know where it stands; nothing if somebody has."""
    origin = get_origin(hint)
    if origin is Annotated:
        inner, *marks = get_args(hint)
        if any(isinstance(mark, Ref | OrWords | LevelOn | Short) for mark in marks):
            return None
        return values.strength if any(isinstance(mark, StrengthWord) for mark in marks) else simple_for(inner)
    if origin is Literal:
        return _one_of(frozenset(word for word in get_args(hint) if word))
    if origin in (Union, types.UnionType):
        parts = [part for part in get_args(hint) if part is not type(None)]
        return simple_for(parts[0]) if len(parts) == 1 else None
    return _SIMPLE.get(hint)


@cache
def reader_for(hint: Any) -> Read:
    """How a value of this type is read."""
    simple, origin = simple_for(hint), get_origin(hint)
    if simple is not None:
        return lambda raw, _pointer, _here: simple(raw)
    if origin is Annotated:
        return _marked(hint)
    if origin is tuple:
        return _list(get_args(hint)[0])
    if origin in (Union, types.UnionType):
        return _any_of(tuple(reader_for(part) for part in get_args(hint) if part is not type(None)))
    if origin is Mapping:
        return _mapping(hint)
    return lambda raw, pointer, here: read_record(hint, raw, pointer, here)


def _marked(hint: Any) -> Read:
    inner, *marks = get_args(hint)
    for mark in marks:
        if isinstance(mark, Ref):
            return lambda raw, pointer, here: here.reference(raw, mark.kinds, pointer)
        if isinstance(mark, OrWords):
            return lambda raw, pointer, here: here.words(raw, mark.kinds, pointer)
        if isinstance(mark, LevelOn):
            return lambda raw, pointer, here: here.level(raw, mark.scale, pointer)
        if isinstance(mark, Short):
            return _short(mark.key, reader_for(inner))
    return reader_for(inner)


def _short(key: str, read: Read) -> Read:
    implied = Implied(key)

    def read_short(raw: Any, pointer: tuple[str | int, ...], here: Context) -> Any:
        return read(raw if isinstance(raw, dict) else {implied: raw}, pointer, here)

    return read_short


def _list(hint: Any) -> Read:
    simple, read = simple_for(hint), reader_for(hint)

    def read_list(raw: Any, pointer: tuple[str | int, ...], here: Context) -> Any:
        if raw.__class__ is not list:
            return BAD
        kept = []
        for number, entry in enumerate(raw):
            value = read(entry, (*pointer, number), here) if simple is None else simple(entry)
            if value is BAD:
                here.lose((*pointer, number))
            else:
                kept.append(value)
        return tuple(kept)

    return read_list


def _mapping(hint: Any) -> Read:
    key_hint, value_hint = get_args(hint)
    allowed = frozenset(get_args(key_hint)) if get_origin(key_hint) is Literal else None
    named = reader_for(key_hint) if get_origin(key_hint) is Annotated else None
    read = reader_for(value_hint)

    def read_mapping(raw: Any, pointer: tuple[str | int, ...], here: Context) -> Any:
        if raw.__class__ is not dict:
            return BAD
        held = {}
        for key, entry in raw.items():
            if key.startswith("x-") or (allowed is not None and key not in allowed):
                continue
            if named is not None:
                at: tuple[Any, ...] = (*pointer, Key(key))
                named(key, at, here)
            value = read(entry, (*pointer, key), here)
            if value is BAD:
                here.lose((*pointer, key))
            else:
                held[key] = value
        return held

    return read_mapping


def _one_of(words: frozenset[str]) -> Simple:
    return lambda raw: raw if raw.__class__ is str and raw in words else BAD


def _any_of(readers: tuple[Read, ...]) -> Read:
    if len(readers) == 1:
        return readers[0]

    def read_any(raw: Any, pointer: tuple[str | int, ...], here: Context) -> Any:
        for read in readers:
            value = read(raw, pointer, here)
            if value is not BAD:
                return value
        return BAD

    return read_any


def read_record(record: type, raw: Any, pointer: tuple[str | int, ...], here: Context) -> Any:
    """One record; BAD where something that it cannot do without is missing or does not fit."""
    if raw.__class__ is not dict:
        return BAD
    plan = plan_for(record)
    draft = plan.blank()
    draft.place = place = _place(Place, (here.document.path, pointer))
    if plan.keyed:
        draft.key = here.key_of(record, raw)
    inner = here.inside(record, raw) if record is Journey else here
    missing, reader = len(plan.required), plan.readers.get
    for key, entry in raw.items():
        found = reader(key)
        if found is None:
            continue
        name, needed, simple, read = found
        value = read(entry, (*pointer, key), inner) if simple is None else simple(entry)
        if value is BAD:
            here.lose((*pointer, key))
        else:
            setattr(draft, name, value)
            missing -= needed
    if plan.rest is not None:
        setattr(draft, plan.rest[0], _rest(plan, raw, pointer, inner))
    twins = here.declared.twins
    if missing or (twins and place in twins):
        return BAD
    draft.__class__ = record
    return draft


def _rest(plan: Plan, raw: dict[str, Any], pointer: tuple[str | int, ...], inner: Context) -> dict[str, Any]:
    """The keys that no other field of the record takes."""
    assert plan.rest is not None  # noqa: S101 - asked only where there is one
    held = {}
    for key, entry in raw.items():
        if key not in plan.readers and not key.startswith("x-"):
            value = plan.rest[1](entry, (*pointer, key), inner)
            if value is not BAD:
                held[key] = value
    return held
