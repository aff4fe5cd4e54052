"""`cxrisk check`: read the whole workspace, say what is wrong or missing."""

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from time import perf_counter

import click

from cxrisk.checks.check import Later
from cxrisk.cli.choice import by_file, by_rule
from cxrisk.cli.faults import FINE, FOUND
from cxrisk.cli.files import write_whole
from cxrisk.cli.options import example, today_option
from cxrisk.cli.setting import Setting
from cxrisk.cli.terminal import has_colour, is_terminal, remark, say, width
from cxrisk.cli.today import the_day
from cxrisk.errors import CxriskError
from cxrisk.findings import Severity
from cxrisk.reports.formats import FORMATS
from cxrisk.reports.report import Report, before, report_of
from cxrisk.reports.text import as_text, painted, plain, summary

_THRESHOLDS = {"error": Severity.ERROR, "warning": Severity.WARNING, "info": Severity.INFO, "never": None}


@click.command(
    "check",
    epilog=example(
        "cxrisk check",
        "cxrisk check assessments/cloud --fail-on warning",
        "cxrisk check --format github --output json=findings.json",
    ),
)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", help="What to print.")
@click.option("--output", "outputs", multiple=True, metavar="FORMAT=FILE", help="Write a file as well.")
@click.option("--select", multiple=True, metavar="RULES", help="Only these rules: a,b.")
@click.option("--ignore", multiple=True, metavar="RULES", help="All rules but these: a,b.")
@click.option(
    "--fail-on",
    type=click.Choice(list(_THRESHOLDS)),
    default="error",
    show_default=True,
    help="End with 1 where a finding is at least as loud.",
)
@click.option("--no-baseline", "bare", is_flag=True, help="As if there were no cxrisk-baseline.yml.")
@click.option("--all", "whole", is_flag=True, help="Show as well what will be asked at a later status.")
@today_option
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one argument an option
    setting: Setting,
    paths: Sequence[str],
    form: str,
    outputs: Sequence[str],
    select: Sequence[str],
    ignore: Sequence[str],
    fail_on: str,
    bare: bool,  # noqa: FBT001 - click's way
    whole: bool,  # noqa: FBT001 - click's way
    today: str | None,
) -> int:
    """Read the whole workspace and say what is wrong or missing, where, and what to do.

    With PATHs, report on these files and folders only. What cxrisk-baseline.yml lists is counted apart until
    its day has passed: see `cxrisk baseline --help`. Ends with 0 where nothing is at or above the threshold,
    1 where something is, 2 where the command itself cannot go on.
    """
    begun = perf_counter()
    of_rules, files = by_rule(select, ignore), [_format_and_file(output) for output in outputs]
    day = the_day(today)
    of_files = by_file(setting.workspace(), paths)
    outcome = setting.outcome(day, baseline=not bare)
    report = report_of(outcome, rule=of_rules, path=of_files, whole=True, threshold=_THRESHOLDS[fail_on])
    later, report = ((), report) if whole else (report.later, replace(report, later=()))
    for name, file in files:
        write_whole(file, _ended(FORMATS[name](report)))
    _print(report, form)
    if report.findings and is_terminal(sys.stdout):
        say("")
    _last_line(report, later, perf_counter() - begun)
    return FOUND if any(map(report.fails, report.findings)) else FINE


def _format_and_file(output: str) -> tuple[str, Path]:
    name, equals, file = output.partition("=")
    if not equals or not file:
        raise CxriskError(f"--output: `{output}` names no file", mend="write it as json=findings.json")
    if name not in FORMATS:
        raise CxriskError(f"--output: no format `{name}`", mend=f"there are {', '.join(FORMATS)}")
    return name, Path(file)


def _print(report: Report, form: str) -> None:
    if form == "text":
        paint = painted if has_colour(sys.stdout) else plain
        text = as_text(report, paint, width())
    else:
        text = FORMATS[form](report)
    if text:
        say(text)


def _ended(text: str) -> str:
    return f"{text}\n" if text else ""


def _last_line(report: Report, later: tuple[Later, ...], seconds: float) -> None:
    """How much there is; silent where all is well and nobody looks."""
    apart = (report.later, report.ignored, report.known)
    if not (report.findings or any(apart) or is_terminal(sys.stderr)):
        return
    line = f"{summary(report.findings, report.files)} ({seconds:.1f} s)"
    counted = Counter(one.status for one in later)
    more = [f"{counted[status]} more {before(status)}" for status in ("piloting", "live") if counted[status]]
    if report.ignored:
        line += f"; {len(report.ignored)} ignored in place"
    if report.known:
        line += f"; {len(report.known)} known from the baseline"
    if more:
        line += f"; {', '.join(more)}: --all"
    remark(line)
