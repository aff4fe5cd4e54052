"""A portfolio as a graph: nodes `type:id`, edges with a type."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cached_property
from typing import Any

from cxrisk.errors import CxriskError
from cxrisk.graph.catalog import add_catalog
from cxrisk.graph.draft import Draft, EdgeKey, Node, Value
from cxrisk.graph.initiatives import Scores, add_initiatives
from cxrisk.graph.journeys import add_journeys
from cxrisk.model.portfolio import Portfolio

NO_SCORES: Scores = {}


class Graph:
    """What is joined with what in a portfolio; asked through the questions of this package."""

    def __init__(self, nodes: Mapping[str, Node], edges: Mapping[EdgeKey, Mapping[str, Value]]) -> None:
        """Nodes by id; edges with their attributes, by from, to, type and name."""
        self.nodes = nodes
        self.edges = edges

    @cached_property
    def network(self) -> Any:  # noqa: ANN401 - networkx has no types
        """The same as a networkx MultiDiGraph, for this package alone; made when first asked for.

        Only exports need it: whoever asks who is next to whom should not pay for it.
        """
        import networkx as nx

        network = nx.MultiDiGraph()
        network.add_nodes_from((key, {"type": one.type, "name": one.name}) for key, one in self.nodes.items())
        network.add_edges_from(
            (start, end, f"{kind} {name}".strip(), {"type": kind, **attributes})
            for (start, end, kind, name), attributes in self.edges.items()
        )
        return network

    def forth(self, node: str, *kinds: str) -> Iterator[str]:
        """Where edges of these types lead from a node; each once."""
        yield from _ends(self._after[node], kinds)

    def back(self, node: str, *kinds: str) -> Iterator[str]:
        """Where edges of these types that lead to a node come from; each once."""
        yield from _ends(self._before[node], kinds)

    @cached_property
    def _after(self) -> "Neighbours":
        return _neighbours(self.nodes, ((start, end, kind) for start, end, kind, _ in self.edges))

    @cached_property
    def _before(self) -> "Neighbours":
        return _neighbours(self.nodes, ((end, start, kind) for start, end, kind, _ in self.edges))

    def find(self, name: str) -> str:
        """The id of a node by its id, or by what follows the type where only one node has that.

        Raises:
            CxriskError: no node has it, or several; the nearest ids are named.
        """
        if name in self.nodes:
            return name
        same = sorted(node for node in self.nodes if node.partition(":")[2] == name)
        if len(same) == 1:
            return same[0]
        if same:
            message = f"several nodes are called {name}"
            raise CxriskError(message, mend=f"say which: {', '.join(same)}")
        raise CxriskError(f"there is no node {name}", mend=self._nearest(name))

    def _nearest(self, name: str) -> str:
        short = {node.partition(":")[2]: node for node in sorted(self.nodes)}
        near = get_close_matches(name, self.nodes, n=3) or [
            short[one] for one in get_close_matches(name, short, n=3)
        ]
        if near:
            return f"did you mean {' or '.join(near)}?"
        return "a node is written type:id, such as touchpoint:my-journey/my-touchpoint"


def build_graph(portfolio: Portfolio, scores: Scores | None = None) -> Graph:
    """The graph of a portfolio; with scores, the `hurts` edges say the current score of their category."""
    draft = Draft()
    add_catalog(draft, portfolio)
    add_journeys(draft, portfolio)
    add_initiatives(draft, portfolio, scores or NO_SCORES)
    return Graph(draft.nodes, draft.edges)


Neighbours = Mapping[str, Mapping[str, list[str]]]
"""Of each node, the nodes next to it with the kinds of the edges between."""


def _neighbours(nodes: Iterable[str], edges: Iterable[tuple[str, str, str]]) -> Neighbours:
    found: dict[str, dict[str, list[str]]] = {node: {} for node in nodes}
    for one, other, kind in edges:
        found.setdefault(one, {}).setdefault(other, []).append(kind)
    return found


def _ends(neighbours: Mapping[str, list[str]], wanted: tuple[str, ...]) -> Iterator[str]:
    for end, kinds in neighbours.items():
        for kind in kinds:
            if kind in wanted:
                yield end
                break
