"""Values and fields of the format as people read them in a comparison."""

import re
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any

from cxrisk.model.assessment import Assessment
from cxrisk.model.fields import About, Count, Interval
from cxrisk.model.journey import Journey, Stage
from cxrisk.model.risk import Risk
from cxrisk.model.scales import Band

_WORD = re.compile(r"[a-z]+(?:_[a-z]+)+")
"""A word of the format, as against a text."""
_SINGULAR = {"data uses": "data use", "likelihood": "likelihood level", "impact": "impact level"}
_NO_CONTENT = frozenset(("place", "key", "id"))
_ON_THEIR_OWN: Mapping[type, frozenset[str]] = {
    Assessment: frozenset(("risks", "decisions", "journeys", "evidence")),
    Risk: frozenset(("acceptance",)),
    Journey: frozenset(("handoffs", "evidence")),
    Stage: frozenset(("touchpoints",)),
}
"""Records inside records that are compared apart from them."""


@cache
def contents(record: type) -> tuple[Field[Any], ...]:
    """The fields of a record that say something of it itself: not its place, not what it is called by."""
    apart = _NO_CONTENT | _ON_THEIR_OWN.get(record, frozenset())
    return tuple(one for one in fields(record) if one.name not in apart)


def field_words(name: str) -> str:
    """A field, or a key of a mapping, as people read it: `for_handoffs` is `for handoffs`."""
    return name.removesuffix("_").replace("_", " ")


def one_of(noun: str) -> str:
    """What one record of a list is called: `controls` holds a `control`."""
    return _SINGULAR.get(noun, noun.removesuffix("s"))


def shown(value: Any, *, without: str = "") -> str:  # noqa: ANN401, PLR0911 - one way out for each kind
    """A value on one line, a record without one of its fields; nothing for what is not written."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Band):
        return value.word
    if isinstance(value, int | float):
        return f"{value:,.10g}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        text = " ".join(value.split())
        return text.replace("_", " ") if _WORD.fullmatch(text) else text
    if isinstance(value, About):
        return value.text
    if isinstance(value, Count | Interval):
        low, high = shown(value.low), shown(value.high)
        return low if low == high else f"{low} to {high}"
    if isinstance(value, Mapping):
        return ", ".join(f"{field_words(key)} {shown(entry)}" for key, entry in value.items())
    return _record(value, without) if is_dataclass(value) else ", ".join(map(shown, value)) or "none"


def _record(record: Any, without: str) -> str:  # noqa: ANN401
    """What a record says, field by field."""
    kind: type = type(record)
    said = [(one, getattr(record, one.name)) for one in contents(kind) if one.name != without]
    return ", ".join(f"{field_words(one.name)} {shown(held)}" for one, held in said if _says(one, held))


def _says(field: Field[Any], held: object) -> bool:
    return held not in (None, "", (), {}) and (field.default is MISSING or held != field.default)
