"""Findings as SARIF 2.1.0: what code scanning and many editors read."""

import json
from collections.abc import Mapping
from urllib.parse import quote

from cxrisk.checks.pages import page_of
from cxrisk.checks.rules import USUAL
from cxrisk.findings import Finding, Position, Severity
from cxrisk.reports.lines import lines_of
from cxrisk.reports.report import STOOD, Report
from cxrisk.reports.rule_help import as_markdown, as_plain
from cxrisk.reports.visible import visible

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_BASE = "%SRCROOT%"
"""What paths are relative to, by the name that readers of SARIF agree on; we say no place for it."""
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def as_sarif(report: Report) -> str:
    """One run with one result a finding; what speaks later is a note whatever it will be then."""
    spoken = tuple(report.spoken())
    rules = {rule: number for number, rule in enumerate(sorted({finding.rule for finding, _ in spoken}))}
    name, _, version = report.tool.partition(" ")
    run = {
        "tool": {"driver": {"name": name, "semanticVersion": version, "rules": list(map(_rule, rules))}},
        "invocations": [{"executionSuccessful": True}],
        "originalUriBaseIds": {_BASE: {"description": {"text": "The workspace: it holds `assessments/`."}}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(report, finding, when, rules) for finding, when in spoken],
        "properties": {"today": report.today.isoformat()},
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=True)


def _rule(rule: str) -> dict[str, object]:
    page = page_of(rule)
    return {
        "id": rule,
        "shortDescription": {"text": page.says},
        "help": {"text": as_plain(page), "markdown": as_markdown(page)},
        "defaultConfiguration": {"level": _LEVELS[USUAL[rule]]},
    }


def _result(report: Report, finding: Finding, when: str, rules: Mapping[str, int]) -> dict[str, object]:
    name = report.fingerprint(finding)
    result: dict[str, object] = {
        "ruleId": finding.rule,
        "ruleIndex": rules[finding.rule],
        "level": "note" if when else _LEVELS[finding.severity],
        "message": _message("\n".join(lines_of(finding, when, related=False))),
        "locations": [_location(report.above + finding.path, finding.position)],
        # the first is the only one by which GitHub knows a finding again
        "partialFingerprints": {"primaryLocationLineHash": name, "cxriskFinding/v1": name},
    }
    if report.since:
        result["baselineState"] = "unchanged" if when in STOOD.values() else "new"
    if finding.related:
        result["relatedLocations"] = [
            {
                "id": number,
                **_location(report.above + one.path, one.position),
                "message": _message(visible(one.message)),
            }
            for number, one in enumerate(finding.related, 1)
        ]
    return result


def _message(text: str) -> dict[str, str]:
    """A message in which nothing reads as a link: `[words](address)` would be one."""
    return {"text": text.replace("](", "] (")}


def _location(path: str, place: Position) -> dict[str, object]:
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
    return {
        "physicalLocation": {"artifactLocation": {"uri": _uri(path), "uriBaseId": _BASE}, "region": region}
    }


def _uri(path: str) -> str:
    """The path as a relative address; a name that is no UTF-8 keeps its bytes."""
    return quote(path.encode("utf-8", "surrogateescape"))
