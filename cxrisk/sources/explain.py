"""From what JSON Schema finds to findings: where it stands, in which record, in plain words."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple, Protocol

from cxrisk.findings import Finding, Key, Severity
from cxrisk.sources.document import Document
from cxrisk.sources.wording import PRECEDENCE, Fault, Words, in_words, missing_key, unknown_key

Pointer = tuple[str | int, ...]

_LABELS = {
    "handoff": (("from", "to"), " > "),
    "communication": (("disruption", "phase"), " "),
    "data use": (("data",), " "),
    "control": (("control",), " "),
    "metric reading": (("metric",), " "),
    "stage": (("name",), " "),
    "source": (("title",), " "),
}
"""How records are known that have no id."""


class SchemaError(Protocol):
    """What is read of an error of the `jsonschema` library."""

    @property
    def validator(self) -> Any: ...  # noqa: D102 - the library's own type
    @property
    def validator_value(self) -> Any: ...  # noqa: D102
    @property
    def instance(self) -> Any: ...  # noqa: D102
    @property
    def schema(self) -> Any: ...  # noqa: D102
    @property
    def absolute_path(self) -> Iterable[str | int]: ...  # noqa: D102
    @property
    def absolute_schema_path(self) -> Iterable[str | int]: ...  # noqa: D102


class Mistake(NamedTuple):
    """One thing to say, and where."""

    pointer: tuple[str | int | Key, ...]
    """Where the finding points."""
    around: Pointer
    """The value in whose record it stands."""
    words: Words
    rank: tuple[int, int]
    """Of several mistakes at one pointer only the lowest is told."""
    key: str = ""
    """The key that is missing."""


def explain(document: Document, schema: Mapping[str, Any], errors: Iterable[SchemaError]) -> list[Finding]:
    """One finding for each mistake; several errors about one value are one mistake."""
    told = list(errors)
    unknown, meant = _unknown_keys(told)
    missing = [
        one for one in _missing_keys(document.data, schema, told) if (one.around, one.key) not in meant
    ]
    mistakes = [*unknown, *missing, *_first_of_each(_values(told))]
    nouns = _nouns(schema)
    return [
        document.finding(
            "shape",
            Severity.ERROR,
            one.pointer,
            _record(document.data, one.around, nouns) + one.words.message,
            one.words.mend,
        )
        for one in mistakes
    ]


def subject(pointer: Pointer) -> str:
    """The name of a value, for a sentence about it."""
    if not pointer:
        return "the file"
    *before, last = pointer
    if isinstance(last, int):
        return f"entry {last + 1} of {subject(tuple(before))}"
    around = before[-1] if before else 0
    return f"`{last}` of `{around}`" if isinstance(around, str) else f"`{last}`"


def _unknown_keys(errors: Iterable[SchemaError]) -> tuple[list[Mistake], set[tuple[Pointer, str]]]:
    """Keys that nothing knows, and the (record, key) pairs that they probably meant."""
    found, meant = [], set()
    for error in errors:
        if error.validator != "additionalProperties":
            continue
        path, keys = tuple(error.absolute_path), error.schema["properties"]
        for key in error.instance:
            if key in keys or key.startswith("x-"):
                continue
            words, near = unknown_key(key, error.schema["title"], keys, taken=error.instance)
            found.append(Mistake((*path, Key(key)), path, words, (0, 0)))
            meant.add((path, near))
    return found, meant


def _missing_keys(
    data: object, schema: Mapping[str, Any], errors: Iterable[SchemaError]
) -> Iterator[Mistake]:
    seen = set()
    for error in errors:
        if error.validator != "required":
            continue
        path = tuple(error.absolute_path)
        for key in error.validator_value:
            if key in error.instance or (path, key) in seen:
                continue
            seen.add((path, key))
            words = _missing_words(key, path, schema, error.schema)
            yield Mistake(_place_of_missing(error.instance, path, data), path, words, (0, 0), key)


def _missing_words(key: str, path: Pointer, schema: Mapping[str, Any], held: Mapping[str, Any]) -> Words:
    name = subject((*path, key))
    if "errorMessage" in held:
        return Words(f"{name} is missing", held["errorMessage"])
    value = held.get("properties", {}).get(key, {})
    target = _resolved(schema, value)
    examples = value.get("examples") or target.get("examples") or [None]
    return missing_key(key, name, {**target, **value}, examples[0])


def _place_of_missing(record: Mapping[str, Any], path: Pointer, data: object) -> tuple[str | int | Key, ...]:
    """At the record's `id`; a handoff's `from`; a file's `title` or `name`; else where the record begins."""
    marks = ["id"]
    if len(path) > 1 and path[-2] == "handoffs":
        marks.append("from")
    if record is data:
        marks = ["title", "name", "kind"]
    for mark in marks:
        if mark in record:
            return (*path, mark)
    if path and isinstance(path[-1], str):
        return (*path[:-1], Key(path[-1]))
    return path


