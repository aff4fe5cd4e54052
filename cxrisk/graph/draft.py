"""Nodes and edges on plain lists, before anybody asks a question of them."""

from collections.abc import Mapping
from dataclasses import field
from sys import intern
from typing import NamedTuple

from cxrisk.model.portfolio import Portfolio
from cxrisk.records import dataclass

Value = str | int | float
"""What an attribute may hold: every export can write it."""
NO_ATTRIBUTES: Mapping[str, Value] = {}
EdgeKey = tuple[str, str, str, str]
"""From, to, type, and a name where two edges of one type join the same nodes."""


class Node(NamedTuple):
    """Something that takes part."""

    type: str
    name: str
    """As people read it."""
    status: str = ""
    """Of an initiative."""


@dataclass(slots=True)
class Draft:
    """What a graph will hold; adding something twice changes nothing."""

    nodes: dict[str, Node] = field(default_factory=dict)
    """By `type:id`."""
    edges: dict[EdgeKey, Mapping[str, Value]] = field(default_factory=dict)

    def node(self, kind: str, key: str, name: str) -> str:
        """Add a node; its id."""
        node = intern(f"{kind}:{key}")
        if node not in self.nodes:
            self.nodes[node] = Node(kind, name)
        return node

    def edge(
        self, start: str, kind: str, end: str, attributes: Mapping[str, Value] = NO_ATTRIBUTES, name: str = ""
    ) -> None:
        """Add an edge, from the one that does to the one it is done to."""
        self.edges.setdefault((intern(start), intern(end), kind, name), attributes)

    def owned_by(self, node: str, owner: str, portfolio: Portfolio) -> None:
        """Add the edge to an owner, where it is a unit or an executive and not only words."""
        if owner in portfolio.units:
            self.edge(node, "owned_by", f"unit:{owner}")
        elif owner in portfolio.settings.executives:
            self.edge(node, "owned_by", f"executive:{owner}")

    def rests_on(self, node: str, evidence: tuple[str, ...]) -> None:
        """Add the edges from a claim to its evidence."""
        for one in evidence:
            self.edge(node, "rests_on", f"evidence:{one}")
