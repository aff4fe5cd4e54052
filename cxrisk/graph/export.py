"""The graph for other tools: node-link JSON, GraphML, DOT; and the part around one node."""

from typing import Any

from cxrisk.graph.build import Graph

FORMAT = "cxrisk/graph/1"
"""The name and version of the JSON."""


def as_json(graph: Graph) -> dict[str, Any]:
    """Nodes and edges as plain data, sorted."""
    nodes = [{"id": key, "type": node.type, "name": node.name} for key, node in sorted(graph.nodes.items())]
    edges = [
        {"from": start, "to": end, "type": kind, **attributes}
        for (start, end, kind, _), attributes in sorted(graph.edges.items(), key=lambda edge: edge[0])
    ]
    return {"format": FORMAT, "nodes": nodes, "edges": edges}


def as_graphml(graph: Graph) -> str:
    """The graph as GraphML, sorted, with a line end at the end."""
    import networkx as nx

    network = nx.MultiDiGraph()
    data = as_json(graph)
    network.add_nodes_from((node.pop("id"), node) for node in data["nodes"])
    # An edge's key becomes its id, which must be unique in the whole file.
    network.add_edges_from(
        (edge.pop("from"), edge.pop("to"), f"e{number}", edge) for number, edge in enumerate(data["edges"], 1)
    )
    return "\n".join(nx.generate_graphml(network)) + "\n"


def as_dot(graph: Graph) -> str:
    """The graph in the language of Graphviz, sorted, with a line end at the end."""
    data = as_json(graph)
    lines = [f"  {_quoted(one['id'])} [label={_quoted(one['name'])}];" for one in data["nodes"]]
    lines += [
        f"  {_quoted(one['from'])} -> {_quoted(one['to'])} [label={_quoted(one['type'])}];"
        for one in data["edges"]
    ]
    return "\n".join(["digraph cxrisk {", *lines, "}", ""])


def around(graph: Graph, node: str, depth: int) -> Graph:
    """The part of the graph within `depth` edges of a node, whichever way they run.

    Raises:
        CxriskError: there is no such node, or several; the nearest are named.
    """
    centre = graph.find(node)
    near, rim = {centre}, {centre}
    while rim and depth > 0:
        reached = {other for one in rim for other in (*graph.network.succ[one], *graph.network.pred[one])}
        rim, depth = reached - near, depth - 1
        near |= rim
    return Graph(
        {key: one for key, one in graph.nodes.items() if key in near},
        {key: one for key, one in graph.edges.items() if key[0] in near and key[1] in near},
    )


def _quoted(text: str) -> str:
    """A DOT string: backslash and quote escaped, lines kept as lines."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
