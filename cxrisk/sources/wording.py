"""What does not fit, in plain words: one template for each keyword of the schemas."""

import json
from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from cxrisk.sources.limits import NUMBER_CHARACTERS
from cxrisk.sources.mending import inline, listed, of_other_form, of_other_type
from cxrisk.sources.words import nearest

_LONGEST = 60
"""So many characters of a value are quoted at most."""
_FEW = 6
"""So many keys are named where none is near."""
_EMPTY = "write something; a key that is not needed may be left out"
_TYPES = {
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "keys of its own",
}


class Words(NamedTuple):
    """A message and the help that goes with it."""

    message: str
    mend: str
    meant: tuple[str, ...] = ()
    """What may have been meant by a word, the likeliest first."""


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


def unknown_key(key: str, record: Mapping[str, Any], held: Iterable[str], name: str) -> tuple[Words, str]:
    """Words about a key that a record does not have, and the key that was meant, if one is near.

    `record` is the record's schema, `held` the keys that it has, `name` what to call it where the schema
    gives it no name.
    """
    keys, noun = tuple(record["properties"]), record.get("title", "")
    message = f"{quoted(key)} is no key of {a(noun) if noun else name}"
    if key == "id" and noun in ("assessment", "journey"):
        return Words(message, "take it out: the name of the file is the id"), ""
    if meant := nearest(key, set(keys) - set(held)):
        return Words(message, f"did you mean `{meant[0]}`?", meant), meant[0]
    if len(keys) <= _FEW:
        return Words(message, f"it may have {listed(f'`{one}`' for one in keys)}"), ""
    return Words(message, ""), ""


def misplaced_key(homes: Iterable[str]) -> str:
    """Help about a key that only other records have."""
    nouns = tuple(homes)
    if not nouns:
        return "take it out; a note of your own begins with `x-`"
    return f"it is a key of {listed(a(noun) for noun in nouns)}: look at the indentation"


def missing_key(key: str, subject: str, schema: Mapping[str, Any], example: object) -> Words:
    """Words about a key that is not there; `schema` is that of its value."""
    message = f"{subject} is missing"
    if "const" in schema:
        return Words(message, f"write `{key}: {schema['const']}`")
    about = str(schema.get("description", "")).partition(". ")[0].rstrip(".")
    if not about:
        return Words(message, f"add `{key}`")
    such = f", such as `{key}: {inline(example)}`" if example is not None else ""
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


def _nature(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return f"the number {quoted(value)}"
    if isinstance(value, str):
        endless = value.isdigit() and len(value) > NUMBER_CHARACTERS
        return f"one of {len(value)} digits" if endless else "a text"
    return quoted(value)


def _type(fault: Fault) -> Words:
    names = [fault.limit] if isinstance(fault.limit, str) else fault.limit
    plain = len(names) == 1 and names[0] in ("object", "boolean")
    needed = a(fault.noun) if fault.noun and not plain else " or ".join(_TYPES[name] for name in names)
    message = f"{fault.subject} needs {needed}, not {_nature(fault.value)}"
    return Words(message, of_other_type(fault.value, names, fault.schema) or fault.hint or f"write {needed}")


def _enum(fault: Fault) -> Words:
    words = [str(word) for word in fault.limit]
    among = words[0] if len(words) == 1 else f"none of: {', '.join(words)}"
    message = f"{fault.subject} is {quoted(fault.value)}, which is {'not ' * (len(words) == 1)}{among}"
    meant = nearest(fault.value, words) if isinstance(fault.value, str) else ()
    if meant:
        return Words(message, f"did you mean `{meant[0]}`?", meant)
    return Words(message, fault.hint or ("write one of these" if len(words) > 1 else f"write `{words[0]}`"))


def _pattern(fault: Fault) -> Words:
    text: str = fault.value
    blank = not text.strip()
    mend = fault.hint or str(fault.schema.get("patternErrorMessage", ""))
    if blank:
        return Words(f"{fault.subject} is empty", str(fault.schema.get("patternErrorMessage", _EMPTY)))
    message = f"{fault.subject} is {quoted(text)}, which is no {fault.noun or 'such text'}"
    return Words(message, of_other_form(text, fault.noun) or mend)


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
