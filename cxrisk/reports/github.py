"""Findings as workflow commands: GitHub shows them beside the line in a pull request."""

from collections.abc import Iterator

from cxrisk.findings import Finding, Severity
from cxrisk.reports.lines import lines_of
from cxrisk.reports.report import STOOD, Report, standing_words
from cxrisk.reports.visible import visible

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def as_github(report: Report) -> str:
    """One command a finding; what speaks later is a notice whatever it will be then.

    What a change has not caused is counted in one notice: few of its lines are shown in the pull request.
    """
    spoken = (
        _command(finding, when, report.above)
        for finding, when in report.spoken()
        if when not in STOOD.values()
    )
    return "\n".join((*spoken, *_standing(report)))


def _standing(report: Report) -> Iterator[str]:
    if report.standing:
        yield f"::notice title=cxrisk::{_message(standing_words(report))}: nothing fails for it"


def _command(finding: Finding, when: str, above: str) -> str:
    place = finding.position
    properties = {
        "file": above + finding.path,
        "line": place.line,
        "endLine": place.end_line,
        "col": place.column,
        "endColumn": place.end_column,
        "title": f"cxrisk: {finding.rule}, {when}" if when else f"cxrisk: {finding.rule}",
    }
    if place.line != place.end_line:  # GitHub takes columns only within one line
        del properties["col"], properties["endColumn"]
    command = "notice" if when else _COMMANDS[finding.severity]
    written = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    message = _message("\n".join(lines_of(finding)))
    return f"::{command} {written}::{message}"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(visible(text)).replace(":", "%3A").replace(",", "%2C")
