"""All of a workspace, resolved: every id leads to its record."""

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from cxrisk.findings import Place, Severity
from cxrisk.model.assessment import Assessment
from cxrisk.model.change import MISSING_OWNERS, Disruption
from cxrisk.model.data import DataItem
from cxrisk.model.evidence import VOICES, Evidence
from cxrisk.model.fields import Record, Verdict
from cxrisk.model.journey import Handoff, Journey, Touchpoint
from cxrisk.model.library import Pattern, Precedent, Technology
from cxrisk.model.people import Channel, Metric, Organisation, Person, Statement, System, Unit
from cxrisk.model.risk import Control, Risk
from cxrisk.model.scales import Appetite, ExecutiveRole, ReviewRule, Scales
from cxrisk.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalog(Record):
    """The lists of one catalog file."""

    organisations: tuple[Organisation, ...] = ()
    units: tuple[Unit, ...] = ()
    channels: tuple[Channel, ...] = ()
    systems: tuple[System, ...] = ()
    data_items: tuple[DataItem, ...] = ()
    people: tuple[Person, ...] = ()
    statements: tuple[Statement, ...] = ()
    controls: tuple[Control, ...] = ()
    metrics: tuple[Metric, ...] = ()
    technologies: tuple[Technology, ...] = ()
    risk_patterns: tuple[Pattern, ...] = ()
    precedents: tuple[Precedent, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings(Record):
    """What every assessment shares and nobody may redefine: the portfolio file, or its defaults."""

    name: str
    about: str = ""
    """Prose."""
    currency: str = "EUR"
    """ISO 4217."""
    language: str = "en"
    scales: Scales
    layers: tuple[str, ...] = ()
    """Added to the built-in layers of controls."""
    appetite: Appetite
    verdict: Verdict | None = None
    review: ReviewRule
    executives: Mapping[str, ExecutiveRole] = field(default_factory=dict)
    rules: Mapping[str, Literal["error", "warning", "info", "ignore"]] = field(default_factory=dict)
    repository: str = ""
    """The address of the repository, for "edit this file"."""

    def severity(self, rule: str, usual: Severity) -> Severity | None:
        """How loud a rule is here; nothing where the portfolio ignores it."""
        word = self.rules.get(rule)
        if word is None:
            return usual
        return None if word == "ignore" else Severity[word.upper()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Portfolio:
    """Every record of a workspace by its full id, library included where the workspace may name it."""

    settings: Settings
    organisations: Mapping[str, Organisation]
    units: Mapping[str, Unit]
    channels: Mapping[str, Channel]
    systems: Mapping[str, System]
    data_items: Mapping[str, DataItem]
    people: Mapping[str, Person]
    statements: Mapping[str, Statement]
    controls: Mapping[str, Control]
    metrics: Mapping[str, Metric]
    technologies: Mapping[str, Technology]
    risk_patterns: Mapping[str, Pattern]
    precedents: Mapping[str, Precedent]
    journeys: Mapping[str, Journey]
    """Inline journeys included; sorted by id, as all of these are."""
    assessments: Mapping[str, Assessment]
    touchpoints: Mapping[str, Touchpoint] = field(default_factory=dict)
    handoffs: Mapping[str, Handoff] = field(default_factory=dict)
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    risks: Mapping[str, Risk] = field(default_factory=dict)
    disruptions: Mapping[str, Disruption] = field(default_factory=dict)
    lost: frozenset[Place] = frozenset()
    """Where something is written that could not be used: what seems to be missing there may not be."""
    worked_on: frozenset[str] = frozenset()
    """Risks on which somebody works, by key, though no action here says so: it is withheld."""
    unread: frozenset[str] = frozenset()
    """Ids of files that could not be read at all."""

    def owns(self, owner: str) -> bool:
        """Whether `owner` can own a handoff: a unit's id or an executive's key."""
        return owner in self.units or owner in self.settings.executives

    def named(self, owner: str) -> str:
        """An owner as people read it: the unit's name, the executive's title, or the words as written.

        Nothing where the words mean nobody.
        """
        if owner.strip().lower() in MISSING_OWNERS:
            return ""
        if owner in self.settings.executives:
            return self.settings.executives[owner].title
        return self.units[owner].name if owner in self.units else owner

    def organisation_of(self, unit: str) -> str:
        """The id of the organisation that a unit belongs to; ours (or nothing) where it names none."""
        named = self.units[unit].organisation if unit in self.units else None
        return named or next((one.id for one in self.organisations.values() if one.ours), "")

    def is_voice(self, evidence: Evidence) -> bool:
        """Whether a person speaks in this evidence, and not only the firm."""
        if evidence.from_:
            return any(voice in self.people for voice in evidence.from_)
        return evidence.method in VOICES
