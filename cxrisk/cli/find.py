"""What somebody means by a name: a node of the graph."""

from collections.abc import Callable

from cxrisk.cli.faults import did_you_mean
from cxrisk.errors import CxriskError
from cxrisk.graph.build import Graph
from cxrisk.sources.words import fold, nearest

_SHOWN = 6
"""So many choices are named."""


def find_node(graph: Graph, name: str) -> str:
    """The node that is meant: by its id, its id without type, the end of its id, or its title.

    Raises:
        CxriskError: nothing is called so, or several things are; the nearest or the choices are named.
    """
    if name in graph.nodes:
        return name
    folded = fold(name)
    ways: tuple[Callable[[str], bool], ...] = (
        lambda node: _key(node) == name,
        lambda node: _short(node) == name,
        lambda node: fold(graph.nodes[node].name) == folded,
        lambda node: fold(_key(node)) == folded,
    )
    for is_meant in ways:
        found = [node for node, about in graph.nodes.items() if about.type != "stage" and is_meant(node)]
        if found:
            return _only(name, sorted(found))
    raise CxriskError(f"nothing here is called `{name}`", mend=did_you_mean(_near(graph, name)) or _TYPES)


_TYPES = "see `cxrisk list touchpoints`, risks, journeys, initiatives and so on"


def _only(name: str, found: list[str]) -> str:
    if len(found) == 1:
        return found[0]
    more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    raise CxriskError(
        f"`{name}` is the name of {len(found)} things",
        mend=f"say which: {', '.join(found[:_SHOWN])}{more}",
    )


def _near(graph: Graph, name: str) -> tuple[str, ...]:
    """Nodes whose id, or its end, is near the name."""
    nodes = [node for node, about in graph.nodes.items() if about.type != "stage"]
    by_key = {_key(node): node for node in nodes}
    by_short = {_short(node): node for node in nodes}
    near = [by_key[key] for key in nearest(name, by_key)] + [by_short[key] for key in nearest(name, by_short)]
    return tuple(dict.fromkeys(near))[:3] or nearest(name, nodes)


def _key(node: str) -> str:
    return node.partition(":")[2]


def _short(node: str) -> str:
    return node.rpartition("/")[2] if "/" in node else _key(node)