def _values(errors: Iterable[SchemaError]) -> Iterator[Mistake]:
    for error in errors:
        keyword = error.validator
        if keyword in ("additionalProperties", "required"):
            continue
        path, way = tuple(error.absolute_path), tuple(error.absolute_schema_path)
        is_key = "propertyNames" in way
        name = subject((*path, error.instance) if is_key else path)
        fault = Fault(keyword, error.validator_value, error.instance, name, error.schema)
        rank = (PRECEDENCE.index(keyword) if keyword in PRECEDENCE else len(PRECEDENCE), len(way))
        place = (*path, Key(error.instance)) if is_key else path
        yield Mistake(place, path if is_key else path[:-1], in_words(fault), rank)


def _first_of_each(mistakes: Iterable[Mistake]) -> list[Mistake]:
    """Of the mistakes at one pointer the one that matters most."""
    first: dict[tuple[str | int | Key, ...], Mistake] = {}
    for mistake in mistakes:
        if mistake.pointer not in first or mistake.rank < first[mistake.pointer].rank:
            first[mistake.pointer] = mistake
    return list(first.values())


def _record(data: Any, pointer: Pointer, nouns: Mapping[str, str]) -> str:
    """The record that a value stands in, as the beginning of a message: "in risk `locked-out`: "."""
    named = ""
    listed, value = "", data
    for step in pointer:
        value = value[step]
        if isinstance(step, int) and isinstance(value, dict):
            noun = nouns.get(listed, "entry")
            label = _label(noun, value)
            own = f"{noun} `{label}`" if label else f"{noun} number {step + 1}"
            named = own if not named or isinstance(value.get("id"), str) else f"{own} of {named}"
        listed = step if isinstance(step, str) else listed
    return f"in {named}: " if named else ""


def _label(noun: str, record: Mapping[str, Any]) -> str:
    keys, between = (("id",), "") if isinstance(record.get("id"), str) else _LABELS.get(noun, ((), ""))
    parts = [record.get(key) for key in keys]
    label = between.join(part for part in parts if isinstance(part, str)) if all(parts) else ""
    return " ".join(label.split())[:60]


def _nouns(schema: Mapping[str, Any]) -> dict[str, str]:
    """Key of a list -> what one of its records is called."""
    nouns = {}
    for holder in (schema, *schema["$defs"].values()):
        for key, value in holder.get("properties", {}).items():
            entry = _resolved(schema, value).get("items", {})
            record = _resolved(schema, entry)
            record = _resolved(schema, record.get("then", record))
            if "properties" in record:
                nouns[key] = record["title"]
    return nouns


def _resolved(schema: Mapping[str, Any], part: Mapping[str, Any]) -> Mapping[str, Any]:
    """The definition that a schema refers to, or itself."""
    name = str(part.get("$ref", "")).removeprefix("#/$defs/")
    return schema["$defs"][name] if name else part
