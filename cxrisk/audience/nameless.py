"""Stand-ins: what a shared record leans on and may not be named, cut down to what figures need."""

from dataclasses import replace
from typing import TypeVar

from cxrisk.findings import Place
from cxrisk.model.evidence import VOICES, Evidence, Method
from cxrisk.model.fields import Record
from cxrisk.model.people import Channel, Organisation, Person, Unit
from cxrisk.model.risk import Control, ControlUse, Verification

R = TypeVar("R", bound=Record)
NOWHERE = Place("")
WORDS = {
    "organisation": "a company not named here",
    "unit": "a unit not named here",
    "channel": "a channel not named here",
    "person": "Somebody not named here",
    "control": "a control not named here",
    "evidence": "",
}
"""What is said in place of a name, by kind; only these kinds have stand-ins."""
_KEPT: dict[type[Record], tuple[str, ...]] = {
    Organisation: ("ours",),
    Unit: (),
    Channel: ("medium", "human"),
    Person: ("who", "basis"),
    Control: ("reduces", "strength", "layer", "friction", "only"),
    Evidence: ("kinds", "method", "date", "people", "confidence"),
}


def key_of(kind: str, number: int) -> str:
    """The key of a stand-in: with a dot, which no id has, and without a word of what it stands for."""
    return f"withheld/{number}" if kind == "evidence" else f"withheld.{number}"


def stand_in(record: Record, key: str, name: str) -> Record:
    """A record of the catalog without anything that a person wrote, but for a name that says nothing."""
    return _bare(record, id=key, key=key, name=name)


def evidence_in(record: Evidence, key: str, *, is_voice: bool) -> Evidence:
    """Evidence of which only the figures are left; `is_voice`: whether a person speaks in it."""
    method = record.method if (record.method in VOICES) == is_voice else _alike(is_voice=is_voice)
    return _bare(record, id=key, key=key, finding="", method=method)


def use_of(use: ControlUse, control: str, strength: float) -> ControlUse:
    """How a risk leans on a control that is not named: what counts in the sum, and nothing said about it."""
    seen = use.verified
    held = Verification(place=NOWHERE, date=seen.date, result=seen.result) if seen else None
    made = ControlUse(place=NOWHERE, control=control, status=use.status, verified=held)
    return replace(made, strength=use.strength if use.strength is not None else strength)


def _bare(record: R, **values: object) -> R:
    """The record with these values and those that are kept of its kind; all else is as usual."""
    kept = {name: getattr(record, name) for name in _KEPT[type(record)]}
    made: R = type(record)(place=NOWHERE, **kept | values)
    return made


def _alike(*, is_voice: bool) -> Method:
    """A method that says whether a person speaks, where only the names of those who do would say it."""
    return "interview" if is_voice else "document"
