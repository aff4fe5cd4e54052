"""`cxrisk new`: an assessment to fill in."""

from pathlib import Path, PurePosixPath

import click

from cxrisk.cli.faults import did_you_mean
from cxrisk.cli.files import write_new
from cxrisk.cli.first_draft import first_draft
from cxrisk.cli.options import example, today_option
from cxrisk.cli.schema import FOLDER
from cxrisk.cli.setting import Setting
from cxrisk.cli.terminal import remark, say
from cxrisk.cli.today import the_day
from cxrisk.errors import CxriskError
from cxrisk.model.library import Technology
from cxrisk.model.portfolio import Portfolio
from cxrisk.sources.discover import ASSESSMENTS, find_files
from cxrisk.sources.names import trouble_with
from cxrisk.sources.words import nearest


@click.command("new", epilog=example("cxrisk new mobile-byod branch-tablets"))
@click.argument("technology")
@click.argument("name", metavar="ID")
@today_option
@click.pass_obj
def command(setting: Setting, technology: str, name: str, today: str | None) -> None:
    """Begin an assessment: assessments/TECHNOLOGY/ID.yml.

    Ten fields are to be filled in to start; what is asked before the pilot, and before it goes live, stands
    there as comments, with the technology's questions and likely risks, and with ids of this portfolio. ID is
    lower-case letters and digits with hyphens; it becomes the address of the page.
    """
    day = the_day(today)
    if trouble := trouble_with(name):
        raise CxriskError(f"the id `{name[:80]}` {trouble}", mend="write it like this: branch-tablets")
    portfolio, root = setting.portfolio(), setting.workspace()
    known = _technology(technology, portfolio)
    _refuse_taken(name, portfolio, root)
    path = f"{ASSESSMENTS}/{technology}/{name}.yml"
    _refuse_link((root / path).parent)
    has_schema = (root / FOLDER / "assessment.schema.json").is_file()
    text = first_draft(name, known, portfolio, day, modeline=has_schema)
    if not write_new(root / path, text):
        raise CxriskError(f"{path} exists, and was left as it is", mend="choose another id")
    say(path)
    remark("Next: fill in the ten fields at the top, then `cxrisk check`.")


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
