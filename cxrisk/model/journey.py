"""A journey: stages, touchpoints, and the handoffs in the white space between units."""

from collections.abc import Iterator
from datetime import date as Day  # noqa: N812 - records have a field of the name `date`
from typing import Annotated, Literal

from cxrisk.model import fields
from cxrisk.model.evidence import Evidence
from cxrisk.model.fields import About, Count, Named, Record, Short, Verdict
from cxrisk.records import dataclass

Lane = Literal["customer_action", "frontstage", "backstage", "support"]
Login = Literal["none", "knowledge", "password", "two_factor", "strong"]
LOGINS: tuple[Login, ...] = ("none", "knowledge", "password", "two_factor", "strong")
"""From the weakest to the strongest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement(Record):
    """One value of a metric at a touchpoint."""

    metric: fields.Metric
    value: float
    people: Count | None = None
    date: About | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fallback(Record):
    """Where a person is found when the machine does not do: words, or a channel."""

    text: str = ""
    channel: fields.Channel | None = None
    systems: tuple[fields.System, ...] = ()
    verified: Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Touchpoint(Named):
    """One moment at which a person meets the organisation."""

    name: str
    channel: fields.Channel
    unit: fields.Unit
    lane: Lane = "frontstage"
    systems: tuple[fields.System, ...] = ()
    need: str = ""
    doing: str = ""
    thinking: str = ""
    feeling: str = ""
    emotion: float | None = None
    """-2 very bad .. 2 very good."""
    evidence: tuple[fields.Evidence, ...] = ()
    """What the emotion rests on; none: it is assumed."""
    gains: tuple[str, ...] = ()
    pains: tuple[str, ...] = ()
    moment_of_truth: str = ""
    """Why this moment decides; absent: it is none."""
    human_fallback: Annotated[Fallback | None, Short("text")] = None
    login: Login | None = None
    """How a person proves who she is; absent: not known."""
    collects: tuple[fields.DataItem, ...] = ()
    shows: tuple[fields.DataItem, ...] = ()
    says: tuple[fields.Statement, ...] = ()
    when_it_fails: str = ""
    recovery: str = ""
    verified: Day | None = None
    """The day on which recovery (and a fallback in words) was seen to work."""
    next: tuple[fields.Touchpoint, ...] | None = None
    """Where people go from here; absent: the next in the stage's list; empty: the way ends."""
    people_a_week: Count | None = None
    metrics: tuple[Measurement, ...] = ()

    @property
    def journey(self) -> str:
        """The id of its journey."""
        return self.key.partition("/")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage(Record):
    """A part of the way, as a person would name it."""

    name: str
    phase: Literal["before", "service", "after"] = "service"
    touchpoints: tuple[Touchpoint, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Handoff(Record):
    """A person is passed from one touchpoint to another, usually of another unit."""

    id: str = ""
    key: str = ""
    """`journey/from > to`, or `journey/id` where it has an id."""
    from_: fields.Touchpoint
    to: fields.Touchpoint
    owner: fields.Owner = ""
    """A unit's id or an executive's key; anything else owns nothing."""
    carries: tuple[fields.DataItem, ...] = ()
    promise: str = ""
    status: Literal["works", "degraded", "broken", "unknown"] = "unknown"
    people_a_week: Count | None = None
    counted: bool | None = None
    """Whether somebody counts what goes in and what comes out."""
    verified: Day | None = None
    evidence: tuple[fields.Evidence, ...] = ()

    @property
    def journey(self) -> str:
        """The id of its journey."""
        return self.key.partition("/")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline(Record):
    """The last best experience that anyone gave this person: what we are measured against."""

    who: str
    what: str
    date: About | None = None
    evidence: tuple[fields.Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey(Named):
    """What a person goes through, in that person's voice."""

    title: str
    person: fields.Person
    state: Literal["current", "planned"] = "current"
    as_of: Day | None = None
    verdict: Verdict | None = None
    baseline: Baseline | None = None
    stages: tuple[Stage, ...]
    handoffs: tuple[Handoff, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    def touchpoints(self) -> Iterator[Touchpoint]:
        """All its touchpoints, in the order in which they are written."""
        for stage in self.stages:
            yield from stage.touchpoints
