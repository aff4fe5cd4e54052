"""Who and what takes part: the records of the catalog that describe the organisation and its people."""

from typing import Literal

from cxrisk.model import fields
from cxrisk.model.fields import Named, Quote
from cxrisk.records import dataclass

Medium = Literal[
    "app",
    "web",
    "phone",
    "chat",
    "bot",
    "email",
    "sms",
    "push",
    "social",
    "store",
    "mail",
    "poster",
    "press",
    "device",
    "api",
    "partner",
]
Hosting = Literal[
    "on_prem", "private_cloud", "public_cloud", "saas", "supplier", "personal_device", "unknown"
]
Who = Literal["customer", "prospect", "employee", "partner", "bystander", "subject"]
Basis = Literal["assumption", "partial", "research"]
HUMAN_MEDIA = ("phone", "store")
"""Media on which a person answers unless the channel says otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Named):
    """A company; at most one is ours."""

    name: str
    ours: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit(Named):
    """A part of an organisation that runs touchpoints."""

    name: str
    lead: fields.Owner = ""
    """Who leads it: an executive's key or a role in words."""
    contact: str = ""
    organisation: fields.Organisation | None = None
    """Absent: ours."""
    parent: fields.Unit | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel(Named):
    """A way in which people and the organisation meet."""

    name: str
    medium: Medium
    human: bool | None = None
    """Whether a person answers; absent: as usual for the medium."""
    hours: str = ""
    """`24/7`, or days and times such as `Mon-Fri 08:00-18:00`."""
    answers_within_minutes: float | None = None
    """The promise that people are given, in minutes."""
    may: tuple[str, ...] = ()
    """What whoever answers may do without asking."""
    unit: fields.Unit | None = None
    systems: tuple[fields.System, ...] = ()

    @property
    def has_people(self) -> bool:
        """Whether a person answers here."""
        return self.medium in HUMAN_MEDIA if self.human is None else self.human


@dataclass(frozen=True, slots=True, kw_only=True)
class System(Named):
    """Software or a device that touchpoints run on."""

    name: str
    hosting: Hosting
    provider: fields.Organisation | None = None
    sanctioned: bool = True
    """Whether the organisation allows it."""
    address: Literal["known", "new", "supplier"] = "known"
    """Whether people know the address at which it asks them for something."""
    runs_on: tuple[fields.System, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Named):
    """Somebody who lives a journey: a person first, a customer second."""

    name: str
    who: Who
    basis: Basis | None = None
    """What the description rests on; absent: nobody has said."""
    life: str = ""
    needs: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    feelings: tuple[str, ...] = ()
    ambitions: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    channels: tuple[fields.Channel, ...] = ()
    """The channels that this person chooses."""
    access: tuple[str, ...] = ()
    """What this person needs to be able to take part."""
    evidence: tuple[fields.Evidence, ...] = ()
    quote: Quote | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Named):
    """A rule that more than one place tells people."""

    text: str
    owner: fields.Owner = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric(Named):
    """A measure of experience or operation."""

    name: str
    family: Literal["nps", "csat", "ces", "operational", "trust", "financial"]
    scale: tuple[float, ...] = ()
    """Lowest and highest value."""
    better: Literal["", "high", "low"] = ""
