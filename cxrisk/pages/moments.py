"""Pieces that many pages show: a touchpoint by name, an owner, the band of a score."""

from collections.abc import Iterable

from cxrisk.model.journey import Touchpoint
from cxrisk.model.portfolio import Portfolio
from cxrisk.pages import anchors
from cxrisk.pages.page import Link
from cxrisk.records import dataclass
from cxrisk.scoring.score import State
from cxrisk.scoring.words import printed


@dataclass(frozen=True, slots=True)
class Moment:
    """A touchpoint as other pages name it."""

    name: str
    address: str
    is_truth: bool
    """Whether it is a moment of truth."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A band and its score, ready for a chip."""

    band: str
    """low, medium, high or critical."""
    score: str
    """Cut to one decimal, so that it never looks worse or better than it is."""


def moment(touchpoint: Touchpoint) -> Moment:
    """A touchpoint as other pages name it."""
    return Moment(touchpoint.name, anchors.touchpoint(touchpoint.key), bool(touchpoint.moment_of_truth))


def moments(portfolio: Portfolio, keys: Iterable[str]) -> tuple[Moment, ...]:
    """Touchpoints by their keys."""
    return tuple(moment(portfolio.touchpoints[key]) for key in keys)


def mark(state: State) -> Mark:
    """The chip of a state."""
    return Mark(state.band.word, printed(state.score))


def handoff_name(portfolio: Portfolio, key: str) -> str:
    """`I call and wait to I am passed on`: a handoff by its two ends."""
    handoff = portfolio.handoffs[key]
    first, last = portfolio.touchpoints[handoff.from_], portfolio.touchpoints[handoff.to]
    return f"{first.name} → {last.name}"


def handoff_link(portfolio: Portfolio, key: str) -> Link:
    """A handoff by its two ends, and where it stands."""
    return Link(handoff_name(portfolio, key), anchors.handoff(key))
