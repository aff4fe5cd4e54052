"""From what JSON Schema finds to findings: where it stands, in which record, in plain words."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, NamedTuple, Protocol

from cxrisk.findings import Finding, Key, Severity
from cxrisk.sources.document import Document
from cxrisk.sources.mending import is_truth
from cxrisk.sources.places import Pointer, nouns_of, record_around, resolved, subject
from cxrisk.sources.wording import PRECEDENCE, Fault, Words, in_words, misplaced_key, missing_key, unknown_key

_MOST = 500
"""So many errors of one file are told."""
_AND_MORE = Words("this file has more mistakes than are told here", "mend these first, then check again")


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
    key: str = ""
    """The key that is missing."""
    is_truth: bool = False
    """Whether it is yes, no, on or off where true or false is meant."""


def explain(document: Document, schema: Mapping[str, Any], errors: Iterable[SchemaError]) -> list[Finding]:
    """One finding for each mistake; several errors about one value are one mistake.

    After very many errors the rest is left unsaid, and that is said.
    """
    told = list(islice(errors, _MOST))
    unknown, meant = _unknown_keys(schema, told)
    missing = [
        one for one in _missing_keys(document.data, schema, told) if (one.around, one.key) not in meant
    ]
    nouns = nouns_of(schema)
    found = [finding(document, nouns, mistake) for mistake in (*unknown, *missing, *_values(told))]
    if len(told) == _MOST:
        found.append(document.finding("shape", Severity.ERROR, (), _AND_MORE.message, _AND_MORE.mend))
    return found


def finding(document: Document, nouns: Mapping[str, str], mistake: Mistake) -> Finding:
    """The finding that tells a mistake, with the record it stands in; `nouns` are those of `nouns_of`."""
    record = record_around(document.data, mistake.around, nouns)
    message = f"in {record}: {mistake.words.message}" if record else mistake.words.message
    if mistake.is_truth and not _is_quoted(document, mistake.pointer):
        # older YAML reads it as true or false, and so do we; other programs may read a text
        return document.finding(
            "doubtful-text", Severity.WARNING, mistake.pointer, message, mistake.words.mend
        )
    words = mistake.words
    return document.finding("shape", Severity.ERROR, mistake.pointer, message, words.mend, meant=words.meant)


def _is_quoted(document: Document, pointer: tuple[str | int | Key, ...]) -> bool:
    at = document.position(pointer)
    return document.text.split("\n")[at.line - 1][at.column - 1 : at.column] in ("'", '"')


def _unknown_keys(
    schema: Mapping[str, Any], errors: Iterable[SchemaError]
) -> tuple[list[Mistake], set[tuple[Pointer, str]]]:
    """Keys that nothing knows, and the (record, key) pairs that they probably meant."""
    found, meant = [], set()
    for error in errors:
        if error.validator != "additionalProperties":
            continue
        path = tuple(error.absolute_path)
        for key in error.instance:
            if key in error.schema["properties"] or key.startswith("x-"):
                continue
            words, near = unknown_key(key, error.schema, error.instance, subject(path))
            words = words if words.mend else words._replace(mend=misplaced_key(_homes(schema, key)))
            found.append(Mistake((*path, Key(key)), path, words))
            meant.add((path, near))
    return found, meant


def _homes(schema: Mapping[str, Any], key: str) -> list[str]:
    """What the records are called that have such a key; three at most."""
    holders = (schema, *schema["$defs"].values())
    return [one["title"] for one in holders if key in one.get("properties", {}) and "title" in one][:3]


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
            yield Mistake(_place_of_missing(error.instance, path, data), path, words, key)


def _missing_words(key: str, path: Pointer, schema: Mapping[str, Any], held: Mapping[str, Any]) -> Words:
    name = subject((*path, key))
    if "errorMessage" in held:
        return Words(f"{name} is missing", held["errorMessage"])
    value = held.get("properties", {}).get(key, {})
    target = resolved(schema, value)
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
    """Of several errors about one value only the one that matters most is told."""
    first: dict[tuple[str | int | Key, ...], SchemaError] = {}
    for error in sorted(errors, key=_rank):
        if error.validator not in ("additionalProperties", "required"):
            first.setdefault(_place_of_value(error), error)
    for place, error in first.items():
        path = tuple(error.absolute_path)
        is_key = place != path
        name = f"a key of {subject(path)}" if is_key else subject(path)
        fault = Fault(error.validator, error.validator_value, error.instance, name, error.schema)
        truth = error.validator == "type" and error.validator_value == "boolean" and is_truth(error.instance)
        yield Mistake(place, path if is_key else path[:-1], in_words(fault), is_truth=truth)


def _place_of_value(error: SchemaError) -> tuple[str | int | Key, ...]:
    """The value's pointer; that of the key where the key itself is wrong."""
    is_key = "propertyNames" in error.absolute_schema_path
    return (*error.absolute_path, *((Key(error.instance),) if is_key else ()))


def _rank(error: SchemaError) -> tuple[int, int]:
    known = error.validator in PRECEDENCE
    return (
        PRECEDENCE.index(error.validator) if known else len(PRECEDENCE),
        len(tuple(error.absolute_schema_path)),
    )
