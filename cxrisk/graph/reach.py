"""Questions about what is joined with what: what stops with a system, what hangs on a touchpoint."""

from collections.abc import Iterable
from itertools import chain

from cxrisk.graph.build import Graph
from cxrisk.records import dataclass


@dataclass(frozen=True, slots=True)
class Blast:
    """What stops, or leaks, with one system; ids, sorted."""

    system: str
    systems: tuple[str, ...]
    """Other systems that run on it, through however many."""
    touchpoints: tuple[str, ...]
    """Those that run on any of these, or are met on a channel that does."""
    journeys: tuple[str, ...]
    people: tuple[str, ...]
    """Those who live these journeys."""
    data_items: tuple[str, ...]
    """What these touchpoints collect or show."""
    initiatives: tuple[str, ...]
    """Those that speak of these touchpoints; retired ones are left out."""


@dataclass(frozen=True, slots=True)
class Hanging:
    """Everything that refers to a touchpoint, or that it refers to; ids, sorted."""

    touchpoint: str
    journey: str
    people: tuple[str, ...]
    unit: str
    channels: tuple[str, ...]
    """Its own, and the one of its human fallback."""
    systems: tuple[str, ...]
    """Its own and its channels', not what these run on."""
    data_items: tuple[str, ...]
    evidence: tuple[str, ...]
    before: tuple[str, ...]
    """Touchpoints from which people come here."""
    after: tuple[str, ...]
    """Touchpoints to which people go from here."""
    handed_from: tuple[str, ...]
    """Touchpoints from which a handoff leads here."""
    handed_to: tuple[str, ...]
    risks: tuple[str, ...]
    categories: tuple[str, ...]
    controls: tuple[str, ...]
    disruptions: tuple[str, ...]
    initiatives: tuple[str, ...]
    """All that speak of it, retired ones too."""


@dataclass(frozen=True, slots=True)
class WayOfHarm:
    """How harm reaches a person."""

    pattern: str | None
    """The pattern that the risk follows, if any."""
    risk: str
    touchpoint: str
    person: str


def blast_radius(graph: Graph, system: str) -> Blast:
    """What stops with a system, and with all systems that run on it.

    Raises:
        CxriskError: there is no such system; the nearest are named.
    """
    failing = _upwards(graph, graph.find(f"system:{system}"))
    hit = _back(graph, failing, "runs_on")
    touchpoints = {node for node in hit if graph.nodes[node].type == "touchpoint"}
    for channel in hit:
        if graph.nodes[channel].type == "channel":
            touchpoints |= _met_on(graph, channel)
    journeys = _journeys(graph, touchpoints)
    initiatives = _back(graph, touchpoints, "assesses")
    return Blast(
        system=system,
        systems=_ids(set(failing) - {f"system:{system}"}),
        touchpoints=_ids(touchpoints),
        journeys=_ids(journeys),
        people=_ids(_back(graph, journeys, "lives")),
        data_items=_ids(_forth(graph, touchpoints, "collects", "shows")),
        initiatives=_ids(node for node in initiatives if graph.nodes[node].status != "retired"),
    )


def hanging_on(graph: Graph, touchpoint: str) -> Hanging:
    """Everything that hangs on a touchpoint (its key); CxriskError with the nearest if there is none."""
    node = graph.find(f"touchpoint:{touchpoint}")
    journeys = _journeys(graph, [node])
    channels = list(graph.forth(node, "via"))
    risks = list(graph.back(node, "threatens"))
    return Hanging(
        touchpoint=touchpoint,
        journey=_ids(journeys)[0],
        people=_ids(_back(graph, journeys, "lives")),
        unit=_ids(graph.forth(node, "owned_by"))[0],
        channels=_ids(channels),
        systems=_ids(_forth(graph, [node, *channels], "runs_on")),
        data_items=_ids(graph.forth(node, "collects", "shows")),
        evidence=_ids(graph.forth(node, "rests_on")),
        before=_ids(graph.back(node, "next")),
        after=_ids(graph.forth(node, "next")),
        handed_from=_ids(graph.back(node, "hands_to")),
        handed_to=_ids(graph.forth(node, "hands_to")),
        risks=_ids(risks),
        categories=_ids(_forth(graph, risks, "hurts")),
        controls=_ids(_forth(graph, risks, "mitigated_by")),
        disruptions=_ids(graph.back(node, "disrupts")),
        initiatives=_ids(graph.back(node, "assesses")),
    )


def touchpoints_hit_by(graph: Graph, risk: str) -> tuple[str, ...]:
    """Where a risk (its key) strikes, both ends of its handoffs included; sorted.

    Raises:
        CxriskError: there is no such risk; the nearest are named.
    """
    return _ids(graph.forth(graph.find(f"risk:{risk}"), "threatens"))


def ways_of_harm(graph: Graph, risk: str) -> tuple[WayOfHarm, ...]:
    """How a risk (its key) reaches people: by its pattern, through touchpoints, to who lives the journey.

    Raises:
        CxriskError: there is no such risk; the nearest are named.
    """
    node = graph.find(f"risk:{risk}")
    pattern = next(iter(_ids(graph.forth(node, "of_pattern"))), None)
    return tuple(
        WayOfHarm(pattern, risk, touchpoint, person)
        for touchpoint in touchpoints_hit_by(graph, risk)
        for person in _ids(_back(graph, _journeys(graph, [f"touchpoint:{touchpoint}"]), "lives"))
    )


def _upwards(graph: Graph, system: str) -> list[str]:
    """A system and all that run on it, through however many; loops end."""
    found = [system]
    seen = set(found)
    for below in found:
        above = [node for node in graph.back(below, "runs_on") if graph.nodes[node].type == "system"]
        found.extend(node for node in above if node not in seen)
        seen.update(above)
    return found


def _met_on(graph: Graph, channel: str) -> set[str]:
    """The touchpoints on a channel. A fallback that stops does not stop what it stands in for."""
    return {node for node in graph.back(channel, "via") if graph.nodes[node].type == "touchpoint"} & {
        start
        for (start, end, kind, _), attributes in graph.edges.items()
        if end == channel and kind == "via" and "when" not in attributes
    }


def _journeys(graph: Graph, touchpoints: Iterable[str]) -> set[str]:
    return {node for node in _forth(graph, touchpoints, "in_journey") if graph.nodes[node].type == "journey"}


def _forth(graph: Graph, nodes: Iterable[str], *kinds: str) -> set[str]:
    return set(chain.from_iterable(graph.forth(node, *kinds) for node in nodes))


def _back(graph: Graph, nodes: Iterable[str], *kinds: str) -> set[str]:
    return set(chain.from_iterable(graph.back(node, *kinds) for node in nodes))


def _ids(nodes: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(node.partition(":")[2] for node in nodes))
