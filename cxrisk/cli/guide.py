"""`cxrisk guide`: whom to ask what, from what rests on nobody's word but ours."""

import sys
from typing import TYPE_CHECKING

import click

from cxrisk.cli.faults import did_you_mean
from cxrisk.cli.options import example
from cxrisk.cli.setting import Setting
from cxrisk.cli.terminal import has_colour, say, say_file, width
from cxrisk.errors import CxriskError
from cxrisk.sources.words import nearest

if TYPE_CHECKING:  # `cxrisk guide --help` needs no scores
    from cxrisk.model.portfolio import Portfolio


@click.command(
    "guide",
    epilog=example("cxrisk guide core-ledger", "cxrisk guide dana --format markdown > interview.md"),
)
@click.argument("name", metavar="[ID]", required=False)
@click.option(
    "--format", "form", type=click.Choice(("text", "markdown")), default="text", help="What to print."
)
@click.pass_obj
def command(setting: Setting, name: str | None, form: str) -> None:
    """Print an interview guide: open questions about all that is rated or felt and rests on nothing.

    ID is an initiative, a journey or a person; without one, the whole portfolio. One sheet is one
    conversation with one person, and ends with a note that pastes back as `evidence:` once it is filled in.
    """
    setting.filled_workspace()
    portfolio = setting.portfolio()
    if name is not None:
        _refuse_unknown(name, portfolio)
    from cxrisk.guide.sheets import guide, places_of

    found = guide(portfolio, places_of(portfolio), name or "")
    if form == "text":
        from cxrisk.reports.guide_text import as_text
        from cxrisk.reports.text import painted, plain

        say(as_text(found, painted if has_colour(sys.stdout) else plain, width()))
    else:
        from cxrisk.reports.guide_markdown import as_markdown

        say_file(as_markdown(found))


def _refuse_unknown(name: str, portfolio: "Portfolio") -> None:
    known = [*portfolio.assessments, *portfolio.journeys, *portfolio.people]
    if name not in known:
        mend = did_you_mean(nearest(name, known)) or "see `cxrisk list initiatives`, journeys or people"
        raise CxriskError(f"no initiative, journey or person has the id `{name}`", mend=mend)
