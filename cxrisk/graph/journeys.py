"""What people go through: the nodes and edges of the journeys."""

from cxrisk.graph.draft import Draft, Value
from cxrisk.graph.ways import steps
from cxrisk.model.journey import Handoff, Journey, Stage, Touchpoint
from cxrisk.model.portfolio import Portfolio


def add_journeys(draft: Draft, portfolio: Portfolio) -> None:
    """Add every journey with its stages, touchpoints, steps and handoffs."""
    for journey in portfolio.journeys.values():
        node = draft.node("journey", journey.id, journey.title)
        draft.edge(f"person:{journey.person}", "lives", node)
        draft.rests_on(node, journey.baseline.evidence if journey.baseline else ())
        for number, stage in enumerate(journey.stages, 1):
            _add_stage(draft, journey, number, stage)
        for first, second in steps(journey):
            draft.edge(f"touchpoint:{first}", "next", f"touchpoint:{second}")
        for handoff in journey.handoffs:
            _add_handoff(draft, handoff, portfolio)


def _add_stage(draft: Draft, journey: Journey, number: int, stage: Stage) -> None:
    whole = f"journey:{journey.id}"
    node = draft.node("stage", f"{journey.id}/{number}", stage.name)
    draft.edge(node, "in_journey", whole)
    for touchpoint in stage.touchpoints:
        here = draft.node("touchpoint", touchpoint.key, touchpoint.name)
        draft.edge(here, "in_journey", whole)
        draft.edge(here, "in_journey", node)
        _add_touchpoint(draft, here, touchpoint)


def _add_touchpoint(draft: Draft, node: str, touchpoint: Touchpoint) -> None:
    draft.edge(node, "owned_by", f"unit:{touchpoint.unit}")
    draft.edge(node, "via", f"channel:{touchpoint.channel}")
    fallback = touchpoint.human_fallback
    if fallback and fallback.channel:
        draft.edge(node, "via", f"channel:{fallback.channel}", {"when": "fallback"})
    for system in touchpoint.systems:
        draft.edge(node, "runs_on", f"system:{system}")
    for item in touchpoint.collects:
        draft.edge(node, "collects", f"data_item:{item}")
    for item in touchpoint.shows:
        draft.edge(node, "shows", f"data_item:{item}")
    draft.rests_on(node, touchpoint.evidence)


def _add_handoff(draft: Draft, handoff: Handoff, portfolio: Portfolio) -> None:
    attributes: dict[str, Value] = {"handoff": handoff.key, "status": handoff.status}
    if portfolio.owns(handoff.owner):
        attributes["owner"] = handoff.owner
    if handoff.carries:
        attributes["carries"] = " ".join(handoff.carries)
    ends = f"touchpoint:{handoff.from_}", f"touchpoint:{handoff.to}"
    # Two handoffs may join the same touchpoints: each is an edge of its own.
    draft.edge(ends[0], "hands_to", ends[1], attributes, name=handoff.key)
