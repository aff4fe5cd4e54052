"""The baseline: findings that are known, and may stand until a day because somebody answers for them."""

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from cxrisk.findings import TOP, Finding, Position, Related, Severity
from cxrisk.records import dataclass
from cxrisk.sources.discover import BASELINE as FILE
from cxrisk.sources.discover import read_bytes
from cxrisk.sources.document import Document
from cxrisk.sources.limits import BASELINE_BYTES, BASELINE_NODES
from cxrisk.sources.load import NO_RECORD_MEND, load, syntax
from cxrisk.sources.schema import BASELINE, check_shape, schema_of
from cxrisk.sources.trouble import Unreadable
from cxrisk.sources.validators import fits

Own = tuple[tuple[str, Any], ...]
"""Keys of the organisation's own, which begin with `x-`, and what they hold."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding that is known."""

    fingerprint: str
    """By this it is known again: 64 hexadecimal digits."""
    rule: str
    path: str
    message: str
    """What was found, as people were told when the entry was written; may be empty."""
    owner: str
    """Who answers for it."""
    because: str
    until: date
    """The last day on which it may stand."""
    own: Own = ()
    position: Position = TOP
    """Where the entry stands."""
    pointer: str = ""


@dataclass(frozen=True, slots=True)
class Baseline:
    """What the file says."""

    text: str
    entries: tuple[Entry, ...]
    """The sound ones, in the order of the file."""
    findings: tuple[Finding, ...]
    """What is wrong with the file."""
    own: Own = ()
    """Its own keys of that kind."""


def read_baseline(root: Path) -> Baseline | None:
    """The baseline of a workspace; nothing where it has none."""
    if not os.path.lexists(root / FILE):
        return None
    try:
        return parse_baseline(read_bytes(root, FILE, BASELINE_BYTES))
    except Unreadable as trouble:
        return parse_baseline(trouble)


def parse_baseline(content: bytes | Unreadable) -> Baseline:
    """Read a baseline; an entry that does not fit the format is a finding, and holds nothing."""
    if isinstance(content, Unreadable):
        return Baseline("", (), (syntax(FILE, content),))
    document, findings = load(FILE, content, BASELINE_NODES)
    if document is None:
        findings = [_mended(finding) for finding in findings]
        return Baseline(content.decode("utf-8", "replace"), (), tuple(findings))
    entries: dict[str, Entry] = {}
    wrong = [*findings, *check_shape(document, (BASELINE,))]
    for entry in _entries(document):
        first = entries.setdefault(entry.fingerprint, entry)
        if first is not entry:
            wrong.append(_twice(document, first, entry))
    return Baseline(document.text, tuple(entries.values()), tuple(wrong), _own(document.data))


def _mended(finding: Finding) -> Finding:
    """What is no record at all begins like an assessment elsewhere, and here like a baseline."""
    mend = "take it away and let `cxrisk baseline write` make it anew"
    return replace(finding, help=mend) if finding.help == NO_RECORD_MEND else finding


def _entries(document: Document) -> Iterator[Entry]:
    """The entries that fit the format."""
    written = document.data.get("findings")
    if document.kind != BASELINE or not isinstance(written, list):
        return
    schema = _entry_schema()
    for number, raw in enumerate(written):
        if fits(schema, raw):
            yield _entry(raw, document.position(("findings", number)), f"/findings/{number}")


@cache
def _entry_schema() -> str:
    definitions = schema_of(BASELINE)["$defs"]
    return json.dumps({**definitions["known_finding"], "$defs": definitions})


def _entry(raw: dict[str, Any], position: Position, pointer: str) -> Entry:
    return Entry(
        fingerprint=raw["fingerprint"],
        rule=raw["rule"],
        path=raw["path"],
        message=raw.get("message", ""),
        owner=raw["owner"],
        because=raw["because"],
        until=date.fromisoformat(raw["until"]),
        own=_own(raw),
        position=Position(position.line, position.column, position.line, position.column),
        pointer=pointer,
    )


def _own(record: dict[str, Any]) -> Own:
    return tuple((key, value) for key, value in record.items() if key.startswith("x-"))


def _twice(document: Document, first: Entry, entry: Entry) -> Finding:
    pointer = ("findings", int(entry.pointer.rpartition("/")[2]), "fingerprint")
    message = (
        f"the same finding stands twice: on line {first.position.line} and on line {entry.position.line}"
    )
    related = (Related(FILE, first.position, "the first one"),)
    return document.finding("duplicate-id", Severity.ERROR, pointer, message, "keep one of the two", related)
