"""What the graph needs to know of a score: scoring stands above this layer and is not imported here."""

from collections.abc import Mapping
from typing import Protocol

from cxrisk.model.fields import Category
from cxrisk.model.scales import Band


class Rating(Protocol):
    """A score with its band."""

    @property
    def score(self) -> float:
        """2..10."""

    @property
    def band(self) -> Band:
        """The band of the score."""


class Now(Protocol):
    """How one category of a risk is rated."""

    @property
    def current(self) -> Rating:
        """With controls as they stand."""


class Rated(Protocol):
    """A risk's ratings."""

    @property
    def categories(self) -> Mapping[Category, Now]:
        """Each rated category."""
