"""An assessment: one file about one initiative."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date as Day  # noqa: N812 - records have a field of the name `date`
from typing import Annotated, Literal

from cxrisk.model import fields
from cxrisk.model.change import (
    Action,
    Communication,
    Decision,
    Disruption,
    Experiment,
    PublicPromise,
    Question,
    Signal,
)
from cxrisk.model.data import DataUse
from cxrisk.model.evidence import Evidence
from cxrisk.model.fields import About, Category, Count, Named, Record, Short, Verdict
from cxrisk.model.journey import Journey
from cxrisk.model.people import Who
from cxrisk.model.risk import Risk
from cxrisk.records import dataclass

Status = Literal["proposed", "piloting", "live", "paused", "retired"]
AnswerTo = Literal["representative", "biased", "accurate", "fair"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles(Record):
    """Who stands for what."""

    accountable: fields.Owner
    cx_champion: fields.Owner = ""
    technology_owner: fields.Owner = ""
    privacy: fields.Owner = ""
    researcher: fields.Owner = ""
    reviewers: tuple[fields.Owner, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Review(Record):
    """When somebody last went through the whole assessment."""

    last: Day
    by: fields.Owner = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Record):
    """An answer to one of the four questions about data."""

    text: str
    evidence: tuple[fields.Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Record):
    """Something that happened, with where it can be read."""

    text: str
    date: About | None = None
    disputed: str | bool = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Record):
    """How it ended."""

    summary: str
    """Prose."""
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment(Named):
    """What an initiative may do to people, and what is done about it."""

    title: str
    technologies: tuple[fields.Technology, ...]
    """The first is the one that it is listed under."""
    status: Status
    summary: str
    """Prose."""
    roles: Roles
    driver: Literal["", "bottom_up", "top_down", "both", "supplier"] = ""
    verdict: Verdict | None = None
    go_live: Day | None = None
    reach: Mapping[Who, Count] = field(default_factory=dict)
    """How many people, by who they are."""
    review: Review | None = None
    as_of: Day | None = None
    """The day of which it speaks; rules about time read it instead of today."""
    risks: tuple[Risk, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    data_uses: tuple[DataUse, ...] = ()
    signals: tuple[Signal, ...] = ()
    disruptions: tuple[Disruption, ...] = ()
    communications: tuple[Communication, ...] = ()
    actions: tuple[Action, ...] = ()
    experiments: tuple[Experiment, ...] = ()
    decisions: tuple[Decision, ...] = ()
    questions: tuple[Question, ...] = ()
    promises: tuple[PublicPromise, ...] = ()
    journeys: tuple[Journey, ...] = ()
    answers: Mapping[AnswerTo, Annotated[Answer, Short("text")]] = field(default_factory=dict)
    not_applicable: Mapping[Category, str] = field(default_factory=dict)
    outcome: Outcome | None = None

    def day(self, today: Day) -> Day:
        """The day that rules about time read."""
        return self.as_of or today
