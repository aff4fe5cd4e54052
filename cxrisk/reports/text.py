"""Findings for people at a terminal."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from cxrisk.findings import Finding, Severity
from cxrisk.reports.report import STOOD, Report
from cxrisk.reports.snippet import snippet
from cxrisk.reports.visible import visible

Paint = Callable[[str, str], str]
"""Gives a text its look: the look's name, the text."""
LOOKS = {
    "place": "1",
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "gutter": "2",
    "label": "1",
}
"""ANSI codes of the looks."""


def plain(look: str, text: str) -> str:  # noqa: ARG001 - as painted
    """The text without any look."""
    return text


def painted(look: str, text: str) -> str:
    """The text as a terminal that knows colours shows it."""
    return f"\x1b[{LOOKS[look]}m{text}\x1b[0m"


def as_text(report: Report, paint: Paint = plain, width: int = 100) -> str:
    """Every finding with its line and what to do, at most about `width` columns where lines are quoted."""
    show = partial(_finding, texts=report.texts, paint=paint, width=width)
    seen: set[str] = set()
    blocks = [
        show(finding, first=_is_first(finding, seen), remark=f"{when}: " if when else "")
        for finding, when in report.spoken()
        if when not in STOOD.values()
    ]
    return "\n\n".join("\n".join(block) for block in (*blocks, *_standing(report, paint)))


_NOT_CAUSED = {
    "before": "Stood before, so nothing fails for it:",
    "calendar": "Only the day has come, so nothing fails for it:",
}


def _standing(report: Report, paint: Paint) -> Iterator[list[str]]:
    """What a change has not caused, a line each."""
    for why, heading in _NOT_CAUSED.items():
        found = [_brief(one.finding, paint) for one in report.standing if one.why == why]
        if found:
            yield [paint("label", heading), *found]


def _brief(finding: Finding, paint: Paint) -> str:
    place = finding.position
    where = paint("place", visible(f"{finding.path}:{place.line}:{place.column}:"))
    return f"  {where} {finding.severity.word}[{finding.rule}] {visible(finding.message)}"


def _is_first(finding: Finding, seen: set[str]) -> bool:
    """Where to read more is said once a rule."""
    is_first = finding.rule not in seen
    seen.add(finding.rule)
    return is_first


def _finding(
    finding: Finding, *, texts: Mapping[str, str], paint: Paint, width: int, first: bool, remark: str = ""
) -> list[str]:
    place = finding.position
    where = paint("place", visible(f"{finding.path}:{place.line}:{place.column}:"))
    label = paint(finding.severity.word, f"{finding.severity.word}[{finding.rule}]")
    lines = [f"{where} {label} {remark}{visible(finding.message)}"]
    lines += _quoted(finding, texts.get(finding.path, ""), paint, width)
    lines += [f"  {paint('label', f'= {name}:')} {visible(words)}" for name, words in _notes(finding, first)]
    return lines


def _notes(finding: Finding, first: bool) -> Iterator[tuple[str, str]]:  # noqa: FBT001 - one caller, above
    for one in finding.related:
        yield "see", f"{one.path}:{one.position.line}:{one.position.column}: {one.message}"
    if finding.help:
        yield "help", finding.help
    if first:
        yield "more", f"cxrisk explain {finding.rule}"


def _quoted(finding: Finding, text: str, paint: Paint, width: int) -> list[str]:
    number = str(finding.position.line)
    found = snippet(text, finding.position, width - len(number) - 4)
    if found is None:
        return []
    line, carets = found
    blank = " " * len(number)
    bar = paint("gutter", "|")
    return [
        f" {paint('gutter', number)} {bar} {line}",
        f" {blank} {bar} {paint(finding.severity.word, carets)}",
    ]


def summary(findings: Iterable[Finding], files: int) -> str:
    """How many of what, in how many files: `1 error, 2 warnings in 14 files`."""
    return f"{counted(findings) or 'nothing to mend'} in {files} file{'' if files == 1 else 's'}"


def counted(findings: Iterable[Finding]) -> str:
    """How many of what: `1 error, 2 warnings`; nothing where there is none."""
    severities = [finding.severity for finding in findings]
    counts = [(severities.count(one), one) for one in sorted(Severity, reverse=True)]
    return ", ".join(_counted(count, severity) for count, severity in counts if count)


def _counted(count: int, severity: Severity) -> str:
    word = "note" if severity is Severity.INFO else severity.word
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
