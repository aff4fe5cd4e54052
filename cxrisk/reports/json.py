"""Findings for programs: `cxrisk/findings/1`."""

import json

from cxrisk.findings import Finding
from cxrisk.reports.report import Report

FORMAT = "cxrisk/findings/1"


def as_json(report: Report) -> str:
    """The report as JSON; what speaks later, is ignored or known stands apart, where there is any.

    So does what a change has not caused, where the report judges one.
    """
    whole: dict[str, object] = {
        "format": FORMAT,
        "tool": report.tool,
        "today": report.today.isoformat(),
        "files": report.files,
        "summary": {severity.word: count for severity, count in report.counts().items()},
        "findings": [_entry(report, finding) for finding in report.findings],
    }
    if report.since:
        whole["since"] = {
            "name": report.since.name,
            "commit": report.since.commit,
            "day": report.since.day.isoformat(),
            "remarks": list(report.since.remarks),
        }
        whole["standing"] = [_entry(report, one.finding) | {"why": one.why} for one in report.standing]
    if report.later:
        whole["later"] = [_entry(report, one.finding) | {"status": one.status} for one in report.later]
    if report.ignored:
        whole["ignored"] = [_entry(report, one.finding) | {"because": one.because} for one in report.ignored]
    if report.known:
        whole["known"] = [_entry(report, one) | _known(one) for one in report.known]
    return json.dumps(whole, indent=2, ensure_ascii=True)


def _entry(report: Report, finding: Finding) -> dict[str, object]:
    entry: dict[str, object] = {
        "rule": finding.rule,
        "severity": finding.severity.word,
        "path": finding.path,
        **finding.position._asdict(),
        "pointer": finding.pointer,
        "message": finding.message,
        "help": finding.help,
        "more": f"checks/{finding.rule}.html",
        "fingerprint": report.fingerprint(finding),
    }
    if finding.related:
        entry["related"] = [
            {"path": one.path, **one.position._asdict(), "message": one.message} for one in finding.related
        ]
    return entry


def _known(finding: Finding) -> dict[str, object]:
    known = finding.known
    return {"owner": known.owner, "because": known.because, "until": known.until.isoformat()} if known else {}
