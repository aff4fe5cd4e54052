"""What does not fit, in plain words: one template for each keyword of the schemas."""

import json
import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from cxrisk.sources.words import nearest

_LONGEST = 60
"""So many characters of a value are quoted at most."""
_TYPES = {
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "keys of its own",
}
_TRUE = ("yes", "y", "on", "true")
_FALSE = ("no", "n", "off", "false")


class Words(NamedTuple):
    """A message and the help that goes with it."""

    message: str
    mend: str


class Fault(NamedTuple):
    """A value that breaks one keyword of its schema."""

    keyword: str
    limit: Any
    """What the keyword demands."""
    value: Any
    subject: str
    """The value's name, as a sentence begins: "`likelihood`"."""
    schema: Mapping[str, Any]
    """The schema that holds the keyword."""

    @property
    def hint(self) -> str:
        """What the schema says to do, if it does."""
        return str(self.schema.get("errorMessage", ""))

    @property
    def noun(self) -> str:
        """What the schema calls such a value, if it does: level, date."""
        return str(self.schema.get("title", ""))


def in_words(fault: Fault) -> Words:
    """What is wrong with a value, and what to write instead."""
    if fault.value is None:
        return Words(f"{fault.subject} is null, which says nothing", "write a value, or leave it out")
    template = _TEMPLATES.get(fault.keyword)
    if template is None:
        return Words(
            f"{fault.subject} does not fit the format", fault.hint or "look the key up in the format"
        )
    return template(fault)


def unknown_key(key: str, noun: str, among: Iterable[str], *, taken: Iterable[str]) -> tuple[Words, str]:
    """Words about a key that a record does not have, and the key that was meant, if one is near.

    `among` are the keys that the record may have, `taken` those that it has.
    """
    keys = tuple(among)
    free = [one for one in keys if one not in set(taken)]
    message = f"{quoted(key)} is no key of {a(noun)}"
    if key == "id" and noun in ("assessment", "journey"):
        return Words(message, "take it out: the name of the file is the id"), ""
    if meant := nearest(key, free, 1):
        return Words(message, f"did you mean `{meant[0]}`?"), meant[0]
    if any(one.casefold() == key.casefold() for one in keys):
        return Words(message, f"write `{key.casefold()}`, once"), ""
    if len(keys) <= len(_TYPES):
        return Words(message, f"it may have: {', '.join(keys)}"), ""
    return Words(message, "take it out; a note of your own begins with `x-`"), ""


def missing_key(key: str, subject: str, schema: Mapping[str, Any], example: object) -> Words:
    """Words about a key that is not there; `schema` is that of its value."""
    message = f"{subject} is missing"
    if "const" in schema:
        return Words(message, f"write `{key}: {schema['const']}`")
    about = str(schema.get("description", "")).partition(". ")[0].rstrip(".")
    if not about:
        return Words(message, f"add `{key}`")
    such = f", such as `{key}: {_inline(example)}`" if example is not None else ""
    return Words(message, f"add `{key}`: {about[0].lower()}{about[1:]}{such}")


def a(noun: str) -> str:
    """The noun with its article."""
    return f"{'an' if noun[:1] in 'aeio' else 'a'} {noun}"


def quoted(value: object) -> str:
    """A value inside a sentence, shortened."""
    if isinstance(value, str):
        text = " ".join(value.split())
        return f"`{text if len(text) <= _LONGEST else text[: _LONGEST - 1] + '…'}`"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "a record with keys of its own"
    text = json.dumps(value)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _inline(example: object) -> str:
    """An example as YAML on one line: JSON without the quotes that plain words do not need."""
    return re.sub(r'"([A-Za-z][A-Za-z0-9_/-]*)"', r"\1", json.dumps(example, ensure_ascii=False))


