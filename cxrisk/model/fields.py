"""The kinds of value that fields hold, and the marks that tell the resolver how to read them.

A mark is the metadata of an `Annotated` type: the model says what a value means once, and the resolver,
the parity test and the format reference read it from here.
"""

from datetime import date as Day  # noqa: N812 - records have a field of the name `date`
from typing import Annotated, Literal, NamedTuple

from cxrisk.findings import Place
from cxrisk.records import dataclass


class Ref(NamedTuple):
    """The value is the id of a record of one of these kinds."""

    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrWords:
    """The value is the id of a record of one of these kinds, or words.

    No named tuple: as one it would equal a `Ref` to the same kinds, and types that are equal are read alike.
    """

    kinds: tuple[str, ...]


class LevelOn(NamedTuple):
    """The value is a level 1..5, written as the number or as the word of this scale."""

    scale: Literal["likelihood", "impact"]


class StrengthWord(NamedTuple):
    """The value is a strength 0..0.99, written as the number or as a word."""


class Short(NamedTuple):
    """A value that is no mapping stands for a mapping with this one key."""

    key: str


class Rest(NamedTuple):
    """The mapping takes the keys that no other field of its record takes."""


Organisation = Annotated[str, Ref(("organisation",))]
Unit = Annotated[str, Ref(("unit",))]
Channel = Annotated[str, Ref(("channel",))]
System = Annotated[str, Ref(("system",))]
DataItem = Annotated[str, Ref(("data_item",))]
Person = Annotated[str, Ref(("person",))]
Voice = Annotated[str, Ref(("person", "unit"))]
Statement = Annotated[str, Ref(("statement",))]
Control = Annotated[str, Ref(("control",))]
Metric = Annotated[str, Ref(("metric",))]
Technology = Annotated[str, Ref(("technology",))]
Pattern = Annotated[str, Ref(("risk_pattern",))]
Precedent = Annotated[str, Ref(("precedent",))]
Executive = Annotated[str, Ref(("executive",))]
Touchpoint = Annotated[str, Ref(("touchpoint",))]
Handoff = Annotated[str, Ref(("handoff",))]
Evidence = Annotated[str, Ref(("evidence",))]
Risk = Annotated[str, Ref(("risk",))]
Disruption = Annotated[str, Ref(("disruption",))]
"""Ids of records; in the model always in full: `disputed-payment/see-alert`."""

Owner = Annotated[str, OrWords(("executive", "unit"))]
"""Who answers for something: an executive's key, a unit's id, or a role in words."""
SharedWith = Annotated[str, OrWords(("organisation",))]
"""With whom data is shared: an organisation's id, or words."""

Likelihood = Annotated[int, LevelOn("likelihood")]
Impact = Annotated[int, LevelOn("impact")]
"""Levels 1..5 of the portfolio's scales."""
Strength = Annotated[float, StrengthWord()]
"""The share that a control takes off, 0..0.99."""

Category = Literal[
    "security",
    "privacy",
    "trust",
    "compliance",
    "service_continuity",
    "accessibility",
    "workforce",
    "reputation",
    "safety",
    "fairness",
    "third_party",
    "financial",
]
"""What kind of harm a risk does."""

STRENGTHS = {"none": 0.0, "weak": 0.3, "partial": 0.5, "substantial": 0.7, "strong": 0.9}
"""The words for a control's strength."""


@dataclass(frozen=True, slots=True)
class About:
    """A date known to the day, the month or the year."""

    text: str
    """As it was written: `2026-06-18`, `2026-07` or `2013`."""
    first: Day
    """The first day that it can mean."""
    last: Day
    """The last day that it can mean."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many: a number, or a range where the number is not known."""

    low: float
    high: float

    @property
    def is_range(self) -> bool:
        """Whether only a range is known."""
        return self.low != self.high


@dataclass(frozen=True, slots=True)
class Interval:
    """A 90 % interval: the 5th and the 95th percentile."""

    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a fact can be read."""

    place: Place
    title: str
    publisher: str = ""
    date: About | None = None
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every record of the format may carry."""

    place: Place
    """Where it stands in the workspace (or in the library)."""
    visibility: Literal["", "internal"] = ""
    """`internal`: left out of the public site."""
    sources: tuple[Source, ...] = ()
    tickets: tuple[str, ...] = ()
    """Addresses or numbers of work in another system."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named(Record):
    """A record with an id."""

    id: str
    """As written: unique per kind of record in its file, or per list in the portfolio."""
    key: str = ""
    """In full, unique in the portfolio: `core-ledger/locked-out`; for catalog records the id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict(Record):
    """A named person's sentence, shown beside the computed one."""

    says: str
    by: Owner
    date: Day


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Record):
    """A person's own words."""

    text: str
    said_by: str = ""
    consent: bool | None = None
    """Whether the person agreed to be quoted; absent counts as no."""
