"""`cxrisk diff`: what changed in the risks between two states that git knows."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cxrisk.cli.options import example, today_option
from cxrisk.cli.setting import Setting
from cxrisk.cli.terminal import has_colour, say, say_file, width
from cxrisk.cli.today import the_day

if TYPE_CHECKING:  # `cxrisk diff --help` needs no scores
    from cxrisk.history.difference import Diff

_FORMATS = ("text", "json", "markdown")


@click.command(
    "diff",
    epilog=example(
        "cxrisk diff main",
        "cxrisk diff origin/main... --format markdown > comment.md",
        "cxrisk diff board-2026-q3 --to board-2026-q4",
    ),
)
@click.argument("ref")
@click.option("--to", "until", metavar="REF", help="The later state; else the files as they lie on disk.")
@click.option("--format", "form", type=click.Choice(_FORMATS), default="text", help="What to print.")
@today_option
@click.pass_obj
def command(setting: Setting, ref: str, until: str | None, form: str, today: str | None) -> None:
    """Say what changed in the risks since REF, a branch, tag or commit.

    Risks that are new, closed, worse or better, each with both sums and the reason; what else changed, and
    which initiatives a change in another file touches. REF... is the commit at which the later state left
    REF. Everything is read through git: nothing is checked out. Both states are judged on one day.
    """
    day = the_day(today)
    found = _diff(setting.workspace(), ref, until, day)
    if form == "text":
        from cxrisk.reports.diff_text import as_text
        from cxrisk.reports.text import painted, plain

        say(as_text(found, painted if has_colour(sys.stdout) else plain, width()))
    else:
        from cxrisk.reports.diff_formats import DIFF_FORMATS

        say_file(DIFF_FORMATS[form](found))


def _diff(root: Path, ref: str, until: str | None, day: date) -> "Diff":
    from cxrisk.history.commits import check_repository
    from cxrisk.history.compare import compare
    from cxrisk.history.reading import read_both
    from cxrisk.history.states import state_at, work_tree

    check_repository(root)
    after = state_at(root, until) if until is not None else work_tree(root)
    before = state_at(root, ref, other="HEAD" if until is None else until)
    return compare(*read_both(before, after, root.name), day)
