"""`cxrisk serve`: the site on this machine."""

from typing import TYPE_CHECKING

import click

from cxrisk.cli.faults import line_of
from cxrisk.cli.options import example, processors, site_audience_option, today_option
from cxrisk.cli.setting import Setting
from cxrisk.cli.site import summary_of, with_site
from cxrisk.cli.terminal import remark, say
from cxrisk.cli.today import the_day
from cxrisk.reports.visible import visible
from cxrisk.sources.remembering import usual_folder

if TYPE_CHECKING:
    from cxrisk.pipeline import Audience
    from cxrisk.publish.built import Built

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

    Pages that are open show what was saved by themselves; where something is wrong, they say so, and the last
    good site stays. The published site stays as it is. Ctrl-C ends it.
    """
    day, root = the_day(today), setting.filled_workspace()
    with with_site():
        from cxrisk.publish.built import Means
        from cxrisk.publish.serve import Listener, Order, serve
    order = Order(root, day, audience, Means(usual_folder(), processors(), earlier={}))
    serve(order, Listener(built=_built, slipped=_slipped, failed=_failed, ready=say), port)


def _built(built: "Built") -> None:
    remark(f"{built.pages} pages; {summary_of(built.outcome)}.")


def _slipped(says: str) -> None:
    for line in says.splitlines():
        remark(visible(line))


def _failed(fault: Exception) -> str:
    says = f"{line_of(fault)} (the last good site stays)"
    remark(says)
    return says
