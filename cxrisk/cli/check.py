"""`cxrisk check`: read the whole workspace, say what is wrong or missing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING

import click

from cxrisk.cli.choice import by_file, by_rule
from cxrisk.cli.faults import FINE, FOUND
from cxrisk.cli.files import check_places
from cxrisk.cli.options import example, fail_on_option, jobs_option, processors, threshold_of, today_option
from cxrisk.cli.progress import progress
from cxrisk.cli.report_output import above, format_and_file, last_line, print_report, write_report
from cxrisk.cli.setting import Setting
from cxrisk.cli.standard_input import from_standard_input
from cxrisk.cli.today import the_day
from cxrisk.reports.formats import FORMATS
from cxrisk.reports.report import report_of

if TYPE_CHECKING:
    from cxrisk.found import Found
    from cxrisk.sources.file_read import Contents


@click.command(
    "check",
    epilog=example(
        "cxrisk check",
        "cxrisk check assessments/cloud --fail-on warning",
        "cxrisk check --changed-since origin/main...",
        "cxrisk check --format github --output sarif=cxrisk.sarif --output junit=cxrisk.xml",
        "cxrisk check - --stdin-filename assessments/cloud/core-ledger.yml < unsaved.yml",
    ),
)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", help="What to print.")
@click.option("--output", "outputs", multiple=True, metavar="FORMAT=FILE", help="Write a file as well.")
@click.option("--select", multiple=True, metavar="RULES", help="Only these rules: a,b.")
@click.option("--ignore", multiple=True, metavar="RULES", help="All rules but these: a,b.")
@fail_on_option("error")
@click.option("--changed-since", "since", metavar="REF", help="Fail only for what changed since this commit.")
@click.option("--stdin-filename", "name", metavar="PATH", help="With `-`: which file the text is.")
@click.option("--no-baseline", "bare", is_flag=True, help="As if there were no cxrisk-baseline.yml.")
@click.option("--all", "whole", is_flag=True, help="Show as well what will be asked at a later status.")
@jobs_option
@click.option("--no-cache", "afresh", is_flag=True, help="Check everything anew, whatever is remembered.")
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
    since: str | None,
    name: str | None,
    bare: bool,  # noqa: FBT001 - click's way
    whole: bool,  # noqa: FBT001 - click's way
    jobs: int | None,
    afresh: bool,  # noqa: FBT001 - click's way
    today: str | None,
) -> int:
    """Read the whole workspace and say what is wrong or missing, where, and what to do.

    With PATHs, report on these files and folders only; with `-`, on the text from standard input, in place of
    the file that --stdin-filename names. What cxrisk-baseline.yml lists is counted apart until its day has
    passed: see `cxrisk baseline --help`.

    With --changed-since REF, a branch, tag or commit, everything is checked and only what the change since
    then caused counts; what stood before, or is found only because the day has come, is listed apart. REF...
    is the commit at which this branch left REF.

    Ends with 0 where nothing is at or above the threshold, 1 where something is, 2 where the command itself
    cannot go on.
    """
    begun = perf_counter()
    of_rules, files = by_rule(select, ignore), [format_and_file(output) for output in outputs]
    day, root = the_day(today), setting.workspace()
    check_places([file for _, file in files], root)
    setting.jobs, setting.remembers = jobs or processors(), not afresh
    given = from_standard_input(root, paths, name)
    of_files = given.__contains__ if given else by_file(root, paths)
    chosen = partial(
        report_of,
        rule=of_rules,
        path=of_files,
        whole=True,
        threshold=threshold_of(fail_on),
        above=above(root),
    )
    with progress("Reading and checking"):
        shows_more = "markdown" in (form, *(named for named, _ in files))
        if since is None:
            report = chosen(_found(setting, day, given, bare=bare, more=shows_more))
        else:
            from cxrisk.cli.changed_since import judged_since

            change, diff = judged_since(setting, since, day, given, baseline=not bare, compared=shows_more)
            report = chosen(change.outcome, change=change, diff=diff)
    later, report = ((), report) if whole else (report.later, replace(report, later=()))
    for named, file in files:
        write_report(report, named, file)
    print_report(report, form)
    last_line(report, later, perf_counter() - begun)
    return FOUND if any(map(report.fails, report.findings)) else FINE


def _found(setting: Setting, day: date, given: "Contents", *, bare: bool, more: bool) -> "Found":
    """What was found, from memory where that will do: a format may show `more` than findings."""
    if more or given:
        return setting.outcome(day, baseline=not bare, instead=given)
    return setting.found(day, baseline=not bare)
