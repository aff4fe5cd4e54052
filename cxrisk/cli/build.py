"""`cxrisk build`: the site, whole or not at all."""

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cxrisk.cli.faults import FINE, FOUND
from cxrisk.cli.options import example, jobs_option, processors, site_audience_option, today_option
from cxrisk.cli.progress import progress
from cxrisk.cli.setting import Setting
from cxrisk.cli.site import summary_of, with_site
from cxrisk.cli.terminal import remark, say
from cxrisk.cli.today import the_day
from cxrisk.reports.visible import visible
from cxrisk.sources.memory import importing
from cxrisk.sources.remembering import usual_folder

if TYPE_CHECKING:  # `cxrisk build --help` needs no pipeline
    from cxrisk.found import Found
    from cxrisk.pipeline import Audience
    from cxrisk.publish.standing import Standing


@click.command(
    "build",
    epilog=example("cxrisk build", "cxrisk build --strict --audience public --out /srv/www/portfolio"),
)
@click.option("--out", metavar="DIR", help="Where to; else where mkdocs.yml says: site/public.")
@click.option("--strict", is_flag=True, help="Build nothing while a finding is an error; ends with 1.")
@site_audience_option
@jobs_option
@click.option("--no-cache", "afresh", is_flag=True, help="Make every page, also those that did not change.")
@today_option
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one argument an option
    setting: Setting,
    out: str | None,
    strict: bool,  # noqa: FBT001 - click's way
    audience: "Audience | None",
    jobs: int | None,
    afresh: bool,  # noqa: FBT001 - click's way
    today: str | None,
) -> int:
    """Build the site.

    Until the new site is whole and checked, the old one stays as it is. Findings do not stop it: they are
    shown on its pages.
    """
    day, root, folder = the_day(today), setting.filled_workspace(), None if afresh else usual_folder()
    target = Path(out) if out else None
    with progress("Reading and checking") as step:
        stands = _standing(root, day, target, audience, folder, strict=strict) if folder else None
        if stands is None:
            with with_site():
                from cxrisk.publish.build import build
                from cxrisk.publish.built import Means
            means = Means(folder, jobs or processors(), step)
            built = build(root, day, target, strict=strict, audience=audience, means=means)
    if stands:
        return _said(stands.pages, stands.found, stands.target)
    for line in built.remarks:
        remark(visible(line))
    if not built.published:
        found = summary_of(built.outcome)
        remark(f"Not built, as --strict says: {found}. `cxrisk check` names them; the old site stays.")
        return FOUND
    return _said(built.pages, built.outcome, built.target)


def _standing(
    root: Path, day: date, out: Path | None, audience: "Audience | None", folder: Path, *, strict: bool
) -> "Standing | None":
    """The site, where building it would change nothing."""
    with importing():
        from cxrisk.findings import Severity
        from cxrisk.publish.standing import standing

    stands = standing(root, day, out, audience, folder)
    refused = strict and stands and any(one.severity is Severity.ERROR for one in stands.found.counting)
    return None if refused else stands


def _said(pages: int, found: "Found", target: Path) -> int:
    remark(f"{pages} pages; {summary_of(found)}.")
    say(visible(_from_here(target)))
    return FINE


def _from_here(target: Path) -> str:
    """The folder as one would type it here."""
    try:
        return os.path.relpath(target)
    except ValueError:  # another drive
        return str(target)
