"""The reference of the commands: what `--help` says, word for word."""

from collections.abc import Iterator

import click

from cxrisk.cli.main import COMMANDS
from cxrisk.cli.main import commands as cxrisk

_ABOUT = """# Commands

`cxrisk COMMAND`. A workspace is the nearest folder, from here upwards, that holds `assessments/`; `-C
DIR` names another. Results go to standard output, remarks to standard error. Exit codes: 0 nothing to
fix, 1 findings, 2 misuse or a failing tool. What stands here is what `--help` prints.
"""


def pages() -> Iterator[tuple[str, str]]:
    """One page with all of them."""
    yield "reference/commands.md", _ABOUT + "\n".join(f"\n## {name}\n\n{help_}" for name, help_ in _helps())


def _helps() -> Iterator[tuple[str, str]]:
    top = click.Context(cxrisk, info_name="cxrisk", terminal_width=80)
    for name in COMMANDS:
        command = cxrisk.get_command(top, name)
        if command is not None:
            yield (
                name,
                "\n".join(
                    _blocks(command, click.Context(command, info_name=name, parent=top, terminal_width=80))
                ),
            )


def _blocks(command: click.Command, context: click.Context) -> Iterator[str]:
    yield f"```text\n{command.get_help(context)}\n```\n"
    for name, below in getattr(command, "commands", {}).items():
        inner = click.Context(below, info_name=name, parent=context, terminal_width=80)
        yield f"### {context.info_name} {name}\n\n```text\n{below.get_help(inner)}\n```\n"
