"""`cxrisk schema`: the format as JSON Schema, with the ids of the portfolio."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cxrisk.cli.faults import did_you_mean
from cxrisk.cli.options import example
from cxrisk.cli.setting import Setting
from cxrisk.cli.terminal import remark, say, say_file
from cxrisk.errors import CxriskError
from cxrisk.sources.schema import KINDS, SCHEMAS, is_shipped, schema_text
from cxrisk.sources.words import nearest

if TYPE_CHECKING:  # importing the model takes time that `--help` does not have
    from cxrisk.model.portfolio import Portfolio

FOLDER = "schemas"
"""Where a workspace keeps its schemas; the first line of every file leads there."""


@click.command(
    "schema",
    epilog=example("cxrisk schema assessment", "cxrisk schema --write", "cxrisk schema catalog --plain"),
)
@click.argument("kind", required=False)
@click.option("--plain", is_flag=True, help="As it ships, without this portfolio's ids.")
@click.option("--write", is_flag=True, help="Renew the schemas in the workspace, for the editors.")
@click.pass_obj
def command(setting: Setting, kind: str | None, plain: bool, write: bool) -> None:  # noqa: FBT001 - click's way
    """Print the JSON Schema (2020-12) of a KIND of file; without one, name the kinds.

    In a workspace the schema holds its ids, so that an editor offers units, channels, controls and patterns;
    it accepts what it accepts elsewhere. With --write the schemas of all kinds are put into schemas/, where
    the first line of every file leads: run it when ids have come or gone.
    """
    root = None if plain else setting.workspace_if_any()
    portfolio = setting.portfolio() if root else None
    if write:
        if kind or plain:
            raise CxriskError("--write renews all schemas, with the ids", mend="give it nothing else")
        _write(setting.workspace(), setting.portfolio())
    elif kind is None:
        say("\n".join(SCHEMAS))
        remark("Print one with `cxrisk schema KIND`.")
    elif kind in SCHEMAS:
        say_file(filled(kind, portfolio))
    else:
        mend = did_you_mean(nearest(kind, SCHEMAS)) or f"there are {', '.join(SCHEMAS)}"
        raise CxriskError(f"no kind of file is called `{kind}`", mend=mend)


def filled(kind: str, portfolio: "Portfolio | None") -> str:
    """The schema of a kind of file; with the ids of a portfolio, where there is one."""
    if portfolio is None:
        return schema_text(kind)
    from cxrisk.exports.schema import schema_with_ids

    return schema_with_ids(kind, portfolio)


def remind(root: Path) -> None:
    """Say how the editors learn of ids that have come or gone, where they have schemas of this workspace."""
    folder = root / FOLDER
    if (folder / "assessment.schema.json").is_file() and not is_shipped(folder):
        remark("For the editors: `cxrisk schema --write`.")


def _write(root: Path, portfolio: "Portfolio") -> None:
    from cxrisk.cli.files import write_whole

    folder = root / FOLDER
    if is_shipped(folder):
        raise CxriskError("these are the schemas that ship with cxrisk", mend="change them by hand")
    folder.mkdir(parents=True, exist_ok=True)
    for kind in KINDS:
        file, text = folder / f"{kind}.schema.json", filled(kind, portfolio)
        if not file.is_file() or file.read_bytes() != text.encode():
            write_whole(file, text)
            say(f"{FOLDER}/{file.name}")
