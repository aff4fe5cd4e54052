"""A finding's name that lasts: it stays while lines move and lists are sorted anew."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from cxrisk.findings import Finding
from cxrisk.sources.load import load

_KNOWN_BY = (
    *("id", "fingerprint", "control", "data", "metric"),
    *("word", "name", "title", "text", "said", "hypothesis"),
)
"""The keys by which people know a record, the first that it has."""
_TITLES = ("title", "name")
_PAIRS = (("from", "to", " > "), ("disruption", "phase", " "))
"""Records that are known by two keys, and what stands between them."""


def fingerprints(
    findings: Iterable[Finding], texts: Mapping[str, str], read: Mapping[str, object] | None = None
) -> list[str]:
    """The fingerprint of each finding, in their order: sha256, 64 hexadecimal digits.

    Made of rule, path, the way to the value (list indexes replaced by what the record is known by) and the
    value; never of a line number. Findings alike in all of that are counted. `read` holds the data of files
    that somebody has read already.
    """
    data: dict[str, Any] = dict(read or {})
    seen: Counter[tuple[str, ...]] = Counter()
    made = []
    for finding in findings:
        if finding.path not in data:
            data[finding.path] = _data_of(finding.path, texts)
        parts = (finding.rule, finding.path, *_named(data[finding.path], finding.pointer))
        seen[parts] += 1
        whole = json.dumps([*parts, seen[parts]], ensure_ascii=True)
        made.append(hashlib.sha256(whole.encode()).hexdigest())
    return made


def standing_for(finding: Finding, data: object) -> tuple[str, str, str]:
    """What a finding is about when all that has only a name has another now: rule, way, value.

    `data` is what its file holds. Records are known by their ids, others by their number; a title is no value
    of its own, for what a record lacks is said beside it.
    """
    names: list[str] = []
    here = data
    for step in map(_unescaped, finding.pointer.split("/")[1:]):
        names.append(_id_in(here, step))
        here = _below(here, step)
    bare = isinstance(here, dict | list) or (names and names[-1] in _TITLES)
    return finding.rule, "/".join(names), "" if bare else json.dumps(here, ensure_ascii=True)


def _id_in(data: object, step: str) -> str:
    entry = _below(data, step) if isinstance(data, list) else None
    by_pair = isinstance(entry, dict) and any(
        first in entry and second in entry for first, second, _ in _PAIRS
    )
    return _known_by(entry) if isinstance(entry, dict) and ("id" in entry or by_pair) else step


def _data_of(path: str, texts: Mapping[str, str]) -> object:
    document = load(path, texts.get(path, "").encode("utf-8", "replace")).document
    return document.data if document else None


def _named(data: object, pointer: str) -> tuple[str, str]:
    """The pointer with names for numbers, and the value as JSON (what a record or list holds is left out)."""
    names = []
    for step in map(_unescaped, pointer.split("/")[1:]):
        names.append(_name_in(data, step))
        data = _below(data, step)
    value = "" if isinstance(data, dict | list) else json.dumps(data, ensure_ascii=True)
    return "/".join(name.replace("~", "~0").replace("/", "~1") for name in names), value


def _unescaped(step: str) -> str:
    return step.replace("~1", "/").replace("~0", "~")


def _below(data: object, step: str) -> object:
    if isinstance(data, dict):
        return data.get(step)
    if isinstance(data, list) and step.isascii() and step.isdigit() and int(step) < len(data):
        return data[int(step)]
    return None


def _name_in(data: object, step: str) -> str:
    """What an entry of a list is known by, counted where others before it are known by the same."""
    entry = _below(data, step)
    if not isinstance(data, list) or entry is None:
        return step
    name = _known_by(entry)
    twins = sum(_known_by(other) == name for other in data[: int(step)])
    return f"{name} {twins + 1}" if twins else name


def _known_by(entry: object) -> str:
    if not isinstance(entry, dict):
        return json.dumps(entry, ensure_ascii=True, sort_keys=True)
    if "id" in entry:
        return str(entry["id"])
    for first, second, between in _PAIRS:
        if first in entry and second in entry:
            return f"{entry[first]}{between}{entry[second]}"
    return next((str(entry[key]) for key in _KNOWN_BY if key in entry), "")
