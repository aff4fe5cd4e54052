"""Findings as GitLab's code quality report: shown beside the lines of a merge request."""

import json

from cxrisk.findings import Finding, Severity
from cxrisk.reports.lines import lines_of
from cxrisk.reports.report import Report
from cxrisk.reports.visible import visible

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def as_gitlab(report: Report) -> str:
    """One entry a finding; what speaks later is `info` whatever it will be then."""
    return json.dumps([_entry(report, *one) for one in report.spoken()], indent=2, ensure_ascii=True)


def _entry(report: Report, finding: Finding, when: str) -> dict[str, object]:
    return {
        "description": ". ".join(lines_of(finding, when)),
        "check_name": finding.rule,
        "fingerprint": report.fingerprint(finding),
        "severity": "info" if when else _SEVERITIES[finding.severity],
        "location": {"path": visible(report.above + finding.path), "lines": {"begin": finding.position.line}},
    }
