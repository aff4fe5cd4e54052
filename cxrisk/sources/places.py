"""Where something stands, as a sentence says it: the value's name and the record around it."""

from collections.abc import Mapping
from typing import Any

Pointer = tuple[str | int, ...]
"""The way from a file's root to a value."""

_LABELS = {
    "handoff": (("from", "to"), " > "),
    "communication": (("disruption", "phase"), " "),
    "data use": (("data",), " "),
    "control": (("control",), " "),
    "metric reading": (("metric",), " "),
    "stage": (("name",), " "),
    "source": (("title",), " "),
}
"""How records are known that have no id: their keys, and what stands between the values."""
_LONGEST = 60


def subject(pointer: Pointer) -> str:
    """The name of a value, for a sentence about it: "`until` of `acceptance`", "entry 2 of `needs`"."""
    if not pointer:
        return "the file"
    *before, last = pointer
    if isinstance(last, int):
        return f"entry {last + 1} of {subject(tuple(before))}"
    around = before[-1] if before else 0
    return f"`{last}` of `{around}`" if isinstance(around, str) else f"`{last}`"


def record_around(data: Any, pointer: Pointer, nouns: Mapping[str, str]) -> str:
    """The record that a value stands in: "risk `locked-out`"; nothing at the top of a file.

    `pointer` leads to the record itself or to something in it; `nouns` are those of `nouns_of`.
    """
    named, listed, value = "", "", data
    for step in pointer:
        value = value[step]
        if isinstance(step, int) and isinstance(value, dict):
            noun = nouns.get(listed, "entry")
            label = _label(noun, value)
            own = f"{noun} `{label}`" if label else f"{noun} number {step + 1}"
            named = own if not named or isinstance(value.get("id"), str) else f"{own} of {named}"
        listed = step if isinstance(step, str) else listed
    return named


def resolved(schema: Mapping[str, Any], part: Mapping[str, Any]) -> Mapping[str, Any]:
    """The definition that a part of a schema refers to, or the part itself."""
    name = str(part.get("$ref", "")).removeprefix("#/$defs/")
    return schema["$defs"][name] if name else part


def _label(noun: str, record: Mapping[str, Any]) -> str:
    keys, between = (("id",), "") if isinstance(record.get("id"), str) else _LABELS.get(noun, ((), ""))
    parts = [record.get(key) for key in keys]
    texts = [part for part in parts if isinstance(part, str)]
    return " ".join(between.join(texts).split())[:_LONGEST] if len(texts) == len(parts) else ""


def nouns_of(schema: Mapping[str, Any]) -> dict[str, str]:
    """Key of a list -> what one of its records is called."""
    nouns = {}
    for holder in (schema, *schema["$defs"].values()):
        for key, value in holder.get("properties", {}).items():
            record = resolved(schema, resolved(schema, value).get("items", {}))
            if "properties" not in record:
                record = resolved(schema, record.get("then", {}))
            if "properties" in record:
                nouns[key] = record["title"]
    return nouns
