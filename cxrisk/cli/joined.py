"""What hangs on a thing, read from the graph."""

from collections.abc import Mapping

from cxrisk.cli.card import Facts
from cxrisk.pipeline import Outcome
from cxrisk.scoring.words import printed

_IN_WORDS: Mapping[str, tuple[str, str]] = {
    "of": ("of", "has"),
    "lives": ("lives", "lived by"),
    "in_journey": ("journey", "touchpoints"),
    "owned_by": ("owner", "answers for"),
    "via": ("channel", "is met at"),
    "runs_on": ("runs on", "carries"),
    "provided_by": ("provider", "provides"),
    "collects": ("asks for", "asked for at"),
    "shows": ("shows", "shown at"),
    "next": ("then", "before"),
    "hands_to": ("hands to", "handed from"),
    "threatens": ("where", "risks"),
    "hurts": ("kinds of harm", "risks"),
    "mitigated_by": ("controls", "used against"),
    "treats": ("treats", "actions"),
    "rests_on": ("evidence", "carries the claim of"),
    "of_pattern": ("pattern", "risks"),
    "learned_from": ("precedents", "teaches"),
    "disrupts": ("disrupts", "disruptions"),
    "tells": ("tells", "is told"),
    "asks": ("asks", "decisions"),
    "decided_by": ("decided by", "has decided"),
    "assesses": ("touchpoints", "initiatives"),
}
"""Type of an edge -> what to call the nodes that it leads to, and those that it comes from."""


Way = tuple[str, bool]
"""The type of an edge, and whether it runs from the node in question or to it."""
FORTH, BACK = True, False


def joined(node: str, outcome: Outcome, *, without: tuple[Way, ...] = ()) -> Facts:
    """Everything that is joined to a node, by how it is; the edges in `without` are left out."""
    facts: dict[Way, list[str]] = {}
    for (start, end, kind, _), attributes in outcome.graph.edges.items():
        if node not in (start, end):
            continue
        way = (kind, start == node)
        other = end if start == node else start
        if way not in without and outcome.graph.nodes[other].type != "stage":
            facts.setdefault(way, []).append(_end(other, attributes, outcome))
    return tuple(
        (words[0] if forth else words[1], tuple(sorted(facts[kind, forth])))
        for kind, words in _IN_WORDS.items()
        for forth in (FORTH, BACK)
        if (kind, forth) in facts
    )


def in_words(node: str, outcome: Outcome) -> str:
    """A node by its id and its name; a risk with how bad it is now, an initiative with its status."""
    about = outcome.graph.nodes[node]
    key = node.partition(":")[2]
    if about.type == "evidence":
        held = outcome.portfolio.evidence[key]
        return f"{key}: {held.method.replace('_', ' ')}, {held.date.text}"
    if about.type == "risk" and key in outcome.scores:
        now = outcome.scores[key].current
        return f"{key}: {about.name} ({now.band.word}, {printed(now.score)})"
    if about.type == "category":
        return about.name
    return f"{key}: {about.name}" + (f" ({about.status})" if about.status else "")


def _end(node: str, attributes: Mapping[str, str | float], outcome: Outcome) -> str:
    """What stands at the other end of an edge; a score of the edge's own goes before that of the node."""
    if "score" in attributes and outcome.graph.nodes[node].type == "risk":
        return f"{node.partition(':')[2]}: {outcome.graph.nodes[node].name}{_of_edge(attributes)}"
    return in_words(node, outcome) + _of_edge(attributes)


def _of_edge(attributes: Mapping[str, str | float]) -> str:
    """What an edge says beside its type."""
    said = []
    if "score" in attributes:
        said.append(f"{attributes['band']}, {printed(float(attributes['score']))}")
    if "status" in attributes:
        said.append(str(attributes["status"]).replace("_", " "))
    if "handoff" in attributes:
        said.append(f"owner {attributes['owner']}" if "owner" in attributes else "owned by nobody")
    if "when" in attributes:
        said.append("when the machine does not do")
    return f" ({', '.join(said)})" if said else ""
