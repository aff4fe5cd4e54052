"""What anybody knows, from whom, and since when."""

from typing import Literal

from cxrisk.model import fields
from cxrisk.model.fields import About, Count, Named, Quote
from cxrisk.records import dataclass

Kind = Literal["attitudinal", "behavioral", "quantitative", "documentary"]
Method = Literal[
    "interview",
    "observation",
    "diary",
    "usability_test",
    "survey",
    "analytics",
    "support_log",
    "social_listening",
    "walkthrough",
    "complaint",
    "test",
    "audit",
    "document",
    "press",
    "desk",
]
VOICES = (
    "interview",
    "observation",
    "diary",
    "usability_test",
    "survey",
    "complaint",
    "support_log",
    "social_listening",
)
"""Methods that carry the voice of a person where `from` does not say whose voice it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Named):
    """One finding: what was seen, asked or counted."""

    kinds: tuple[Kind, ...]
    method: Method
    finding: str
    """Prose."""
    date: About
    from_: tuple[fields.Voice, ...] = ()
    """Whose voice it is: people, or units for what the firm itself says."""
    people: Count | None = None
    """How many people stand behind it."""
    segment: str = ""
    quote: Quote | None = None
    source: str = ""
    """A text or an address."""
    confidence: Literal["", "low", "medium", "high"] = ""

    @property
    def is_withheld(self) -> bool:
        """Whether only its figures are left: it is internal, and the edition is not."""
        return not self.finding
