"""`cxrisk render`: the same pages as a plain docs tree."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cxrisk.cli.options import example, site_audience_option, today_option
from cxrisk.cli.setting import Setting
from cxrisk.cli.site import with_site
from cxrisk.cli.terminal import remark, say
from cxrisk.cli.today import the_day
from cxrisk.reports.visible import visible

if TYPE_CHECKING:
    from cxrisk.pipeline import Audience


@click.command("render", epilog=example("cxrisk render tree", "zensical build -f tree/mkdocs.yml"))
@click.argument("folder", metavar="DIR")
@site_audience_option
@today_option
@click.pass_obj
def command(setting: Setting, folder: str, audience: "Audience | None", today: str | None) -> None:
    """Write the pages of the site into DIR as files of Markdown, with all that they need.

    DIR gets `docs/`, a file a page with one block of HTML each, beside the hand-written pages, the downloads
    and the style; and a `mkdocs.yml`. Zensical builds it as it is; so does MkDocs with the Material theme,
    without cxrisk. A folder that cxrisk did not make is left alone.
    """
    day, root = the_day(today), setting.filled_workspace()
    with with_site():
        from cxrisk.publish.tree import render
    rendered = render(root, day, Path(folder), audience)
    for line in rendered.remarks:
        remark(visible(line))
    remark(f"{rendered.pages} pages.")
    say(visible(folder))
