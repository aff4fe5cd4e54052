"""`cxrisk new`: an assessment to fill in."""

from pathlib import Path, PurePosixPath

import click

from cxrisk.cli.faults import did_you_mean
from cxrisk.cli.files import write_new
from cxrisk.cli.options import example, today_option
from cxrisk.cli.setting import Setting
from cxrisk.cli.starter import as_yaml, starter_text
from cxrisk.cli.terminal import remark, say
from cxrisk.cli.today import the_day
from cxrisk.errors import CxriskError
from cxrisk.model.library import Technology
from cxrisk.model.portfolio import Portfolio
from cxrisk.reports.visible import visible
from cxrisk.sources.discover import ASSESSMENTS, find_files
from cxrisk.sources.names import trouble_with
from cxrisk.sources.words import nearest

_MODELINE = "# yaml-language-server: $schema=../../schemas/assessment.schema.json\n"


@click.command("new", epilog=example("cxrisk new mobile-byod branch-tablets"))
@click.argument("technology")
@click.argument("name", metavar="ID")
@today_option
@click.pass_obj
def command(setting: Setting, technology: str, name: str, today: str | None) -> None:
    """Begin an assessment: assessments/TECHNOLOGY/ID.yml.

    Ten fields are to be filled in to start; what is asked before the pilot, and before it goes live, stands
    there as comments. ID is lower-case letters and digits with hyphens; it becomes the address of the page.
    """
    day = the_day(today)
    if trouble := trouble_with(name):
        raise CxriskError(f"the id `{name[:80]}` {trouble}", mend="write it like this: branch-tablets")
    portfolio, root = setting.portfolio(), setting.workspace()
    known = _technology(technology, portfolio)
    _refuse_taken(name, portfolio, root)
    path = f"{ASSESSMENTS}/{technology}/{name}.yml"
    _refuse_link((root / path).parent)
    if not write_new(root / path, _text(name, known, root, day.year)):
        raise CxriskError(f"{path} exists, and was left as it is", mend="choose another id")
    say(path)
    remark("Next: fill in the ten fields at the top, then `cxrisk check`.")


def _text(name: str, technology: Technology, root: Path, year: int) -> str:
    has_schema = (root / "schemas" / "assessment.schema.json").is_file()
    return starter_text(
        "assessment.yml",
        modeline=_MODELINE if has_schema else "",
        title=as_yaml(name.replace("-", " ").capitalize()),
        technology=technology.id,
        questions=_questions(technology),
        year=str(year + 1),
    )


def _questions(technology: Technology) -> str:
    """What the library asks about this technology, as comments."""
    if not technology.prompts:
        return ""
    lines = [f"  # Questions that find risks ({technology.id}):"]
    lines += [f"  # - {visible(prompt)}" for prompt in technology.prompts]
    return "\n".join(lines) + "\n"


def _technology(name: str, portfolio: Portfolio) -> Technology:
    if name in portfolio.technologies and not trouble_with(name):
        return portfolio.technologies[name]
    mend = did_you_mean(nearest(name, portfolio.technologies)) or "see `cxrisk list technologies`"
    raise CxriskError(f"no technology `{name}`", mend=mend)


def _refuse_taken(name: str, portfolio: Portfolio, root: Path) -> None:
    """An id belongs to one assessment or journey, also to one that cannot be read just now."""
    for path in find_files(root):
        if PurePosixPath(path).stem.casefold() == name:
            raise CxriskError(f"the id `{name}` is taken by {path}", mend="choose another id")
    if name in portfolio.journeys:
        where = portfolio.journeys[name].place.path
        raise CxriskError(f"the id `{name}` is taken by a journey in {where}", mend="choose another id")


def _refuse_link(folder: Path) -> None:
    if folder.is_symlink():
        raise CxriskError(f"{folder} is a link; links are not followed", mend="put a folder there")
