"""A portfolio without what is internal, in one pass: the records that go, and what others say of them."""

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from itertools import count
from typing import Any

from cxrisk.audience.kinds import Known, catalog_of
from cxrisk.audience.nameless import WORDS, evidence_in, key_of, stand_in, use_of
from cxrisk.audience.plans import GONE, inside, known, plan_for
from cxrisk.model.change import Action, Decision, PublicPromise, Setting
from cxrisk.model.people import Unit
from cxrisk.model.portfolio import Portfolio
from cxrisk.model.risk import LAYERS, Control, ControlUse, Risk
from cxrisk.records import dataclass

_OWNERS = ("unit", "organisation", "person")
_ABOUT: dict[type, tuple[str, ...]] = {Action: ("for_", "for_handoffs"), PublicPromise: ("risks",)}
"""Fields that say what a record is about: where all of it goes, the record goes along."""


@dataclass(slots=True)
class Cutter:
    """Leaves out what is hidden, and puts stand-ins where a figure or a duty hangs on it."""

    portfolio: Portfolio
    """Whole."""
    hidden: frozenset[Known]
    gone: set[Known] = field(default_factory=set)
    """What was left out on the way."""
    stand_ins: dict[Known, str] = field(default_factory=dict)
    """The keys of the stand-ins that were asked for, by what they stand for."""
    names: Mapping[Known, str] = field(default_factory=dict)
    """Stand-ins that another state of the portfolio has."""
    risk: str = ""
    """The risk that is gone through, by key."""
    withheld: frozenset[tuple[str, str]] = frozenset()
    """Risk and control: uses that are internal, of controls that need not be; an option may set them."""

    def reference(self, key: str, kinds: tuple[str, ...]) -> Any:  # noqa: ANN401 - or GONE
        """The key, that of a stand-in, or nothing."""
        for kind in kinds:
            if (kind, key) in self.hidden:
                return self.instead(kind, key) if kind in WORDS else GONE
        return key

    def owner(self, text: str, *, spoken: bool) -> str:
        """The text, unless it is the id of somebody hidden."""
        for kind in _OWNERS:
            if (kind, text) in self.hidden:
                return WORDS[kind] if spoken else self.instead(kind, text)
        return text

    def instead(self, kind: str, key: str) -> str:
        """The key of the stand-in for a record: the one that it has elsewhere, or a new one."""
        known_as = self.names.get((kind, key)) or self.stand_ins.get((kind, key))
        if known_as is None:
            taken = {name for (one, _), name in {**self.names, **self.stand_ins}.items() if one == kind}
            known_as = next(name for n in count(1) if (name := key_of(kind, n)) not in taken)
        self.stand_ins[kind, key] = known_as
        return known_as

    def record(self, record: Any) -> Any:  # noqa: ANN401 - or GONE
        """The record as it is shown, the very same where nothing changes, or GONE with all that is in it."""
        if isinstance(record, ControlUse) and self._is_withheld(record):
            control = self.portfolio.controls[record.control]
            return use_of(record, self.instead("control", control.id), control.strength)
        if isinstance(record, Setting) and (record.risk, record.control) in self.withheld:
            record = replace(record, control=self.instead("control", record.control))
        if record.visibility or known(record) in self.hidden:
            return self._left_out(record)
        self.risk = record.key if isinstance(record, Risk) else self.risk
        plan, changes = plan_for(record), {}
        for name, visit in plan.visits:
            old = getattr(record, name)
            new = visit(old, self)
            if new is GONE and name in plan.needed:
                return self._left_out(record)
            if new is not old:
                changes[name] = None if new is GONE else new
        if changes and self._was_about(record, changes):
            return self._left_out(record)
        return replace(record, **changes) if changes else record

    def all(self, records: Iterable[Any]) -> dict[str, Any]:
        """Those of these records that are shown, by key."""
        shown = (self.record(one) for one in records)
        return {one.key: one for one in shown if one is not GONE}

    def made(self) -> list[tuple[str, Any]]:
        """The stand-ins themselves, with their kinds; one may ask for another."""
        found: list[tuple[str, Any]] = []
        while len(found) < len(self.stand_ins):
            (kind, key), name = list(self.stand_ins.items())[len(found)]
            found.append((kind, self._stand_in(kind, key, name)))
        return found

    def _stand_in(self, kind: str, key: str, name: str) -> Any:  # noqa: ANN401 - a record
        if kind == "evidence":
            whole = self.portfolio.evidence[key]
            return evidence_in(whole, name, is_voice=self.portfolio.is_voice(whole))
        record = catalog_of(self.portfolio, kind)[key]
        made = stand_in(record, name, WORDS[kind])
        if isinstance(record, Control) and isinstance(made, Control):
            return replace(made, layer=self._layer(record.layer))
        if isinstance(record, Unit) and isinstance(made, Unit) and record.organisation:
            return replace(made, organisation=self.reference(record.organisation, ("organisation",)))
        return made

    def _layer(self, layer: str) -> str:
        """A layer that anybody may know by its name, or a number: what counts is which controls share it."""
        controls = self.portfolio.controls.values()
        shown = (one for one in controls if not one.visibility and ("control", one.key) not in self.hidden)
        named = {*LAYERS, *self.portfolio.settings.layers, *(one.layer for one in shown)}
        others = sorted({one.layer for one in controls} - named)
        return layer if layer in named else f"layer {others.index(layer) + 1}"

    def _left_out(self, record: Any) -> Any:  # noqa: ANN401 - a record, GONE
        self.gone.update(one for one in map(known, inside(record)) if one is not None)
        return GONE

    def _is_withheld(self, use: ControlUse) -> bool:
        secret = ("control", use.control) in self.hidden or (self.risk, use.control) in self.withheld
        return bool(use.visibility) or secret

    def _was_about(self, record: Any, changes: dict[str, Any]) -> bool:  # noqa: ANN401 - a record
        """Whether all that a record is about has gone."""
        if isinstance(record, Decision):
            before = [one for option in record.options for one in option.sets]
            after = [one for option in changes.get("options", record.options) for one in option.sets]
            return bool(before) and not after
        names = _ABOUT.get(type(record), ())
        before = [one for name in names for one in getattr(record, name)]
        after = [one for name in names for one in changes.get(name, getattr(record, name))]
        return bool(before) and not after
