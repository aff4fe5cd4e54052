"""Data about people, and what is done with it: the two sides of the exchange."""

from datetime import date as Day  # noqa: N812 - records have a field of the name `date`
from typing import Annotated, Literal

from cxrisk.model import fields
from cxrisk.model.fields import Named, Record, Short
from cxrisk.records import dataclass

Sensitivity = Literal["public", "internal", "confidential", "sensitive", "special_category"]
SENSITIVITIES: tuple[Sensitivity, ...] = (
    "public",
    "internal",
    "confidential",
    "sensitive",
    "special_category",
)
"""From the least to the most sensitive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataItem(Named):
    """One thing that is known about people."""

    name: str
    sensitivity: Sensitivity
    about: Literal["", "self", "household", "others", "device", "organisation"] = ""
    retention: str = ""

    @property
    def rank(self) -> int:
        """0 public .. 4 special category."""
        return SENSITIVITIES.index(self.sensitivity)


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent(Record):
    """How people were asked."""

    how: str = ""
    withdrawable: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OptOut(Record):
    """How a no is said and carried out; a text alone is a way on paper."""

    text: str = ""
    at: fields.Touchpoint | None = None
    done_by: fields.Owner = ""
    within_days: float | None = None
    verified: Day | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DataUse(Record):
    """What is done with one item of data, and what each side gets from it."""

    id: str = ""
    key: str = ""
    data: fields.DataItem
    at: tuple[fields.Touchpoint, ...] = ()
    purpose: str = ""
    mode: Literal["none", "customized_by_person", "personalized_by_inference"] = "none"
    value_to_person: str = ""
    value_to_us: str = ""
    basis: Literal[
        "",
        "consent",
        "contract",
        "legal_obligation",
        "vital_interest",
        "public_task",
        "legitimate_interest",
        "unknown",
    ] = ""
    consent: Consent | None = None
    opt_out: Annotated[OptOut | None, Short("text")] = None
    stops: str = ""
    shared_with: tuple[fields.SharedWith, ...] = ()
    """Ids of organisations, or words."""
    accepted: tuple[fields.Evidence, ...] = ()
    """Evidence that people accept it."""
