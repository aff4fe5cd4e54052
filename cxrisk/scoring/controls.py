"""What controls take off: strength times status, the strongest of each layer, layers multiplied."""

import math
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from cxrisk.model.fields import Category
from cxrisk.model.risk import Control, ControlUse
from cxrisk.records import dataclass
from cxrisk.scoring.levels import DIGITS, points

Moment = Literal["inherent", "current", "target"]
"""Without controls; with controls as they stand; with every planned one at work."""
MOST = 0.99
"""The most that all controls of one side together can take off, as a share."""
HALF = 0.5
"""What counts of a control that is partial, partly verified, or only claimed."""


class Share(NamedTuple):
    """What one control contributes to one score."""

    use: ControlUse
    control: Control
    effect: float
    """Strength times what its status leaves of it, 0..0.99."""
    points: float
    """Levels that it takes off: all of its layer's where it is the strongest there, else 0."""
    counts: bool
    """Whether it is the one that counts in its layer."""
    claimed: bool
    """In place, but nobody ever verified it: half of it counts."""


@dataclass(frozen=True, slots=True)
class Reduction:
    """What all controls that act on a category take off together."""

    shares: tuple[Share, ...]
    likelihood: float
    """Levels, before the floor; the sum of the shares' points."""
    impact: float


NOTHING = Reduction((), 0.0, 0.0)


def is_claimed(use: ControlUse) -> bool:
    """Whether the control is said to be in place and nobody ever looked."""
    return use.status == "in_place" and use.verified is None


def status_counts(use: ControlUse, moment: Moment) -> float:
    """How much of a control counts at that moment, 0..1."""
    if moment == "inherent" or use.status in ("proposed", "failed"):
        return 0.0
    result = use.verified.result if use.verified else ""
    if result == "failed":
        return 0.0
    if use.status == "planned":
        return 1.0 if moment == "target" else 0.0
    return 1.0 if use.status == "in_place" and result == "held" else HALF


def effect(use: ControlUse, control: Control, moment: Moment) -> float:
    """The share that a control takes off at that moment, 0..0.99."""
    strength = control.strength if use.strength is None else use.strength
    return min(strength * status_counts(use, moment), MOST)


def acts_on(control: Control, category: Category) -> bool:
    """Whether a control acts on this category."""
    return not control.only or category in control.only


def reduce(
    uses: Iterable[tuple[ControlUse, Control]], moment: Moment, bases: tuple[float, float]
) -> Reduction:
    """What these controls take off together; `bases` are the steps of likelihood and impact."""
    effects = [(use, control, effect(use, control, moment)) for use, control in uses]
    if not effects:
        return NOTHING
    strongest = _strongest(effects)
    shares = tuple(
        _share(use, control, size, bases, counts=strongest.get((control.reduces, control.layer)) == n)
        for n, (use, control, size) in enumerate(effects)
    )
    return Reduction(shares, _sum(shares, "likelihood"), _sum(shares, "impact"))


def most_points(base: float) -> float:
    """The most levels that all controls of one side can take off."""
    return points(MOST, base)


def _strongest(effects: Sequence[tuple[ControlUse, Control, float]]) -> dict[tuple[str, str], int]:
    """Which control counts, by side and layer; of equals the one that is not only claimed, then the first."""
    best: dict[tuple[str, str], tuple[float, bool]] = {}
    chosen: dict[tuple[str, str], int] = {}
    for n, (use, control, size) in enumerate(effects):
        layer, weight = (control.reduces, control.layer), (size, not is_claimed(use))
        if size and (layer not in best or weight > best[layer]):
            best[layer], chosen[layer] = weight, n
    return chosen


def _share(
    use: ControlUse, control: Control, size: float, bases: tuple[float, float], *, counts: bool
) -> Share:
    base = bases[0] if control.reduces == "likelihood" else bases[1]
    return Share(use, control, size, points(size, base) if counts else 0.0, counts, is_claimed(use))


def _sum(shares: Iterable[Share], side: str) -> float:
    # An exact sum: the order of the controls changes nothing.
    return round(math.fsum(one.points for one in shares if one.control.reduces == side), DIGITS)
