"""`cxrisk brief`: an initiative on two pages of paper, and the board pack."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cxrisk.cli.faults import did_you_mean
from cxrisk.cli.files import check_places, write_whole
from cxrisk.cli.options import audience_option, example, today_option
from cxrisk.cli.setting import Setting
from cxrisk.cli.site import with_site
from cxrisk.cli.terminal import remark, say_file
from cxrisk.cli.today import the_day
from cxrisk.errors import CxriskError
from cxrisk.sources.words import nearest

if TYPE_CHECKING:
    from cxrisk.pages.page import Page
    from cxrisk.pipeline import Outcome

PACK = "board-pack"
"""In place of an id: the front door, both doors and the decisions."""


@click.command(
    "brief",
    epilog=example(
        "cxrisk brief core-ledger",
        "cxrisk brief core-ledger --pdf core-ledger.pdf",
        "cxrisk brief board-pack --pdf board.pdf",
    ),
)
@click.argument("what", metavar="ID")
@click.option("--pdf", metavar="FILE", help="Print it into this file, through the Chromium that is here.")
@click.option("--html", metavar="FILE", help="Write it as one page of HTML that needs nothing else.")
@audience_option
@today_option
@click.pass_obj
def command(
    setting: Setting, what: str, pdf: str | None, html: str | None, audience: str, today: str | None
) -> None:
    """Print the brief of an initiative: the choice, its risks, the worst one with its sum, what comes next.

    ID is that of an assessment, or board-pack for the whole portfolio. Without --pdf and --html the brief is
    printed as text (Markdown). The same pages are on the site, in briefs/.
    """
    check_places([file for file in (html, pdf) if file], setting.workspace())
    outcome = setting.shown(the_day(today), audience)
    with with_site():
        page = _page(outcome, what)
        from cxrisk.pages.plain import as_text
        from cxrisk.publish.paper import as_pdf, standalone
    if html is not None:
        write_whole(Path(html), standalone(page))
    if pdf is not None:
        write_whole(Path(pdf), as_pdf(standalone(page)))
        remark(f"Printed {page.title} into {pdf}.")
    if html is None and pdf is None:
        say_file(as_text(page.html))


def _page(outcome: "Outcome", what: str) -> "Page":
    from cxrisk.history.edition import edition_of
    from cxrisk.pages.board import board_pages
    from cxrisk.pages.brief import brief_page
    from cxrisk.pages.reading import Reading

    reading, edition = Reading(outcome), edition_of(outcome)
    one = outcome.portfolio.assessments.get(what)
    if one is not None:
        return brief_page(reading, edition, one)
    if what == PACK:
        return next(board_pages(reading, edition))
    known = [*outcome.portfolio.assessments, PACK]
    mend = did_you_mean(nearest(what, known)) or "`cxrisk list initiatives` shows those that there are"
    raise CxriskError(f"there is no initiative `{what}`", mend=mend)
