"""Findings that the baseline lets stand, and what is wrong with the baseline."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from cxrisk.checks.rules import USUAL
from cxrisk.findings import Finding, Known, Related
from cxrisk.sources.baseline import Baseline, Entry
from cxrisk.sources.discover import BASELINE as FILE

NEVER_KNOWN = ("syntax",)
"""Rules whose findings no baseline lets stand: nobody knows what a file would say that cannot be read."""


def weighed(
    findings: Sequence[Finding], names: Sequence[str], baseline: Baseline, today: date
) -> Iterator[Finding]:
    """The findings, each as it stands on this day: known, or known no longer, or new.

    `names` are their fingerprints.
    """
    entries = {one.fingerprint: one for one in baseline.entries}
    for finding, name in zip(findings, names, strict=True):
        entry = None if finding.rule in NEVER_KNOWN else entries.get(name)
        yield finding if entry is None else _weighed(finding, entry, today)


def _weighed(finding: Finding, entry: Entry, today: date) -> Finding:
    if entry.until < today:
        remark = f"known until {entry.until}, and that day has passed ({entry.owner}: {entry.because})"
        return replace(finding, related=(*finding.related, Related(FILE, entry.position, remark)))
    return replace(finding, known=Known(entry.owner, entry.because, entry.until))


def gone(names: Sequence[str], baseline: Baseline) -> Iterator[Finding]:
    """The entries that list what is no longer found; `names` are the fingerprints of all that is."""
    found, rule = set(names), "known-finding-gone"
    for entry in baseline.entries:
        if entry.fingerprint not in found:
            message = f"what `{entry.rule}` found in {entry.path} is no longer there"
            mend = "take the entry out: `cxrisk baseline prune`"
            yield Finding(rule, USUAL[rule], FILE, entry.position, entry.pointer, message, mend)
