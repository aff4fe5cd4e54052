"""Findings as workflow commands: GitHub shows them beside the line in a pull request."""

from cxrisk.findings import Finding, Severity
from cxrisk.reports.report import Report, before
from cxrisk.reports.visible import visible

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def as_github(report: Report) -> str:
    """One command a finding; what speaks later is a notice whatever it will be then."""
    now = [_command(_COMMANDS[finding.severity], finding, finding.rule) for finding in report.findings]
    later = [
        _command("notice", one.finding, f"{one.finding.rule}, {before(one.status)}") for one in report.later
    ]
    return "\n".join([*now, *later])


def _command(command: str, finding: Finding, title: str) -> str:
    place = finding.position
    properties = {
        "file": finding.path,
        "line": place.line,
        "endLine": place.end_line,
        "col": place.column,
        "endColumn": place.end_column,
        "title": f"cxrisk: {title}",
    }
    if place.line != place.end_line:  # GitHub takes columns only within one line
        del properties["col"], properties["endColumn"]
    written = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{command} {written}::{_message(_text(finding))}"


def _text(finding: Finding) -> str:
    lines = [finding.message]
    if finding.help:
        lines.append(f"What to do: {finding.help}")
    lines += [f"See {one.path}:{one.position.line}: {one.message}" for one in finding.related]
    return "\n".join(map(visible, lines))


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(visible(text)).replace(":", "%3A").replace(",", "%2C")
