"""The text of the baseline, as `cxrisk baseline` writes it."""

import json
from collections.abc import Iterable, Iterator

from cxrisk.checks.rules import USUAL
from cxrisk.errors import CxriskError
from cxrisk.findings import Severity
from cxrisk.sources.baseline import Baseline, Entry, Own, parse_baseline
from cxrisk.sources.discover import BASELINE as FILE
from cxrisk.sources.limits import BASELINE_BYTES

_HEAD = """\
# Findings that are known and may stand for a while: `cxrisk check` fails only on the others.
# `cxrisk baseline write` adds what is new, `cxrisk baseline prune` takes out what is gone. Change `owner`,
# `because` and `until` by hand; notes of your own go into keys that begin with x-, for comments are not kept.
kind: baseline
version: 1
"""


def text_of(entries: Iterable[Entry], own: Own = ()) -> str:
    """The file with these entries, by path and rule; `own` are its keys that begin with `x-`.

    Raises:
        CxriskError: what would be written could not be read again.
    """
    ordered = sorted(entries, key=lambda one: (one.path, one.rule, one.message, one.fingerprint))
    head = _HEAD + "".join(f"{_quoted(key)}: {_quoted(value)}\n" for key, value in own)
    lines = [line for entry in ordered for line in _lines(entry)]
    text = head + ("findings:\n" + "\n".join(lines) if lines else "findings: []") + "\n"
    _refuse_unreadable(text)
    return text


def _lines(entry: Entry) -> Iterator[str]:
    yield f"  - rule: {entry.rule if entry.rule in USUAL else _quoted(entry.rule)}"
    yield f"    path: {_quoted(entry.path)}"
    if entry.message:
        yield f"    message: {_quoted(entry.message)}"
    yield f"    owner: {_quoted(entry.owner)}"
    yield f"    because: {_quoted(entry.because)}"
    yield f"    until: {entry.until}"
    yield from (f"    {_quoted(key)}: {_quoted(value)}" for key, value in entry.own)
    yield f"    fingerprint: {entry.fingerprint}"


def _quoted(value: object) -> str:
    """The value on one line: JSON is YAML."""
    return json.dumps(value, ensure_ascii=False)


def _refuse_unreadable(text: str) -> None:
    content = text.encode()
    if len(content) > BASELINE_BYTES:
        raise CxriskError(
            f"{FILE} would be larger than {BASELINE_BYTES // 1024} KB",
            mend="list fewer findings: --select some rules, or mend what many files share",
        )
    wrong = (one for one in parse_baseline(content).findings if one.severity is Severity.ERROR)
    for finding in wrong:
        raise CxriskError(f"{FILE} could not be read again: {finding.message}", mend=finding.help)


def refuse_wrong(baseline: Baseline) -> None:
    """Refuse to write over a file that says something we cannot read.

    Raises:
        CxriskError: something is wrong with it.
    """
    for finding in baseline.findings:
        where = f"{FILE}:{finding.position.line}:{finding.position.column}"
        raise CxriskError(f"{where}: {finding.message}", mend=finding.help or "mend it first")
