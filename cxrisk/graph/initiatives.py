"""What may go wrong, and what is done about it: the nodes and edges of the assessments."""

from collections.abc import Iterator, Mapping
from itertools import chain

from cxrisk.graph.draft import Draft, Node, Value
from cxrisk.graph.rated import Rated
from cxrisk.model.assessment import Assessment
from cxrisk.model.change import Decision
from cxrisk.model.portfolio import Portfolio
from cxrisk.model.risk import Risk

Scores = Mapping[str, Rated]
"""By the risk's key."""


def add_initiatives(draft: Draft, portfolio: Portfolio, scores: Scores) -> None:
    """Add every initiative with its risks, disruptions, words, actions and decisions."""
    for assessment in portfolio.assessments.values():
        node = f"initiative:{assessment.id}"
        draft.nodes[node] = Node("initiative", assessment.title, assessment.status)
        for touchpoint in chain(touchpoints_of(assessment, portfolio), _listened_at(assessment)):
            draft.edge(node, "assesses", f"touchpoint:{touchpoint}")
        for risk in assessment.risks:
            _add_risk(draft, risk, node, portfolio, scores.get(risk.key))
        _add_disruptions(draft, assessment, node)
        _add_communications(draft, assessment, portfolio)
        for action in assessment.actions:
            here = draft.node("action", action.key, action.title)
            draft.edge(here, "of", node)
            draft.owned_by(here, action.owner, portfolio)
            for one in action.for_:
                draft.edge(here, "treats", f"risk:{one}")
        for decision in assessment.decisions:
            _add_decision(draft, decision, node, portfolio)


def touchpoints_of(assessment: Assessment, portfolio: Portfolio) -> Iterator[str]:
    """The touchpoints that an initiative acts on: by its risks, data uses and disruptions."""
    return chain(
        (one for risk in assessment.risks for one in touchpoints_of_risk(risk, portfolio)),
        (one for use in assessment.data_uses for one in use.at),
        (one for disruption in assessment.disruptions for one in disruption.touchpoints),
    )


def _listened_at(assessment: Assessment) -> Iterator[str]:
    """The touchpoints at which somebody hears of trouble, or of a no to a data use."""
    return chain(
        (signal.heard_at for signal in assessment.signals),
        (use.opt_out.at for use in assessment.data_uses if use.opt_out and use.opt_out.at),
    )


def touchpoints_of_risk(risk: Risk, portfolio: Portfolio) -> tuple[str, ...]:
    """Where a risk strikes: the touchpoints that it names, and both ends of its handoffs; each once."""
    if not risk.handoffs:
        return risk.touchpoints
    handoffs = (portfolio.handoffs[one] for one in risk.handoffs)
    ends = (end for handoff in handoffs for end in (handoff.from_, handoff.to))
    return tuple(dict.fromkeys(chain(risk.touchpoints, ends)))


def _add_risk(draft: Draft, risk: Risk, initiative: str, portfolio: Portfolio, rated: Rated | None) -> None:
    node = draft.node("risk", risk.key, risk.title)
    draft.edge(node, "of", initiative)
    draft.owned_by(node, risk.owner, portfolio)
    for touchpoint in touchpoints_of_risk(risk, portfolio):
        draft.edge(node, "threatens", f"touchpoint:{touchpoint}")
    _add_harm(draft, risk, node, rated)
    for use in risk.controls:
        control = draft.node("control", use.control, portfolio.controls[use.control].name)
        draft.edge(node, "mitigated_by", control, {"status": use.status})
    draft.rests_on(node, risk.cited())
    if risk.pattern:
        _add_pattern(draft, node, risk.pattern, portfolio)


def _add_harm(draft: Draft, risk: Risk, node: str, rated: Rated | None) -> None:
    for category, level in risk.impact.items():
        harmed = draft.node("category", category, category.replace("_", " "))
        attributes: dict[str, Value] = {"level": level}
        if rated:
            now = rated.categories[category].current
            attributes |= {"score": now.score, "band": now.band.word}
        draft.edge(node, "hurts", harmed, attributes)


def _add_pattern(draft: Draft, node: str, key: str, portfolio: Portfolio) -> None:
    pattern = draft.node("pattern", key, portfolio.risk_patterns[key].name)
    draft.edge(node, "of_pattern", pattern)
    for one in portfolio.risk_patterns[key].precedents:
        precedent = draft.node("precedent", one, portfolio.precedents[one].who)
        draft.edge(pattern, "learned_from", precedent)


def _add_disruptions(draft: Draft, assessment: Assessment, initiative: str) -> None:
    for disruption in assessment.disruptions:
        node = draft.node("disruption", disruption.key, disruption.title)
        draft.edge(node, "of", initiative)
        for touchpoint in disruption.touchpoints:
            draft.edge(node, "disrupts", f"touchpoint:{touchpoint}")


def _add_communications(draft: Draft, assessment: Assessment, portfolio: Portfolio) -> None:
    for one in assessment.communications:
        title = portfolio.disruptions[one.disruption].title
        node = draft.node("communication", one.key, f"{one.phase}: {title}")
        draft.edge(node, "of", f"disruption:{one.disruption}")
        draft.edge(node, "via", f"channel:{one.channel}")
        draft.owned_by(node, one.owner, portfolio)
        draft.rests_on(node, one.evidence)
        for person in one.to:
            draft.edge(node, "tells", f"person:{person}")


def _add_decision(draft: Draft, decision: Decision, initiative: str, portfolio: Portfolio) -> None:
    """A decision asks executives; once taken, it is decided by whoever chose (nobody, if by default)."""
    node = draft.node("decision", decision.key, decision.question)
    draft.edge(node, "of", initiative)
    draft.rests_on(node, decision.evidence)
    for executive in decision.from_:
        draft.edge(node, "asks", f"executive:{executive}")
    if decision.is_wanted:
        return
    named = (decision.chosen_by,) if decision.chosen_by else decision.from_
    for executive in named:
        if executive in portfolio.settings.executives:
            draft.edge(node, "decided_by", f"executive:{executive}")
