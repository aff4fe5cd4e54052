"""What a record says itself, for `cxrisk show`."""

from collections.abc import Iterator, Mapping
from functools import singledispatch

from cxrisk.cli.card import Facts, Held
from cxrisk.model.fields import About, Count, Verdict
from cxrisk.model.journey import Baseline, Fallback
from cxrisk.model.portfolio import Portfolio
from cxrisk.model.scales import Band

_FIELDS: Mapping[str, tuple[str, ...]] = {
    "touchpoint": (
        *("need", "doing", "thinking", "feeling", "emotion", "gains", "pains"),
        *("moment_of_truth", "when_it_fails", "recovery", "verified", "human_fallback"),
        *("login", "says", "lane", "people_a_week"),
    ),
    "journey": ("person", "state", "as_of", "verdict", "baseline"),
    "initiative": (
        *("status", "technologies", "driver", "verdict", "go_live", "as_of"),
        *("not_applicable",),
    ),
    "organisation": ("ours",),
    "unit": ("lead", "contact"),
    "executive": ("may_accept", "contact"),
    "channel": ("medium", "has_people", "hours", "answers_within_minutes", "may"),
    "system": ("hosting", "sanctioned", "address"),
    "data_item": ("sensitivity", "about", "retention"),
    "person": (
        *("who", "basis", "life", "needs", "values", "feelings"),
        *("ambitions", "limits", "channels", "access"),
    ),
    "control": ("reduces", "strength", "why", "layer", "friction", "only", "how_to_verify"),
    "evidence": ("finding", "method", "kinds", "date", "from_", "people", "segment", "source", "confidence"),
    "pattern": ("notice", "cause", "event", "consequence", "questions"),
    "precedent": ("date", "what", "notice"),
    "disruption": ("kind", "is_planned", "from_", "to", "people_affected"),
    "communication": ("message", "date", "within_hours", "known", "not_known", "tested_with"),
    "action": ("kind", "status", "due", "owner"),
    "decision": (
        *("from_", "needed_by", "default", "decided", "chosen"),
        *("because", "chosen_by", "bears_the_cost"),
    ),
}
"""What is shown of each type of node, in this order; what the graph joins is shown apart."""
_LABELS = {"from_": "from", "is_planned": "planned", "has_people": "a person answers"}
_MAPPINGS = {
    "risk": "risks",
    "touchpoint": "touchpoints",
    "journey": "journeys",
    "initiative": "assessments",
    "organisation": "organisations",
    "unit": "units",
    "channel": "channels",
    "system": "systems",
    "data_item": "data_items",
    "person": "people",
    "control": "controls",
    "evidence": "evidence",
    "pattern": "risk_patterns",
    "precedent": "precedents",
    "disruption": "disruptions",
}
_LISTS = {"action": "actions", "decision": "decisions", "communication": "communications"}


def record_of(kind: str, key: str, portfolio: Portfolio) -> object | None:
    """The record behind a node; nothing for what has none, such as a kind of harm."""
    if kind in _MAPPINGS:
        found: object = getattr(portfolio, _MAPPINGS[kind]).get(key)
        return found
    if kind == "executive":
        return portfolio.settings.executives.get(key)
    for assessment in portfolio.assessments.values():
        for one in getattr(assessment, _LISTS[kind]) if kind in _LISTS else ():
            if one.key == key:
                return one  # type: ignore[no-any-return]
    return None


def own_facts(kind: str, record: object) -> Facts:
    """The fields of a record that have something in them."""
    return tuple(_facts(kind, record))


def _facts(kind: str, record: object) -> Iterator[tuple[str, Held]]:
    for name in _FIELDS.get(kind, ()):
        held = said(getattr(record, name))
        if name == "emotion" and held:
            assumed = "" if record.evidence else " (assumed: it rests on no evidence)"  # type: ignore[attr-defined]
            held = f"{held} on a scale from -2 to 2{assumed}"
        yield _LABELS.get(name, name.replace("_", " ")), held


@singledispatch
def said(value: object) -> Held:
    """A value as a person reads it; nothing where there is none."""
    return str(value)


@said.register
def _(value: None) -> Held:  # noqa: ARG001 - there is nothing in it
    return ""


@said.register
def _(value: bool) -> Held:  # noqa: FBT001 - dispatched by type
    return "yes" if value else "no"


@said.register(int)
@said.register(float)
def _(value: float) -> Held:
    return f"{value:,.10g}"


@said.register
def _(value: Band) -> Held:
    return value.word


@said.register
def _(value: tuple) -> Held:  # type: ignore[type-arg]
    return tuple(str(said(one)) for one in value)


@said.register
def _(value: Mapping) -> Held:  # type: ignore[type-arg]
    return tuple(f"{key}: {said(held)}" for key, held in value.items())


@said.register
def _(value: About) -> Held:
    return value.text


@said.register
def _(value: Count) -> Held:
    return f"{said(value.low)} to {said(value.high)}" if value.is_range else said(value.low)


@said.register
def _(value: Verdict) -> Held:
    return f"{value.says} ({value.by}, {value.date})"


@said.register
def _(value: Baseline) -> Held:
    return f"{value.who}: {value.what}"


@said.register
def _(value: Fallback) -> Held:
    tried = f"tried on {value.verified}" if value.verified else "claimed, never tried"
    return f"{value.text or value.channel} ({tried})"
