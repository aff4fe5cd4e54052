"""Values as short digests, the same in every process: whether something changed, without keeping it."""

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from hashlib import blake2b
from json import JSONEncoder, encoder
from operator import attrgetter
from typing import Any

from cxrisk.model.fields import Record
from cxrisk.scoring.score import RiskScore

_BYTES = 12
_MET_OFTEN = (Record, RiskScore)


class Digests:
    """A record is looked through once, however often it is met."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Record | RiskScore, str]] = {}  # the record too: no other may get its id
        self._ways: dict[type, Callable[[Any], object]] = {}
        self._insides: dict[type, Callable[[Any], object]] = {}
        self._pieces = _json(self._plain)
        self._plainest = {id(one): self._digest(one) for one in (None, True, False, ())}
        """Of values of which there is one only: half of all that is looked at is not there."""

    def of(self, value: object) -> str:
        """The digest; equal for values that are equal in every part, and in the order of their parts.

        Raises:
            TypeError: somewhere in it is something that is no plain value, date, record or view.
        """
        known = self._plainest.get(id(value))
        if known is not None:
            return known
        return self._of_record(value) if isinstance(value, _MET_OFTEN) else self._digest(value)

    def _of_record(self, record: Record | RiskScore) -> str:
        known = self._known.get(id(record))
        if known is None:
            kind = type(record)
            inside = self._insides.get(kind) or self._insides.setdefault(kind, _way(kind))
            known = self._known[id(record)] = record, self._digest(inside(record))
        return known[1]

    def _digest(self, value: object) -> str:
        return blake2b("".join(self._pieces(value)).encode(), digest_size=_BYTES).hexdigest()

    def _plain(self, value: Any) -> object:  # noqa: ANN401 - of any kind
        """What JSON does not know: a record inside another value stands for itself by its digest."""
        kind = type(value)
        way = self._ways.get(kind)
        if way is None:
            way = self._ways[kind] = self._of_record if issubclass(kind, _MET_OFTEN) else _way(kind)
        return way(value)


def _json(default: Callable[[object], object]) -> Callable[[object], Iterable[str]]:
    """A value to pieces of JSON; the encoder in C, where there is one, is made once for all values."""
    make: Any = getattr(encoder, "c_make_encoder", None)
    if make is None:
        return JSONEncoder(default=default, separators=(",", ":")).iterencode
    how = encoder.encode_basestring_ascii, None, ":", ",", False, False, True
    made: Callable[[object, int], Iterable[str]] = make(None, default, *how)
    return lambda value: made(value, 0)


def _way(kind: type) -> Callable[[Any], object]:
    """How a value of this kind becomes something that JSON knows."""
    if is_dataclass(kind):
        return _getter(kind)
    ways: tuple[tuple[type, Callable[[Any], object]], ...] = (
        (date, str),
        (Enum, lambda one: (kind.__name__, one.name)),
        (Mapping, dict),
        (AbstractSet, lambda several: sorted(map(repr, several))),
    )
    for base, way in ways:
        if issubclass(kind, base):
            return way
    raise TypeError(f"no digest of {kind.__name__}")


def _getter(kind: type) -> Callable[[Any], object]:
    name, names = kind.__name__, [field.name for field in fields(kind)]
    inside = attrgetter(*names) if names else str
    return lambda value: (name, inside(value))
