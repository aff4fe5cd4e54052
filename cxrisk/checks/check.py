"""What a check is, what it reads, and what it says."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from cxrisk.checks.personal import may_be_personal
from cxrisk.checks.texts import CATALOG_LISTS, Text, all_texts
from cxrisk.findings import Place, Severity
from cxrisk.model.assessment import Assessment, Status
from cxrisk.model.change import Communication
from cxrisk.model.data import DataUse
from cxrisk.model.journey import Journey
from cxrisk.model.portfolio import Portfolio
from cxrisk.model.risk import Risk
from cxrisk.records import dataclass

if TYPE_CHECKING:  # `cxrisk explain` reads the table of checks and needs no graph
    from cxrisk.graph.build import Graph
    from cxrisk.scoring.score import RiskScore


@dataclass(frozen=True, slots=True)
class Trouble:
    """What a check found, before anybody knows how loud it is or on which line it stands."""

    place: Place
    message: str
    """What was found, in plain words, with the names in it."""
    help: str
    """What to do about it, in the imperative, with the ids that are to be written."""
    related: tuple[tuple[Place, str], ...] = ()
    """Further places that belong to it, each with a remark."""
    otherwise: Place | None = None
    """Where it points if nothing is written at `place`."""
    lacks: tuple[Place, ...] = ()
    """What was looked for here and not found; where part of it could not be read, nothing is said."""
    severity: Severity | None = None
    """How loud it is where that is not decided by the check and the status."""
    meant: tuple[str, ...] = ()
    """What may have been meant by the word that stands there, the likeliest first."""


@dataclass(frozen=True)  # no slots: what is asked for often is kept once it was worked out
class View:
    """All that a check may read, with the answers that more than one check asks for."""

    portfolio: Portfolio
    graph: "Graph"
    scores: "Mapping[str, RiskScore]"
    """By the risk's key."""
    today: date
    named: frozenset[tuple[str, str]] | None = None
    """Kind and id of the catalog entries that some file names, where that is known already."""

    @cached_property
    def texts(self) -> list[Text]:
        """Every text and reference that is the id of an entry of a catalog, or may lead to a person.

        All that was written is looked at once, for whoever asks.
        """
        ids = {key for name in CATALOG_LISTS for key in getattr(self.portfolio, name)}
        return all_texts(self.portfolio, lambda text: text in ids or may_be_personal(text))

    def day(self, assessment: Assessment) -> date:
        """The day that rules about time read for this assessment."""
        return assessment.day(self.today)

    def day_of_journey(self, journey: Journey) -> date:
        """The day that rules about time read for a journey: its own, else its assessment's, else today."""
        return journey.as_of or self._file_day.get(journey.place.path, self.today)

    @cached_property
    def _file_day(self) -> Mapping[str, date]:
        return {one.place.path: self.day(one) for one in self.portfolio.assessments.values()}

    @cached_property
    def file_status(self) -> Mapping[str, Status]:
        """The status of every assessment, by the path of its file."""
        return {one.place.path: one.status for one in self.portfolio.assessments.values()}

    @cached_property
    def _amiss(self) -> frozenset[Place]:
        """Every place at or above something that could not be read."""
        lost = self.portfolio.lost
        return frozenset(
            Place(one.path, one.pointer[:end]) for one in lost for end in range(len(one.pointer) + 1)
        )

    def could_be_read(self, place: Place) -> bool:
        """Whether all that is written at or below this place made it into the model."""
        return place not in self._amiss

    @cached_property
    def communications_of(self) -> Mapping[str, tuple[Communication, ...]]:
        """What is said about each disruption, whichever assessment says it, by the disruption's key."""
        found: dict[str, list[Communication]] = {}
        for assessment in self.portfolio.assessments.values():
            for words in assessment.communications:
                found.setdefault(words.disruption, []).append(words)
        return {disruption: tuple(words) for disruption, words in found.items()}

    @cached_property
    def data_uses_at(self) -> Mapping[str, tuple[DataUse, ...]]:
        """The data uses that name each touchpoint, by its key; those of retired initiatives are over."""
        found: dict[str, list[DataUse]] = {}
        for assessment in self.portfolio.assessments.values():
            for use in assessment.data_uses if assessment.status != "retired" else ():
                for touchpoint in use.at:
                    found.setdefault(touchpoint, []).append(use)
        return {touchpoint: tuple(uses) for touchpoint, uses in found.items()}

    @cached_property
    def risks_at(self) -> Mapping[str, tuple[Risk, ...]]:
        """The risks that name each touchpoint, by its key; those of retired initiatives are over."""
        found: dict[str, list[Risk]] = {}
        for assessment in self.portfolio.assessments.values():
            for risk in assessment.risks if assessment.status != "retired" else ():
                for touchpoint in dict.fromkeys(risk.touchpoints):
                    found.setdefault(touchpoint, []).append(risk)
        return {touchpoint: tuple(risks) for touchpoint, risks in found.items()}


@dataclass(frozen=True, slots=True)
class Check:
    """One rule about what a portfolio says."""

    id: str
    severity: Severity
    """How loud it is, unless the status or the portfolio says otherwise."""
    says: str
    """One sentence: when it fires."""
    find: Callable[[View], Iterator[Trouble]]
    speaks_from: Status = "proposed"
    """The first status of an assessment at which an answer can be expected."""
    shifts: Mapping[Status, Severity] = field(default_factory=dict)
    """How loud it is at a status where that differs."""
    of_retired: bool = False
    """Whether it still speaks of a file whose initiative is over."""
    unless: Callable[[Portfolio], Iterator[str]] | None = None
    """The paths of files in which something is lost that may be the answer: with one of them it says nothing,
    whatever it asks about."""
    joins: Callable[[Portfolio], Iterator[tuple[str, str]]] | None = None
    """For a check that follows an entry of a catalog from file to file: the paths of files, each with the
    entry. All others see no more than a file, the catalogs, and what leads from file to file."""

    def speaks(self, status: Status | None) -> bool:
        """Whether it speaks at this status; a file without one (a journey, a catalog) is always checked."""
        return status is None or RANKS[status] >= RANKS[self.speaks_from]

    def severity_at(self, status: Status | None) -> Severity:
        """How loud it is at this status."""
        return self.severity if status is None else self.shifts.get(status, self.severity)


RANKS: Mapping[Status, int] = {"proposed": 0, "piloting": 1, "paused": 1, "live": 2, "retired": 3}
"""How far an initiative has come; one that pauses is past its first draft and meets nobody new."""
