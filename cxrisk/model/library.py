"""What the library knows: technologies, patterns of risk, and what happened elsewhere."""

from cxrisk.model import fields
from cxrisk.model.fields import About, Category, Named
from cxrisk.model.risk import Indicator
from cxrisk.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Technology(Named):
    """A technology that disrupts, with what to ask about it."""

    name: str
    prompts: tuple[str, ...] = ()
    consider: tuple[Category, ...] = ()
    """Categories to rate or to declare not applicable."""
    unsourced: str | bool = ""
    """That no published source is known, or what is known instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern(Named):
    """A way in which a technology has harmed people before."""

    name: str
    technologies: tuple[fields.Technology, ...]
    categories: tuple[Category, ...]
    notice: str = ""
    """How a person notices it."""
    cause: str = ""
    event: str = ""
    consequence: str = ""
    controls: tuple[fields.Control, ...] = ()
    indicator: Indicator | None = None
    precedents: tuple[fields.Precedent, ...] = ()
    questions: tuple[str, ...] = ()
    replaces: str = ""
    """Why a team replaces the built-in pattern of this id."""
    unsourced: str | bool = ""
    """That no published source is known, or what is known instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Precedent(Named):
    """Something that happened elsewhere, on public record."""

    who: str
    date: About
    what: str
    notice: str = ""
    disputed: str | bool = ""
    """What is disputed, and by whom."""
