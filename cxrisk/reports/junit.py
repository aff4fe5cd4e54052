"""Findings as JUnit's XML: one test case for each rule that speaks in a file, one for each silent file."""

from collections.abc import Iterator, Mapping
from html import escape

from cxrisk.findings import Finding
from cxrisk.reports.lines import lines_of
from cxrisk.reports.report import Report
from cxrisk.reports.visible import visible

Cases = Mapping[tuple[str, str], list[tuple[Finding, str]]]
"""By file and rule: the findings, each with when it speaks."""


def as_junit(report: Report) -> str:
    """One suite; a case fails where one of its findings fails the run, else they stand in its output."""
    cases = _cases(report)
    failures = sum(any(_fails(report, *one) for one in found) for found in cases.values())
    counts = f'tests="{len(cases)}" failures="{failures}" errors="0" skipped="0"'
    return "\n".join(
        (
            '<?xml version="1.0" encoding="UTF-8"?>',
            f"<testsuites {counts}>",
            f'<testsuite name="cxrisk" {counts}>',
            *_properties(report),
            *(line for place, found in cases.items() for line in _case(report, place, found)),
            "</testsuite>",
            "</testsuites>",
        )
    )


def _cases(report: Report) -> Cases:
    cases: dict[tuple[str, str], list[tuple[Finding, str]]] = {}
    for finding, when in report.spoken():
        cases.setdefault((finding.path, finding.rule), []).append((finding, when))
    spoken_of = {path for path, _ in cases}
    cases |= {(path, ""): [] for path in report.paths if path not in spoken_of}
    return dict(sorted(cases.items()))


def _properties(report: Report) -> Iterator[str]:
    yield "<properties>"
    yield f'<property name="tool" value="{_attribute(report.tool)}"/>'
    yield f'<property name="today" value="{report.today.isoformat()}"/>'
    yield "</properties>"


def _case(report: Report, place: tuple[str, str], found: list[tuple[Finding, str]]) -> Iterator[str]:
    path, rule = place
    where = f'classname="{_attribute(path)}" file="{_attribute(path)}"'
    if not found:
        yield f'<testcase name="no finding" {where}/>'
        return
    loud = [one for one in found if _fails(report, *one)]
    quiet = [one for one in found if not _fails(report, *one)]
    yield f'<testcase name="{rule}" {where}>'
    if loud:
        first = _attribute(loud[0][0].message)
        kind = max(finding.severity for finding, _ in loud).word
        yield f'<failure type="{kind}" message="{first}">{_text(loud)}</failure>'
    if quiet:
        yield f"<system-out>{_text(quiet)}</system-out>"
    yield "</testcase>"


def _fails(report: Report, finding: Finding, when: str) -> bool:
    return not when and report.fails(finding)


def _text(found: list[tuple[Finding, str]]) -> str:
    """The findings in lines; what cannot be seen is written as its number, so XML allows all of it."""
    return escape("\n\n".join("\n".join((_place(one), *lines_of(one, when))) for one, when in found))


def _place(finding: Finding) -> str:
    return visible(
        f"{finding.path}:{finding.position.line}:{finding.position.column}: {finding.severity.word}"
    )


def _attribute(text: str) -> str:
    return escape(visible(text))
