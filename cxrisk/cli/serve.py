"""`cxrisk serve`: the site on this machine."""

from typing import TYPE_CHECKING

import click

from cxrisk.cli.faults import line_of
from cxrisk.cli.options import example, site_audience_option, today_option
from cxrisk.cli.setting import Setting
from cxrisk.cli.site import summary_of, with_site
from cxrisk.cli.terminal import remark, say
from cxrisk.cli.today import the_day
from cxrisk.errors import CxriskError

if TYPE_CHECKING:
    from cxrisk.pipeline import Audience
    from cxrisk.publish.build import Built

_HIGHEST_PORT = 65535


@click.command("serve", epilog=example("cxrisk serve", "cxrisk serve --port 8123"))
@click.option(
    "--port",
    type=click.IntRange(0, _HIGHEST_PORT),
    default=8000,
    show_default=True,
    help="Where to listen; 0 takes any that is free.",
)
@site_audience_option
@today_option
@click.pass_obj
def command(setting: Setting, port: int, audience: "Audience | None", today: str | None) -> None:
    """Build the site, show it on this machine only, and build it again whenever a file is saved.

    The published site stays as it is. Ctrl-C ends it.
    """
    day, root = the_day(today), setting.filled_workspace()
    with with_site():
        from cxrisk.publish.serve import Listener, serve
    serve(root, day, Listener(built=_built, failed=_failed, ready=say), port, audience)


def _built(built: "Built") -> None:
    remark(f"{built.pages} pages; {summary_of(built)}.")


def _failed(fault: CxriskError) -> None:
    remark(f"{line_of(fault)} (the last good site stays)")