def _nature(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return f"the number {quoted(value)}"
    return "a text" if isinstance(value, str) else quoted(value)


def _type(fault: Fault) -> Words:
    names = [fault.limit] if isinstance(fault.limit, str) else fault.limit
    plain = len(names) == 1 and names[0] in ("object", "array", "boolean")
    needed = a(fault.noun) if fault.noun and not plain else " or ".join(_TYPES[name] for name in names)
    message = f"{fault.subject} needs {needed}, not {_nature(fault.value)}"
    return Words(message, _instead(names, fault) or fault.hint or f"write {needed}")


def _instead(names: list[str], fault: Fault) -> str:
    """What to write for just this value; nothing where only general advice helps."""
    value = fault.value
    if names == ["object"]:
        return _as_record(fault.schema)
    if "array" in names and isinstance(value, str) and not fault.hint:
        return _as_list(value)
    if names == ["boolean"] and isinstance(value, str):
        return _as_boolean(value)
    if {"number", "integer"} & set(names) and isinstance(value, str):
        return _as_number(value)
    if names == ["string"] and not fault.hint and isinstance(value, bool | int | float):
        return f'put it in quotes: "{json.dumps(value)}"'
    return "write each entry after `- `" if "array" in names and isinstance(value, dict) else ""


def _as_record(schema: Mapping[str, Any]) -> str:
    keys = schema.get("required") or list(schema.get("properties", ()))[:3]
    return f"write {_listed(f'`{key}:`' for key in keys)} below it, indented" if keys else ""


def _as_list(text: str) -> str:
    if re.fullmatch(r"[\w./-]{1,60}", text):
        return f"write `[{text}]`, or one entry a line, each after `- `"
    return "write one entry a line, each after `- `"


def _as_boolean(text: str) -> str:
    word = text.strip().casefold()
    if word in _TRUE + _FALSE:
        return f"write `{'true' if word in _TRUE else 'false'}`, without quotes"
    return "write `true` or `false`"


def _as_number(text: str) -> str:
    digits = re.sub(r"[_ ']|,(?=[0-9]{3}\b)", "", text.strip())
    if not re.fullmatch(r"[+-]?[0-9]{1,30}(\.[0-9]{1,30})?", digits):
        return ""
    return f"write {digits}" + (" without quotes" if digits == text.strip() else "")


def _enum(fault: Fault) -> Words:
    words = [str(word) for word in fault.limit]
    among = words[0] if len(words) == 1 else f"none of: {', '.join(words)}"
    message = f"{fault.subject} is {quoted(fault.value)}, which is {'not ' * (len(words) == 1)}{among}"
    meant = nearest(fault.value, words, 1) if isinstance(fault.value, str) else ()
    if meant:
        return Words(message, f"did you mean `{meant[0]}`?")
    return Words(message, fault.hint or ("write one of these" if len(words) > 1 else f"write `{words[0]}`"))


def _pattern(fault: Fault) -> Words:
    text: str = fault.value
    blank = not text.strip()
    mend = fault.hint or str(fault.schema.get("patternErrorMessage", ""))
    if blank:
        empty = fault.schema.get("patternErrorMessage", "write something, or leave the key out")
        return Words(f"{fault.subject} is empty", str(empty))
    message = f"{fault.subject} is {quoted(text)}, which is no {fault.noun or 'such text'}"
    return Words(message, _mended(fault.noun, text) or mend)


def _mended(noun: str, text: str) -> str:
    """The value as it was probably meant."""
    if noun == "level" and re.fullmatch(r" *[1-5] *", text):
        return f"write {text.strip()} without quotes"
    if noun == "date" and (found := re.match(r" *([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})\b", text)):
        year, month, day = found.groups()
        return f"write {year}-{month:0>2}-{day:0>2}"
    if noun == "id" and (slug := re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")):
        return f"write `{slug[:64]}`: lower-case letters and digits, with single hyphens between them"
    return ""


def _format(fault: Fault) -> Words:
    month, number = fault.value[:7], int(fault.value[5:7])
    known = number in range(1, 13)
    mend = f"{month} has {monthrange(int(month[:4]), number)[1]} days" if known else "a year has 12 months"
    return Words(f"{fault.subject} is {quoted(fault.value)}, a day that is not in the calendar", mend)


def _bound(fault: Fault) -> Words:
    relation, otherwise = {
        "minimum": ("less than", f"write {fault.limit} or more"),
        "maximum": ("more than", f"write {fault.limit} or less"),
        "exclusiveMinimum": ("not above", f"write a number above {fault.limit}"),
    }[fault.keyword]
    low, high = fault.schema.get("minimum"), fault.schema.get("maximum")
    between = f"write a number from {low} to {high}" if low is not None and high is not None else otherwise
    message = f"{fault.subject} is {quoted(fault.value)}, which is {relation} {fault.limit}"
    return Words(message, fault.hint or between)


def _size(fault: Fault) -> Words:
    if not fault.value:
        return Words(f"{fault.subject} is empty", fault.hint or "write at least one entry")
    has, needs = len(fault.value), fault.limit
    message = f"{fault.subject} has {has} {'entry' if has == 1 else 'entries'}, and needs {needs}"
    return Words(message, fault.hint or f"write {needs}")


def _length(fault: Fault) -> Words:
    message = f"{fault.subject} has {len(fault.value)} characters; at most {fault.limit} are allowed"
    return Words(message, "say it in fewer words")


def _not(fault: Fault) -> Words:
    return Words(f"{fault.subject} must be {a(fault.noun)}", fault.hint)


def _listed(words: Iterable[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last


_TEMPLATES: dict[str, Callable[[Fault], Words]] = {
    "type": _type,
    "enum": _enum,
    "const": _enum,
    "pattern": _pattern,
    "format": _format,
    "minimum": _bound,
    "maximum": _bound,
    "exclusiveMinimum": _bound,
    "minItems": _size,
    "maxItems": _size,
    "minProperties": _size,
    "maxLength": _length,
    "not": _not,
}
"""Keyword of JSON Schema -> its template; the order is the order in which one value's faults matter."""

PRECEDENCE = tuple(_TEMPLATES)
"""Of several faults of one value, the first of these is told."""
