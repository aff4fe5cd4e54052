"""Levels, bands, appetite: how a portfolio measures."""

from collections.abc import Mapping
from dataclasses import field
from enum import IntEnum
from typing import Annotated

from cxrisk.model.fields import Category, Record, Rest
from cxrisk.records import dataclass

LEVELS = 5
"""Levels of each scale."""


class Band(IntEnum):
    """How bad a score is; never an average, always from one score."""

    LOW = 1
    MEDIUM = 2
    HIGH = 3
    CRITICAL = 4

    @property
    def word(self) -> str:
        """low, medium, high, critical."""
        return self.name.lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class LikelihoodStep(Record):
    """One level of the likelihood scale."""

    word: str
    up_to: float | None = None
    """Events per year, up to this; the last level has no end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpactStep(Record):
    """One level of the impact scale."""

    word: str
    up_to: float | None = None
    """Harm of one event in the portfolio's currency, up to this; the last level has no end."""
    notice: str | Mapping[str, str] = ""
    """What a person notices, one text or one a category."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scales(Record):
    """The two scales, five levels each, both geometric with one step."""

    likelihood: tuple[LikelihoodStep, ...]
    impact: tuple[ImpactStep, ...]
    matrix: tuple[tuple[Band, ...], ...] = ()
    """A table of the portfolio's own: rows likelihood from the lowest, columns impact."""

    @property
    def is_whole(self) -> bool:
        """Whether there is a step for each level, and in a table of one's own a cell for each two levels."""
        tables = (self.likelihood, self.impact, *((self.matrix, *self.matrix) if self.matrix else ()))
        return all(len(table) == LEVELS for table in tables)


@dataclass(frozen=True, slots=True, kw_only=True)
class Appetite(Record):
    """The worst current band that the organisation lives with unless somebody signs for more."""

    default: Band = Band.MEDIUM
    sign_at_impact: int = 5
    """A current impact that rounds to this level needs a signature whatever the band; 1..5."""
    by_category: Annotated[Mapping[Category, Band], Rest()] = field(default_factory=dict)

    def of(self, category: Category) -> Band:
        """The worst band to live with in this category."""
        return self.by_category.get(category, self.default)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRule(Record):
    """How often assessments are looked at again."""

    every_months: int = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class ExecutiveRole(Record):
    """Somebody of whom decisions are asked."""

    title: str
    may_accept: Band | None = None
    """The worst current band for which this executive may sign; absent: none."""
    contact: str = ""
