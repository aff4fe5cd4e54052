"""What to write instead of a value that does not fit, where the value itself lets it be guessed."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

_TRUE = ("yes", "y", "on", "true")
_FALSE = ("no", "n", "off", "false")
_LONGEST = 60


def of_other_type(value: object, needed: list[str], schema: Mapping[str, Any]) -> str:
    """What to write where a value of another type is needed; nothing where only general advice helps.

    `needed` are the types of JSON Schema that would do, `schema` says which.
    """
    if needed == ["object"]:
        return _as_record(schema)
    if needed == ["array"] and isinstance(value, str) and "errorMessage" not in schema:
        return _as_list(value)
    if needed == ["boolean"] and isinstance(value, str):
        return _as_boolean(value)
    if {"number", "integer"} & set(needed) and isinstance(value, str):
        return _as_number(value)
    if needed == ["string"] and "errorMessage" not in schema and isinstance(value, bool | int | float):
        return f'put it in quotes: "{json.dumps(value)}"'
    return "write each entry after `- `" if "array" in needed and isinstance(value, dict) else ""


def of_other_form(text: str, noun: str) -> str:
    """What to write where a text has not the form of a `noun`; nothing where it cannot be guessed."""
    if noun == "level" and re.fullmatch(r" *[1-5] *", text):
        return f"write {text.strip()} without quotes"
    if noun == "date" and (found := re.match(r" *([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})\b", text)):
        year, month, day = found.groups()
        return f"write {year}-{month:0>2}-{day:0>2}"
    parts = text.split("/") if noun == "reference" else [text]
    slugs = [re.sub(r"[^a-z0-9]+", "-", part.casefold()).strip("-")[:_LONGEST] for part in parts]
    if noun in ("id", "reference") and all(slugs) and len(slugs) <= len(("file", "record")):
        return f"write `{'/'.join(slugs)}`: lower-case letters and digits, with single hyphens between them"
    return ""


def listed(words: Iterable[str]) -> str:
    """Words as a sentence lists them: a, b and c."""
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last


def inline(example: object) -> str:
    """An example as YAML on one line."""
    if isinstance(example, str) and re.fullmatch(r"[A-Za-z0-9][^:#`]*", example):
        return example
    return re.sub(r'"([A-Za-z][A-Za-z0-9_/-]*)"', r"\1", json.dumps(example, ensure_ascii=False))


def _as_record(schema: Mapping[str, Any]) -> str:
    keys = schema.get("required") or list(schema.get("properties", ()))[:3]
    return f"write {listed(f'`{key}:`' for key in keys)} below it, indented" if keys else ""


def _as_list(text: str) -> str:
    if re.fullmatch(r"[\w./-]{1,60}", text):
        return f"write `[{text}]`, or one entry a line, each after `- `"
    return "write one entry a line, each after `- `"


def is_truth(value: object) -> bool:
    """Whether it is yes, no, on or off: older YAML takes these for true and false."""
    return isinstance(value, str) and value.casefold() in ("yes", "no", "on", "off")


def _as_boolean(text: str) -> str:
    word = text.strip().casefold()
    if word in _TRUE + _FALSE:
        return f"write `{'true' if word in _TRUE else 'false'}`, without quotes"
    return "write `true` or `false`"


def _as_number(text: str) -> str:
    digits = re.sub(r"[_ ']|,(?=[0-9]{3}\b)", "", text.strip())
    if not re.fullmatch(r"[+-]?[0-9]{1,18}(\.[0-9]{1,18})?", digits):
        return ""
    return f"write {digits}" + (" without quotes" if digits == text.strip() else "")
