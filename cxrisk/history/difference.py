"""What a comparison of two states says: plain, frozen, in a stable order."""

from datetime import date
from typing import Literal

from cxrisk.model.assessment import Status
from cxrisk.model.fields import Category
from cxrisk.model.scales import Band
from cxrisk.records import dataclass
from cxrisk.scoring.rollup import Rollup
from cxrisk.scoring.words import SumLine

Direction = Literal["new", "closed", "worse", "better", "changed"]
"""What became of a risk; `changed`: as bad as before, and something about it is not as it was."""
Fate = Literal["new", "gone", "changed", "taken", "touched"]
"""What became of another record; `taken`: a decision; `touched`: only by a change in another file."""


@dataclass(frozen=True, slots=True)
class Change:
    """One value that is not as it was."""

    field: str
    """The field of the record that holds it, as the format writes it: `controls`."""
    where: str
    """The way to the value in words: `control staged-cutover, status`."""
    before: str
    """As people read it; nothing where nothing stood there."""
    after: str


@dataclass(frozen=True, slots=True)
class Cause:
    """A record elsewhere that changed, and with it what leans on it."""

    kind: str
    key: str
    path: str
    """The file that it stands in."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a risk is not as it was."""

    change: Change
    cause: Cause | None
    """The other record that it stands in; nothing where it is the risk's own."""
    rated: bool
    """Whether the score or the standing against the appetite depends on it."""


@dataclass(frozen=True, slots=True)
class Rating:
    """How bad a risk is in one state, with its controls as they stood."""

    score: float
    """2..10."""
    band: Band
    category: Category
    """The worst one."""
    above: bool
    """Whether it is above appetite, by its band or by an impact that somebody has to sign for."""
    sum: tuple[SumLine, ...]


@dataclass(frozen=True, slots=True)
class RiskChange:
    """A risk that is not as it was."""

    direction: Direction
    key: str
    title: str
    initiative: str
    """The id of its assessment."""
    status: Status
    """Of its initiative, now or, where it is gone, as it was."""
    before: Rating | None
    """Nothing where it was not there, or not rated."""
    after: Rating | None
    reasons: tuple[Reason, ...]
    """What the score depends on comes first."""


@dataclass(frozen=True, slots=True)
class RecordChange:
    """Another record that is not as it was."""

    fate: Fate
    kind: str
    """touchpoint, handoff, acceptance, decision, control, journey ..."""
    key: str
    name: str
    path: str
    """The file that it stands in (or stood in, where it is gone)."""
    says: str = ""
    """What there is to know of it besides."""
    changes: tuple[Change, ...] = ()
    initiatives: tuple[str, ...] = ()
    """Ids of the assessments in other files that it touches: they lean on it, before or after."""


@dataclass(frozen=True, slots=True)
class InitiativeChange:
    """An assessment that is not as it was, its risks and decisions apart."""

    fate: Fate
    id: str
    title: str
    path: str
    changes: tuple[Change, ...] = ()
    causes: tuple[Cause, ...] = ()
    """Changes elsewhere that touch it."""


@dataclass(frozen=True, slots=True)
class Apart:
    """What could not be compared."""

    why: str
    """A sentence."""
    keys: tuple[str, ...] = ()
    """What it is about, where that is more than one file."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two states, in figures."""

    name: str
    commit: str
    """Shortened; nothing for the work tree."""
    files: int
    """YAML files."""
    risks: Rollup
    """Retired initiatives left out."""


@dataclass(frozen=True, slots=True)
class Diff:
    """Everything that is not as it was; each list in a stable order."""

    today: date
    """The day that both states are judged on, so that the calendar changes nothing."""
    before: Side
    after: Side
    risks: tuple[RiskChange, ...]
    """By direction, then by how bad they are."""
    acceptances: tuple[RecordChange, ...]
    decisions: tuple[RecordChange, ...]
    touchpoints: tuple[RecordChange, ...]
    handoffs: tuple[RecordChange, ...]
    evidence: tuple[RecordChange, ...]
    shared: tuple[RecordChange, ...]
    """Journeys, records of the catalogs, settings of the portfolio."""
    initiatives: tuple[InitiativeChange, ...]
    apart: tuple[Apart, ...]

    def of(self, direction: Direction) -> tuple[RiskChange, ...]:
        """The risks that went one way."""
        return tuple(one for one in self.risks if one.direction == direction)

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed, as far as it could be compared."""
        return not any(
            (
                *(self.risks, self.acceptances, self.decisions, self.touchpoints),
                *(self.handoffs, self.evidence, self.shared, self.initiatives),
            )
        )
