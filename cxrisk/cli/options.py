"""Options that more than one command has."""

from collections.abc import Callable
from typing import Any

import click

today_option: Callable[[Any], Any] = click.option(
    "--today",
    metavar="DATE",
    help="The day that everything is judged on, as 2026-11-22; else SOURCE_DATE_EPOCH, else the UTC date.",
)
"""`--today`, as text: `cxrisk.cli.today.the_day` reads it."""


def example(*lines: str) -> str:
    """The example at the end of a command's help."""
    return "\b\nExample:\n" + "\n".join(f"  {line}" for line in lines)
