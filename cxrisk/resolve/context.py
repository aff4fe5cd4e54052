"""Where the resolver is: which file, which journey, which scales; and what it found amiss."""

from dataclasses import field, replace
from typing import Any, Literal

from cxrisk.findings import Finding, Place, Severity
from cxrisk.model.assessment import Assessment
from cxrisk.model.change import (
    Communication,
    PublicPromise,
    Question,
    Signal,
)
from cxrisk.model.data import DataUse
from cxrisk.model.journey import Handoff, Journey
from cxrisk.records import dataclass
from cxrisk.resolve import values
from cxrisk.resolve.declared import Declared
from cxrisk.resolve.references import Scope, excused, full_id, leads_elsewhere, unknown
from cxrisk.resolve.values import BAD, whole
from cxrisk.sources.document import Document
from cxrisk.sources.words import nearest

_LEVELS = range(1, 6)


@dataclass(slots=True)
class Context:
    """The surroundings of the record that is being read."""

    document: Document
    declared: Declared
    levels: dict[Literal["likelihood", "impact"], dict[str, int]]
    """The levels by the words of the portfolio's scales."""
    findings: list[Finding]
    scope: Scope
    taken: set[str] = field(default_factory=set)
    """Keys made up for records without an id."""
    lost: list[Place] = field(default_factory=list)
    """Where something is written that does not fit, leads nowhere, or cannot be used."""

    @property
    def path(self) -> str:
        """The file's path, relative to the workspace."""
        return self.document.path

    def inside(self, record: type, raw: dict[str, Any]) -> "Context":
        """The surroundings of what stands inside this record."""
        if record is not Journey:
            return self
        journey = raw["id"] if isinstance(raw.get("id"), str) else self.document.id
        return replace(self, scope=Scope(self.document.id, journey))

    def key_of(self, record: type, raw: dict[str, Any]) -> str:
        """The full id of a record: by its own id, else by what tells it from its neighbours."""
        own = raw.get("id")
        if record is Assessment or record is Journey:
            return own if isinstance(own, str) else self.document.id
        if self.document.kind in ("catalog", "portfolio"):
            return own if isinstance(own, str) else ""
        around = self.scope.journey or self.document.id
        if record is Handoff:
            return self._unique(f"{around}/{raw.get('from', '')} > {raw.get('to', '')}")
        return (
            f"{around}/{own}" if isinstance(own, str) else self._unique(f"{around}/{_made_up(record, raw)}")
        )

    def _unique(self, key: str) -> str:
        candidate, number = key, 1
        while candidate in self.taken:
            number += 1
            candidate = f"{key} {number}"
        self.taken.add(candidate)
        return candidate

    def lose(self, pointer: tuple[str | int, ...]) -> None:
        """Note that what stands at `pointer` is left out, so that nothing leads to it or into it."""
        self.lost.append(Place(self.path, pointer))

    def reference(self, raw: Any, kinds: tuple[str, ...], pointer: tuple[str | int, ...]) -> Any:
        """The full id that a reference means; BAD, with a finding, where nothing has it."""
        if raw.__class__ is not str:
            return BAD
        declared, kind = self.declared, kinds[0]
        if raw in declared.places[kind] and kind != "handoff" and not declared.dropped:
            return raw  # in full, as nearly all are written
        for kind in kinds:
            key = full_id(raw, kind, self.scope, declared)
            if key:
                return key if not declared.dropped or (kind, key) not in declared.dropped else BAD
        declared.asked_elsewhere |= leads_elsewhere(raw, kinds, self.scope, declared)
        if not excused(raw, kinds, declared):
            message, mend, near = unknown(raw, kinds, self.scope, declared)
            self.findings.append(
                self.document.finding("unknown-reference", Severity.ERROR, pointer, message, mend, meant=near)
            )
        return BAD

    def words(self, raw: Any, kinds: tuple[str, ...], pointer: tuple[str | int, ...]) -> Any:  # noqa: ARG002
        """A text that may be the id of a record of these kinds, or words: both will do."""
        return values.text(raw)

    def level(self, raw: Any, scale: Literal["likelihood", "impact"], pointer: tuple[str | int, ...]) -> Any:
        """A level 1..5, or its word on this portfolio's scale."""
        if raw.__class__ is not str:
            level = whole(raw)
            return level if level in _LEVELS else BAD
        level = self.levels[scale].get(raw)
        if level is None:
            self._unknown_word(raw, scale, pointer)
            return BAD
        return level

    def _unknown_word(
        self, raw: str, scale: Literal["likelihood", "impact"], pointer: tuple[str | int, ...]
    ) -> None:
        words = list(self.levels[scale])
        near = nearest(raw, words)
        mend = (
            f"did you mean `{near[0]}`?"
            if near
            else "write a level from 1 to 5, or one of: " + ", ".join(words)
        )
        message = f"`{raw[:60]}` is no level of {scale}"
        found = self.document.finding("shape", Severity.ERROR, pointer, message, mend, meant=near)
        self.findings.append(found)


def _made_up(record: type, raw: dict[str, Any]) -> str:
    """What a record without an id is known by."""
    if record is DataUse:
        return f"uses {raw.get('data', '')}"
    if record is Communication:
        return f"{raw.get('disruption', '')} {raw.get('phase', '')}"
    return {Signal: "signal", Question: "question", PublicPromise: "promise"}.get(
        record, record.__name__.lower()
    )
