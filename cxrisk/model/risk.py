"""A risk, what is done about it, and who signed."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date as Day  # noqa: N812 - records have a field of the name `date`
from typing import Annotated, Literal

from cxrisk.model import fields
from cxrisk.model.fields import Category, Interval, Named, Record, Short
from cxrisk.records import dataclass

ControlStatus = Literal["proposed", "planned", "partial", "in_place", "failed"]
Friction = Literal["none", "low", "high"]
PrivacyThreat = Literal[
    "linking",
    "identifying",
    "non_repudiation",
    "detecting",
    "disclosure",
    "unawareness",
    "non_compliance",
]
LAYERS = (
    "access",
    "data",
    "device",
    "design",
    "process",
    "people",
    "release",
    "supplier",
    "communication",
    "response",
)
"""Where controls act; a portfolio may add to the list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapped(Record):
    """The same control in a published framework."""

    framework: str
    ref: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Control(Named):
    """Something that makes a risk less likely or less harmful."""

    name: str
    reduces: Literal["likelihood", "impact"]
    strength: fields.Strength
    """The share that it takes off when it works, 0..0.99."""
    layer: str
    """Within a layer the strongest control counts; layers multiply."""
    friction: Friction | None = None
    """What it costs the person."""
    only: tuple[Category, ...] = ()
    """The categories that it acts on; none: all."""
    kind: Literal["", "technical", "process", "people", "design", "legal", "communication"] = ""
    how_to_verify: str = ""
    why: str = ""
    """Why it has this strength, and where that ends."""
    maps_to: tuple[Mapped, ...] = ()
    unsourced: str | bool = ""
    """That no published source is known, or what is known instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification(Record):
    """Somebody looked whether a control holds."""

    date: Day
    result: Literal["held", "partly", "failed"] = "held"
    by: fields.Owner = ""
    evidence: tuple[fields.Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlUse(Record):
    """A control as one risk leans on it."""

    control: fields.Control
    status: ControlStatus
    strength: fields.Strength | None = None
    """Here, where it differs from the control's own; 0..0.99."""
    because: str = ""
    verified: Annotated[Verification | None, Short("date")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated(Record):
    """Who rated, and when."""

    by: fields.Owner = ""
    date: Day


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingEvidence(Record):
    """What the rating rests on: altogether, or apart for the two levels."""

    both: tuple[fields.Evidence, ...] = ()
    likelihood: tuple[fields.Evidence, ...] = ()
    impact: tuple[fields.Evidence, ...] = ()

    def all(self) -> tuple[str, ...]:
        """The ids of everything that is cited, each once."""
        return tuple(dict.fromkeys(self.both + self.likelihood + self.impact))


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance(Record):
    """Somebody signed for living with the risk."""

    by: fields.Owner
    """An executive's key; anything else has no authority."""
    date: Day
    until: Day
    because: str
    digest: str = ""
    """Of what was rated when it was signed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate(Record):
    """The risk in money: two 90 % intervals."""

    events_per_year: Interval | None = None
    loss_per_event: Interval | None = None
    """In the portfolio's currency."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator(Record):
    """A figure that moves before the risk strikes."""

    name: str
    value: float | None = None
    amber: float | None = None
    red: float | None = None
    """Below `amber` where lower is worse."""
    state: Literal["", "green", "amber", "red"] = ""
    date: Day | None = None
    unit: str = ""

    @property
    def stands(self) -> Literal["", "green", "amber", "red"]:
        """The state as written, else as its figures have it; empty where they do not say."""
        if self.state or self.value is None or (self.amber is None and self.red is None):
            return self.state
        for word, limit in (("red", self.red), ("amber", self.amber)):
            if limit is not None and (self.value < limit if self.falls else self.value >= limit):
                return "red" if word == "red" else "amber"
        return "green"

    @property
    def falls(self) -> bool:
        """Whether lower is worse: red lies below amber."""
        return self.amber is not None and self.red is not None and self.red < self.amber


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk(Named):
    """What may happen to people through an initiative."""

    title: str
    likelihood: fields.Likelihood
    """Before any control, 1..5."""
    impact: Mapping[Category, fields.Impact]
    """Before any control, 1..5 a category; the worst one rates the risk."""
    touchpoints: tuple[fields.Touchpoint, ...] = ()
    handoffs: tuple[fields.Handoff, ...] = ()
    pattern: fields.Pattern | None = None
    cause: str = ""
    event: str = ""
    consequence: str = ""
    person_says: str = ""
    rationale: str = ""
    horizon: Literal["year", "once"] = "year"
    """`once`: the likelihood is of one change, not of a year."""
    rated: Rated | None = None
    evidence: Annotated[RatingEvidence | None, Short("both")] = None
    controls: tuple[ControlUse, ...] = ()
    treatment: Literal["", "mitigate", "accept", "avoid", "transfer"] = ""
    owner: fields.Owner = ""
    acceptance: Acceptance | None = None
    views: Mapping[fields.Owner, int] = field(default_factory=dict)
    """How worried each executive is, 1..5."""
    estimate: Estimate | None = None
    indicator: Indicator | None = None
    privacy_threat: tuple[PrivacyThreat, ...] = ()
    review_by: Day | None = None

    @property
    def assessment(self) -> str:
        """The id of its assessment."""
        return self.key.partition("/")[0]

    def cited(self) -> tuple[str, ...]:
        """The ids of all evidence that the rating cites."""
        return self.evidence.all() if self.evidence else ()
