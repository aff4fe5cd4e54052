"""`cxrisk due`: what only the calendar brought, by owner; for a run at fixed times."""

import sys
from datetime import date, timedelta

import click

from cxrisk.cli.faults import FINE, FOUND
from cxrisk.cli.options import example, fail_on_option, threshold_of, today_option
from cxrisk.cli.setting import Setting
from cxrisk.cli.terminal import has_colour, remark, say, say_file
from cxrisk.cli.today import day_in, the_day
from cxrisk.errors import CxriskError

_WEEK = timedelta(days=7)


@click.command(
    "due",
    epilog=example(
        "cxrisk due",
        "cxrisk due --since 2026-11-01 --format markdown > due.md",
        "cxrisk due --until 2026-12-31",
    ),
)
@click.option(
    "--since",
    metavar="DATE",
    help="From this day on; else a week before the last one, or today where that is to come.",
)
@click.option("--until", metavar="DATE", help="Up to this day, which may be one to come; else today.")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "markdown", "json")),
    default="text",
    help="What to print.",
)
@fail_on_option("never")
@today_option
@click.pass_obj
def command(
    setting: Setting, since: str | None, until: str | None, form: str, fail_on: str, today: str | None
) -> int:
    """Say what comes due between two days, though nobody changed a file: by owner, with what to do.

    Reviews, actions, decisions and evidence whose day passed, signatures that ran out, known findings whose
    time is up. With --until a day to come, it says what will come due if nobody acts. Every finding stands
    under whoever answers for it, as far as that is written.
    """
    from cxrisk.history.calendar import came_due
    from cxrisk.history.reading import read_one
    from cxrisk.history.states import work_tree
    from cxrisk.reports.due import DUE_FORMATS, due_text
    from cxrisk.reports.text import painted, plain

    first, last = _days(the_day(today), since, until)
    root = setting.filled_workspace()
    due = came_due(read_one(work_tree(root), root.name), root, first, last)
    if form != "text":
        say_file(DUE_FORMATS[form](due))
    elif text := due_text(due, painted if has_colour(sys.stdout) else plain):
        say(text)
    else:
        remark(f"Nothing comes due from {first} to {last}.")
    threshold = threshold_of(fail_on)
    fails = threshold is not None and any(one.severity >= threshold for one in due.findings)
    return FOUND if fails else FINE


def _days(today: date, since: str | None, until: str | None) -> tuple[date, date]:
    """The two days.

    Raises:
        CxriskError: one is no day, or the first is not before the last.
    """
    last = day_in(until, "--until") if until is not None else today
    usual = today if last > today else last - _WEEK
    first = day_in(since, "--since") if since is not None else usual
    if first >= last:
        raise CxriskError(
            f"nothing comes due between {first} and {last}", mend="let --since be a day before --until"
        )
    return first, last
