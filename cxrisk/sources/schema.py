"""Whether a document fits the format: the fast validator decides, the slow one explains."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from cxrisk.errors import CxriskError
from cxrisk.findings import Finding, Severity
from cxrisk.sources.document import Document
from cxrisk.sources.explain import Mistake, explain, finding
from cxrisk.sources.order import disorder
from cxrisk.sources.places import nouns_of
from cxrisk.sources.validators import errors, first_error, fits
from cxrisk.sources.wording import quoted
from cxrisk.sources.words import nearest

KINDS = ("assessment", "journey", "catalog", "portfolio")
"""What a file in `assessments/` can be."""
BASELINE = "baseline"
"""What the file beside them is that lists known findings."""
SCHEMAS = (*KINDS, BASELINE)
"""Every kind of file; each has a schema."""
VERSION = 1
"""The version of the format that this cxrisk reads."""


def check_shape(document: Document, kinds: tuple[str, ...] = KINDS) -> list[Finding]:
    """What does not fit the format: one finding for each mistake, at the key or value that is wrong.

    `kinds` is what the file may be.
    """
    if troubles := list(_preamble(document, kinds)):
        return troubles
    schema = schema_text(document.kind)
    wrong = [] if fits(schema, document.data) else _explained(document, schema)
    told = {one.pointer for one in wrong}
    return [*wrong, *(one for one in _disordered(document, schema) if one.pointer not in told)]


@cache
def schema_text(kind: str) -> str:
    """The schema of a kind of file, as it is shipped: JSON Schema 2020-12.

    Raises:
        KeyError: there is no such kind.
        CxriskError: the installation lacks its schemas.
    """
    if kind not in SCHEMAS:
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


def is_shipped(folder: Path) -> bool:
    """Whether this folder holds the schemas that ship with the tool."""
    return any(one.resolve() == folder.resolve() for one in _folders())


def _folders() -> Iterator[Path]:
    """In an installed package the schemas stand inside it, in a checkout beside it."""
    package = Path(__file__).parents[1]
    yield package / "schemas"
    yield package.with_name("schemas")


def _preamble(document: Document, kinds: tuple[str, ...]) -> Iterator[Finding]:
    """What is wrong with `kind` and `version`; without both nothing else can be judged."""
    written, version = document.data.get("kind"), document.data.get("version", VERSION)
    if written not in kinds:
        yield _wrong_kind(document, written, kinds)
    elif isinstance(version, bool) or not isinstance(version, int | float) or version != VERSION:
        message, mend = _wrong_version(version)
        yield document.finding("shape", Severity.ERROR, ("version",), message, mend)


def _wrong_kind(document: Document, written: object, kinds: tuple[str, ...]) -> Finding:
    first, *others = kinds
    choice = ", ".join(kinds)
    if "kind" not in document.data:
        begin = f"`kind:` and one of: {choice}" if others else f"`kind: {first}`"
        message, mend = "`kind` is missing", f"begin the file with {begin}"
        return document.finding("shape", Severity.ERROR, (), message, mend)
    meant = nearest(written, kinds) if isinstance(written, str) else ()
    otherwise = "write one of these" if others else f"write `kind: {first}`"
    mend = f"did you mean `{meant[0]}`?" if meant else otherwise
    message = f"`kind` is {quoted(written)}, which is {f'none of: {choice}' if others else f'not {first}'}"
    return document.finding("shape", Severity.ERROR, ("kind",), message, mend, meant=meant)


def _wrong_version(version: object) -> tuple[str, str]:
    if isinstance(version, str) and version.strip() == str(VERSION):
        return "`version` is a text", f"write {VERSION} without quotes"
    if isinstance(version, int | float) and not isinstance(version, bool):
        message = f"`version` is {quoted(version)}; this cxrisk reads version {VERSION} of the format"
        newer = "use a newer cxrisk, or " if version > VERSION else ""
        return message, f"{newer}write the file as version {VERSION}"
    return f"`version` is {quoted(version)}, which is no version", f"write `version: {VERSION}`"


def _explained(document: Document, schema: str) -> list[Finding]:
    """The findings of a document that the fast judge refuses; at least one, whatever the slow one says."""
    found = explain(document, json.loads(schema), errors(schema, document.data))
    if found:
        return found
    mend = f"compare it with the format: cxrisk schema {document.kind}"
    pointer = first_error(schema, document.data)
    return [document.finding("shape", Severity.ERROR, pointer, "this does not fit the format", mend)]


def _disordered(document: Document, schema: str) -> Iterator[Finding]:
    found = list(disorder(document.data, document.text))
    nouns = nouns_of(json.loads(schema)) if found else {}
    for pointer, words in found:
        yield finding(document, nouns, Mistake(pointer, pointer[:-1], words))
