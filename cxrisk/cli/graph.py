"""`cxrisk graph`: what is joined with what, for other tools."""

import json

import click

from cxrisk.cli.options import audience_option, example, today_option
from cxrisk.cli.setting import Setting
from cxrisk.cli.terminal import say_file
from cxrisk.cli.today import the_day
from cxrisk.errors import CxriskError

_FORMATS = ("json", "graphml", "dot")
_USUAL_DEPTH = 1


@click.command(
    "graph",
    epilog=example(
        "cxrisk graph > portfolio.json",
        "cxrisk graph --format dot --around risk:core-ledger/locked-out --depth 2 | dot -Tsvg > risk.svg",
    ),
)
@click.option("--format", "form", type=click.Choice(_FORMATS), default="json", show_default=True)
@click.option("--around", metavar="NODE", help="Only what is near this node, such as unit:fraud-desk.")
@click.option(
    "--depth", type=click.IntRange(min=0), help=f"How many edges away from it; else {_USUAL_DEPTH}."
)
@audience_option
@today_option
@click.pass_obj
def command(
    setting: Setting, form: str, around: str | None, depth: int | None, audience: str, today: str | None
) -> None:
    """Print the portfolio as a graph of touchpoints, risks and what joins them.

    Nodes are named type:id. Edges run from the one that does to the one it is done to: a risk threatens a
    touchpoint, a touchpoint is owned by a unit.
    """
    if depth is not None and around is None:
        raise CxriskError("--depth says how far around a node", mend="name the node with --around")
    from cxrisk.graph import export

    graph = setting.shown(the_day(today), audience).graph
    if around is not None:
        graph = export.around(graph, around, _USUAL_DEPTH if depth is None else depth)
    if form == "json":
        say_file(json.dumps(export.as_json(graph), indent=1, ensure_ascii=False))
    else:
        say_file(export.as_graphml(graph) if form == "graphml" else export.as_dot(graph))
