"""What an initiative does to people's days, what they are told, and what is decided."""

from datetime import date as Day  # noqa: N812 - records have a field of the name `date`
from typing import Annotated, Literal

from cxrisk.model import fields
from cxrisk.model.fields import Count, Named, Record, Short
from cxrisk.records import dataclass

DisruptionKind = Literal[
    "migration",
    "launch",
    "outage",
    "breach",
    "forced_reset",
    "policy_change",
    "price_change",
    "supplier_change",
    "data_sharing",
    "closure",
]
Phase = Literal["before", "during", "after"]
PHASES: tuple[Phase, ...] = ("before", "during", "after")
UNPLANNED = ("outage", "breach")
"""Kinds of disruption that nobody plans, unless the record says so."""
MISSING_OWNERS = ("", "nobody", "none", "unknown", "tbd", "?")
"""Words for an owner that count as none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disruption(Named):
    """A time at which touchpoints do not work as people are used to."""

    kind: DisruptionKind
    title: str
    planned: bool | None = None
    from_: Day | None = None
    to: Day | None = None
    touchpoints: tuple[fields.Touchpoint, ...] = ()
    people_affected: Count | None = None

    @property
    def is_planned(self) -> bool:
        """Whether it is planned: as it says, else by its kind."""
        return self.kind not in UNPLANNED if self.planned is None else self.planned


@dataclass(frozen=True, slots=True, kw_only=True)
class Communication(Record):
    """Words to people about a disruption."""

    id: str = ""
    key: str = ""
    disruption: fields.Disruption
    phase: Phase
    to: tuple[fields.Person, ...]
    channel: fields.Channel
    message: str
    """Prose."""
    owner: fields.Owner = ""
    date: Day | None = None
    within_hours: float | None = None
    """After it begins, for what cannot have a date."""
    known: str = ""
    not_known: str = ""
    tested_with: Count | None = None
    """People it was tried on; absent: none."""
    evidence: tuple[fields.Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal(Record):
    """Who hears first that something is wrong, and whom they tell."""

    id: str = ""
    key: str = ""
    from_: str
    heard_at: fields.Touchpoint
    passed_to: fields.Unit
    within_hours: float | None = None
    verified: Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Named):
    """Work that somebody has promised."""

    title: str
    owner: fields.Owner
    due: Day
    status: Literal["open", "doing", "done", "dropped"]
    kind: Literal["", "capacity", "fix_cause", "communicate", "control", "experiment"] = ""
    for_: tuple[fields.Risk, ...] = ()
    for_handoffs: tuple[fields.Handoff, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Experiment(Named):
    """Something tried on a few people before many."""

    hypothesis: str
    people: Count | None = None
    stop_rule: str = ""
    consent: str = ""
    from_: Day | None = None
    to: Day | None = None
    result: Literal["", "running", "supported", "refuted", "inconclusive"] = ""
    evidence: tuple[fields.Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting(Record):
    """What an option would change, so that its effect can be computed."""

    risk: fields.Risk
    control: fields.Control
    status: Literal["proposed", "planned", "partial", "in_place", "failed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Option(Record):
    """One way to decide."""

    text: str
    costs: float | str | None = None
    """In the portfolio's currency, or in words."""
    effect: str = ""
    """Their own estimate, shown as such."""
    sets: tuple[Setting, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommended(Record):
    """What somebody advises, and who sees it otherwise."""

    option: str
    by: fields.Owner
    because: str
    dissent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Named):
    """A question for executives: wanted until it has `decided` and `chosen`."""

    question: str
    from_: tuple[fields.Executive, ...]
    needed_by: Day | None = None
    options: tuple[Annotated[Option, Short("text")], ...] = ()
    recommended: Recommended | None = None
    default: str = ""
    """What happens if nobody decides."""
    decided: Day | None = None
    chosen: str = ""
    because: str = ""
    chosen_by: fields.Owner = ""
    """Who decided; `default`: nobody did in time."""
    bears_the_cost: str = ""
    evidence: tuple[fields.Evidence, ...] = ()

    @property
    def is_wanted(self) -> bool:
        """Whether it is still to be taken."""
        return self.decided is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Record):
    """Something that nobody knows yet."""

    id: str = ""
    key: str = ""
    text: str
    owner: fields.Owner = ""
    due: Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicPromise(Record):
    """Something said in public that risks may break."""

    id: str = ""
    key: str = ""
    said: str
    where: str = ""
    """An address or words."""
    risks: tuple[fields.Risk, ...] = ()
