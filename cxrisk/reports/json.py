"""Findings for programs: `cxrisk/findings/1`."""

import json
from collections.abc import Mapping

from cxrisk.findings import Finding
from cxrisk.reports.fingerprint import fingerprints
from cxrisk.reports.report import Report

FORMAT = "cxrisk/findings/1"


def as_json(report: Report) -> str:
    """The report as JSON; what speaks later stands apart and only where somebody asked for it."""
    whole: dict[str, object] = {
        "format": FORMAT,
        "tool": report.tool,
        "today": report.today.isoformat(),
        "files": report.files,
        "summary": {severity.word: count for severity, count in report.counts().items()},
        "findings": _entries(report.findings, report.texts),
    }
    if report.later:
        entries = _entries(tuple(one.finding for one in report.later), report.texts)
        whole["later"] = [
            entry | {"status": one.status} for entry, one in zip(entries, report.later, strict=True)
        ]
    return json.dumps(whole, indent=2, ensure_ascii=True)


def _entries(findings: tuple[Finding, ...], texts: Mapping[str, str]) -> list[dict[str, object]]:
    names = fingerprints(findings, texts)
    return [_entry(finding, name) for finding, name in zip(findings, names, strict=True)]


def _entry(finding: Finding, fingerprint: str) -> dict[str, object]:
    entry: dict[str, object] = {
        "rule": finding.rule,
        "severity": finding.severity.word,
        "path": finding.path,
        **finding.position._asdict(),
        "pointer": finding.pointer,
        "message": finding.message,
        "help": finding.help,
        "more": f"checks/{finding.rule}.html",
        "fingerprint": fingerprint,
    }
    if finding.related:
        entry["related"] = [
            {"path": one.path, **one.position._asdict(), "message": one.message} for one in finding.related
        ]
    return entry
