"""Where a report goes: to standard output, into files, and as one last line to standard error."""

import os
import sys
from collections import Counter
from pathlib import Path

from cxrisk.cli.files import write_whole
from cxrisk.cli.terminal import has_colour, is_terminal, remark, say, say_file, width
from cxrisk.errors import CxriskError
from cxrisk.found import Later
from cxrisk.reports.formats import FORMATS
from cxrisk.reports.report import Report, before, standing_words
from cxrisk.reports.text import as_text, painted, plain, summary

_TOPS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""Variables by which GitHub and GitLab say where the checkout is."""


def format_and_file(output: str) -> tuple[str, Path]:
    """What `--output` asks for.

    Raises:
        CxriskError: it names no format, or no file.
    """
    name, equals, file = output.partition("=")
    if not equals or not file:
        raise CxriskError(f"--output: `{output}` names no file", mend="write it as json=findings.json")
    if name not in FORMATS:
        raise CxriskError(f"--output: no format `{name}`", mend=f"there are {', '.join(FORMATS)}")
    return name, Path(file)


def above(root: Path) -> str:
    """The way from the top of the checkout to the workspace, where a host says what the top is."""
    for name in _TOPS:
        top = os.environ.get(name)
        if top and root.is_relative_to(Path(top).resolve()):
            way = root.relative_to(Path(top).resolve()).as_posix()
            return "" if way == "." else f"{way}/"
    return ""


def write_report(report: Report, form: str, file: Path) -> None:
    """Put the report into a file, whole or not at all.

    Raises:
        CxriskError: it cannot be written.
    """
    text = FORMATS[form](report)
    write_whole(file, f"{text}\n" if text else "")


def print_report(report: Report, form: str) -> None:
    """Print the report: as people see it best, or as UTF-8 for other programs."""
    if form == "text":
        text = as_text(report, painted if has_colour(sys.stdout) else plain, width())
        if text:
            say(f"{text}\n" if is_terminal(sys.stdout) else text)
    elif text := FORMATS[form](report):
        say_file(text)


def last_line(report: Report, later: tuple[Later, ...], seconds: float) -> None:
    """How much there is; silent where all is well and nobody looks. `later` is what the report leaves out."""
    apart = (report.later, report.ignored, report.known, report.standing)
    if not (report.findings or any(apart) or is_terminal(sys.stderr)):
        return
    line = f"{summary(report.findings, report.files)} ({seconds:.1f} s)"
    counted = Counter(one.status for one in later)
    more = [f"{counted[status]} more {before(status)}" for status in ("piloting", "live") if counted[status]]
    if report.standing:
        line += f"; {standing_words(report)}"
    if report.ignored:
        line += f"; {len(report.ignored)} ignored in place"
    if report.known:
        line += f"; {len(report.known)} known from the baseline"
    if more:
        line += f"; {', '.join(more)}: --all"
    remark(line)
