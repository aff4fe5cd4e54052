"""Options that more than one command has."""

import os
from collections.abc import Callable
from typing import Any

import click

from cxrisk.findings import Severity

today_option: Callable[[Any], Any] = click.option(
    "--today",
    metavar="DATE",
    help="The day that everything is judged on, as 2026-11-22; else SOURCE_DATE_EPOCH, else the UTC date.",
)
"""`--today`, as text: `cxrisk.cli.today.the_day` reads it."""

_THRESHOLDS = ("error", "warning", "info", "never")


def fail_on_option(usual: str) -> Callable[[Any], Any]:
    """`--fail-on`, with what holds where it is not given: `threshold_of` reads it."""
    return click.option(
        "--fail-on",
        type=click.Choice(_THRESHOLDS),
        default=usual,
        show_default=True,
        help="End with 1 where a finding is at least as loud.",
    )


def threshold_of(fail_on: str) -> Severity | None:
    """How loud a finding must be that fails the run; nothing where none does."""
    return None if fail_on == "never" else Severity[fail_on.upper()]


audience_option: Callable[[Any], Any] = click.option(
    "--audience",
    type=click.Choice(("internal", "public")),
    default="internal",
    show_default=True,
    help="For whom: the public edition leaves out internal records, and what only they carry.",
)
"""For whom something is made."""

site_audience_option: Callable[[Any], Any] = click.option(
    "--audience",
    type=click.Choice(("internal", "public")),
    help="For whom; else as mkdocs.yml says, else internal: public leaves out what is internal.",
)
"""For whom a site is made; its settings may say so, too."""

jobs_option: Callable[[Any], Any] = click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    metavar="N",
    help="Work on large workspaces with so many processes; else with as many as there are processors.",
)
"""How many processes may work."""


def example(*lines: str) -> str:
    """The example at the end of a command's help."""
    return "\b\nExample:\n" + "\n".join(f"  {line}" for line in lines)


def processors() -> int:
    """How many processors there are for us."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
