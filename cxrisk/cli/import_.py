"""`cxrisk import`: what a team has already, as files of ours; dry run first."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cxrisk.cli.options import example
from cxrisk.cli.schema import FOLDER, remind
from cxrisk.cli.setting import Setting
from cxrisk.cli.terminal import remark, say
from cxrisk.errors import CxriskError

if TYPE_CHECKING:  # importing the resolver takes time that `--help` does not have
    from cxrisk.imports.draft import Draft

_COLUMNS = """\b
Needed columns:
  journey         what the person goes through; rows with the same text are one journey
  touchpoint      what happens, in the person's voice
  channel, unit   by name or id; what is not in the catalog yet is written into one
\b
And if you have them:
  person          who lives it; or the same for all with --person
  stage, phase    the part of the way; its phase is before, service or after
  id, lane, login, need, doing, thinking, feeling, moment_of_truth, human_fallback,
  when_it_fails, recovery
  emotion         a number from -2 to 2
  people_a_week   a number, or two with a hyphen between
  systems, collects, shows, gains, pains    several with ; between
"""
_write = click.option("--write", is_flag=True, help="Write the files; else they are only shown.")


@click.group(
    "import",
    epilog=example(
        "cxrisk import csv touchpoints.csv --person 'Somebody in a hurry'",
        "cxrisk import backstage . --write",
    ),
)
def command() -> None:
    """Begin with what you have: a table of touchpoints, or Backstage's catalog.

    Without --write the files are shown and nothing is written. Either way it is said what was guessed and
    what was dropped. A file that exists is never written over; what `cxrisk check` would find wrong in its
    form is refused.
    """


@command.command(
    "csv", epilog=f"{_COLUMNS}\n{example('cxrisk import csv touchpoints.csv --person Dana --write')}"
)
@click.argument("file")
@click.option("--person", metavar="NAME", default="", help="Who lives the journeys, by name or id.")
@click.option("--separator", metavar="SIGN", default=",", help="What stands between the columns.")
@_write
@click.pass_obj
def csv(setting: Setting, file: str, person: str, separator: str, write: bool) -> None:  # noqa: FBT001 - click's way
    """A table of touchpoints, one a row, as journeys.

    FILE is a CSV in UTF-8 whose first row names the columns, in any order; others are left out. The rows of a
    journey stand in the order in which people go.
    """
    from cxrisk.imports.touchpoints import import_touchpoints

    if len(separator) != 1 or separator in "\r\n\"'":
        raise CxriskError(f"--separator: `{separator}` is no single sign", mend="write it as ';'")
    _finish(
        setting,
        import_touchpoints(
            Path(file),
            setting.portfolio(),
            person=person,
            separator=separator,
            modelines=_has_schemas(setting),
        ),
        file,
        write=write,
    )


@command.command(
    "backstage", epilog=example("cxrisk import backstage ../service", "cxrisk import backstage . --write")
)
@click.argument("path")
@click.option("--name", metavar="NAME", default="backstage", help="The catalog's name, without .yml.")
@click.option("--drop-unknown", is_flag=True, help="Leave relations out that lead to what is not there.")
@_write
@click.pass_obj
def backstage(setting: Setting, path: str, name: str, drop_unknown: bool, write: bool) -> None:  # noqa: FBT001 - click's way
    """Backstage's groups as units, components as systems.

    Resources become systems, too. PATH is a catalog-info.yaml, with any number of documents, or a folder that
    holds some. `parent` and `children` become the parent of a unit, `dependsOn` becomes what a system runs
    on, `owner` is kept as x-owner.
    """
    from cxrisk.imports.backstage import import_backstage
    from cxrisk.sources.names import trouble_with

    if trouble := trouble_with(name):
        raise CxriskError(f"--name: `{name[:80]}` {trouble}", mend="write it like this: backstage-payments")
    draft = import_backstage(
        Path(path),
        setting.portfolio(),
        name=name,
        drop_unknown=drop_unknown,
        modelines=_has_schemas(setting),
    )
    _finish(setting, draft, path, write=write)


def _has_schemas(setting: Setting) -> bool:
    return (setting.workspace() / FOLDER / "catalog.schema.json").is_file()


def _finish(setting: Setting, draft: "Draft", source: str, *, write: bool) -> None:
    """Refuse what would not do, show or write the rest, and tell what was made of it."""
    from cxrisk.cli.files import write_together
    from cxrisk.edits.edit import Change
    from cxrisk.imports.draft import refuse_unsound
    from cxrisk.reports.visible import visible

    root = setting.workspace()
    _refuse_taken(root, draft, source)
    refuse_unsound(root, draft, source)
    if write:
        write_together(root, [Change(path, None, text.encode()) for path, text in draft.texts.items()])
        say("\n".join(draft.texts))
    else:
        say("\n".join(f"# {path}\n{text}" for path, text in draft.texts.items()))
    for note in draft.notes:
        remark(visible(f"{note.where}: {note.says}"))
    count = len(draft.texts)
    files = f"{count} file{'' if count == 1 else 's'}"
    remark(f"{files} written. Next: `cxrisk check`." if write else f"{files} to write: add --write.")
    if write:
        remind(root)


def _refuse_taken(root: Path, draft: "Draft", source: str) -> None:
    from cxrisk.sources.discover import find_files

    stems = {Path(path).stem.casefold(): path for path in find_files(root)}
    for path in draft.texts:
        if (root / path).parent.is_symlink():
            raise CxriskError(
                f"{Path(path).parent} is a link; links are not followed", mend="put a folder there"
            )
        where = stems.get(Path(path).stem)
        if where:
            origin = draft.origins.get((path, ()), "")
            message = f"`{Path(path).stem}` is taken by {where}, which is left as it is"
            mend = "give the journey another name" if origin else "move it, or choose another with --name"
            raise CxriskError(f"{source}: {origin}{': ' if origin else ''}{message}", mend=mend)
    if not draft.texts:
        raise CxriskError(
            f"{source}: no group, component or resource that is not here already",
            mend="name a file that holds others",
        )
