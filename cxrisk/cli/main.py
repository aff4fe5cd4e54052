"""The command line's front door: it knows the commands by name and imports only the one that runs."""

import importlib
import sys
from collections.abc import Sequence
from functools import partial
from keyword import iskeyword
from pathlib import Path
from typing import Any, NoReturn

import click

from cxrisk import __version__
from cxrisk.cli.faults import did_you_mean, exit_code
from cxrisk.cli.setting import Setting
from cxrisk.cli.terminal import leave_at_once, make_writable
from cxrisk.errors import CxriskError
from cxrisk.sources.words import nearest

COMMANDS = {
    "init": "Make a workspace that builds at once.",
    "new": "Begin an assessment.",
    "import": "Begin with a table of touchpoints, or with Backstage's catalog.",
    "check": "Say what is wrong or missing, where, and what to do.",
    "baseline": "Live with known findings: fail only on what is new.",
    "due": "What came due since last week, by owner.",
    "diff": "What changed in the risks since a branch, a tag or a commit.",
    "fix": "Mend what is safe to mend by machine.",
    "rename": "Give a record a new id, wherever it is named.",
    "accept": "Sign for a risk as it is rated today.",
    "explain": "What a rule, a risk pattern, a technology or a word means.",
    "list": "Ids and names of touchpoints, units, risks, decisions ...",
    "show": "One risk, touchpoint, journey or initiative.",
    "guide": "Whom to ask what: open questions about what rests on nobody's word.",
    "graph": "Touchpoints, risks and what joins them, as json, graphml or dot.",
    "export": "Risks, controls, handoffs, decisions as json or csv.",
    "build": "Build the site.",
    "render": "The same pages as a plain docs tree, for another engine.",
    "brief": "An initiative on two pages, or the board pack; as text, HTML or PDF.",
    "serve": "Build the site and show it on this machine.",
    "schema": "The JSON Schema of a kind of file.",
}
"""Every command with what it does; each is `command` in the module of its name."""


class Commands(click.Group):
    """A group whose commands are imported when they run, and whose faults end in one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names, in the order in which people meet them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command, imported now."""
        if cmd_name not in COMMANDS:
            return None
        module = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command: click.Command = importlib.import_module(f"cxrisk.cli.{module}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, but an unknown name is answered with the nearest."""
        if args and not args[0].startswith("-") and args[0] not in COMMANDS and not ctx.resilient_parsing:
            close = nearest(args[0], COMMANDS)
            raise CxriskError(f"no command `{args[0]}`", mend=did_you_mean(close) or "see `cxrisk --help`")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The list in `cxrisk --help`, without importing any of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,  # noqa: FBT001, FBT002 - click's signature
        **extra: Any,  # noqa: ANN401 - as click
    ) -> Any:  # noqa: ANN401 - as click
        """Run, and end the program with its exit code."""
        run = partial(super().main, args, prog_name, complete_var, standalone_mode=False, **extra)
        if not standalone_mode:
            return run()
        make_writable()
        setting = Setting()
        sys.exit(exit_code(partial(run, obj=setting), debug=lambda: setting.debug))


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="\b\nBegin with:\n  cxrisk init my-portfolio\n  cd my-portfolio\n  cxrisk check\n  cxrisk build",
)
@click.version_option(__version__, prog_name="cxrisk", message="%(prog)s %(version)s")
@click.option(
    "-C", "start", metavar="DIR", default=".", help="Look for the workspace here, not where you stand."
)
@click.option("--debug", is_flag=True, help="Where something fails, show the traceback.")
@click.pass_obj
def commands(setting: Setting, start: str, debug: bool) -> None:  # noqa: FBT001 - click's way
    """What new technology does to the people an organisation serves.

    Teams write assessments as YAML; cxrisk checks them, says what is wrong and what to do, and publishes them
    as a site.
    """
    setting.start = Path(start)
    setting.debug = debug


def main() -> NoReturn:
    """The program `cxrisk`."""
    try:
        commands.main(prog_name="cxrisk")
    except SystemExit as end:
        leave_at_once(end)
        raise
    raise AssertionError  # pragma: no cover - `main` ends the program
