"""Whether a document fits the format: the fast validator decides, the slow one explains."""

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, NoReturn

from cxrisk.errors import CxriskError
from cxrisk.findings import Finding, Severity
from cxrisk.sources.document import Document
from cxrisk.sources.order import disorder
from cxrisk.sources.wording import quoted
from cxrisk.sources.words import nearest

KINDS = ("assessment", "journey", "catalog", "portfolio")
"""What a file can be; each has a schema."""
VERSION = 1
"""The version of the format that this cxrisk reads."""


def check_shape(document: Document) -> list[Finding]:
    """What does not fit the format: one finding for each mistake, at the key or value that is wrong."""
    if troubles := list(_preamble(document)):
        return troubles
    wrong = [] if _judge(document.kind)(document.data) else _explained(document)
    told = {finding.position for finding in wrong}
    return [*wrong, *(finding for finding in disorder(document) if finding.position not in told)]


@cache
def schema_text(kind: str) -> str:
    """The schema of a kind of file, as it is shipped: JSON Schema 2020-12.

    Raises:
        KeyError: there is no such kind.
        CxriskError: the installation lacks its schemas.
    """
    if kind not in KINDS:
        raise KeyError(kind)
    for folder in _folders():
        file = folder / f"{kind}.schema.json"
        if file.is_file():
            return file.read_text(encoding="utf-8")
    raise CxriskError(f"the schema of {kind} files is missing", mend="install cxrisk again")


def schema_of(kind: str) -> dict[str, Any]:
    """The schema of a kind of file; a fresh copy that may be changed."""
    schema: dict[str, Any] = json.loads(schema_text(kind))
    return schema


def _folders() -> Iterator[Traversable]:
    """In an installed package the schemas stand inside it, in a checkout beside it."""
    yield resources.files("cxrisk") / "schemas"
    yield Path(__file__).parents[2] / "schemas"


def _preamble(document: Document) -> Iterator[Finding]:
    """What is wrong with `kind` and `version`; without both nothing else can be judged."""
    written, version = document.data.get("kind"), document.data.get("version", VERSION)
    if written not in KINDS:
        yield _wrong_kind(document, written)
    elif isinstance(version, bool) or not isinstance(version, int | float) or version != VERSION:
        message, mend = _wrong_version(version)
        yield document.finding("shape", Severity.ERROR, ("version",), message, mend)


def _wrong_kind(document: Document, written: object) -> Finding:
    choice = ", ".join(KINDS)
    if "kind" not in document.data:
        return document.finding(
            "shape",
            Severity.ERROR,
            (),
            "`kind` is missing",
            f"begin the file with `kind:` and one of: {choice}",
        )
    meant = nearest(written, KINDS, 1) if isinstance(written, str) else ()
    mend = f"did you mean `{meant[0]}`?" if meant else "write one of these"
    message = f"`kind` is {quoted(written)}, which is none of: {choice}"
    return document.finding("shape", Severity.ERROR, ("kind",), message, mend)


def _wrong_version(version: object) -> tuple[str, str]:
    if isinstance(version, str) and version.strip() == str(VERSION):
        return "`version` is a text", f"write {VERSION} without quotes"
    if isinstance(version, int | float) and not isinstance(version, bool):
        message = f"`version` is {quoted(version)}; this cxrisk reads version {VERSION} of the format"
        newer = "use a newer cxrisk, or " if version > VERSION else ""
        return message, f"{newer}write the file as version {VERSION}"
    return f"`version` is {quoted(version)}, which is no version", f"write `version: {VERSION}`"


def _explained(document: Document) -> list[Finding]:
    """The findings of a document that the fast validator refuses; at least one."""
    from cxrisk.sources.explain import explain

    schema, errors = _slow(document.kind)
    return explain(document, schema, errors(document.data)) or [_unexplained(document)]


def _unexplained(document: Document) -> Finding:
    """The two validators disagree: nothing passes that one of them refuses."""
    pointer: tuple[str | int, ...] = ()
    fast = _fast(document.kind)
    if fast is not None:
        try:
            pointer = tuple(next(fast.iter_errors(document.data)).instance_path)
        except (StopIteration, ValueError):
            pointer = ()
    mend = f"compare it with the format: cxrisk schema {document.kind}"
    return document.finding("shape", Severity.ERROR, pointer, "this does not fit the format", mend)


@cache
def _judge(kind: str) -> Callable[[object], bool]:
    """Whether data fits: by the fast validator where there is one."""
    fast = _fast(kind)
    if fast is None:
        _, errors = _slow(kind)
        return lambda data: next(iter(errors(data)), None) is None
    return lambda data: _fits(fast, data)


def _fits(fast: Any, data: object) -> bool:
    try:
        return bool(fast.is_valid(data))
    except ValueError:  # what it cannot read, such as half a surrogate pair, does not fit
        return False


@cache
def _fast(kind: str) -> Any:
    """The fast validator; None where its library is not installed."""
    try:
        from jsonschema_rs import Draft202012Validator, RegexOptions
    except ImportError:
        return None
    return Draft202012Validator(
        schema_of(kind),
        validate_formats=True,
        retriever=_nothing_from_elsewhere,
        pattern_options=RegexOptions(),
    )


def _nothing_from_elsewhere(address: str) -> NoReturn:
    raise LookupError(address)


@cache
def _slow(kind: str) -> tuple[dict[str, Any], Callable[[object], Iterator[Any]]]:
    """The schema, and the errors of data against it, by the validator that explains."""
    from jsonschema import Draft202012Validator, FormatChecker, ValidationError
    from jsonschema.validators import extend
    from referencing import Registry

    def pattern(_: object, wanted: str, value: object, __: object) -> Iterator[ValidationError]:
        # JSON Schema searches, and Python's `$` forgives a line end: the fast one does not
        if isinstance(value, str) and not re.fullmatch(wanted, value):
            yield ValidationError("pattern")

    checker = FormatChecker(formats=())
    checker.checks("date")(_is_day)
    schema = schema_of(kind)
    validator = extend(Draft202012Validator, {"pattern": pattern})(  # type: ignore[no-untyped-call]
        schema, registry=Registry(), format_checker=checker
    )
    return schema, validator.iter_errors


def _is_day(value: object) -> bool:
    from datetime import date

    if not isinstance(value, str):
        return True
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
