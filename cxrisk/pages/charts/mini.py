"""The small bar of one risk: inherent, current and target on the scale from 2 to 10, with the appetite."""

from cxrisk.model.scales import Band, Scales
from cxrisk.records import dataclass
from cxrisk.scoring.words import printed

LEFT, POINT = 8.0, 28.0
"""Where a score of 2 stands, and the width of one point of score."""
_LOWEST = 2.0
_ENDS = {Band.LOW: 4.5, Band.MEDIUM: 6.5, Band.HIGH: 8.5}
"""The score at which the next band begins."""


@dataclass(frozen=True, slots=True)
class Mini:
    """Where each mark stands; the scale runs from 8 to 232."""

    id: str
    title: str
    inherent: float
    current: float
    target: float
    band: str
    """The current band."""
    appetite: float | None
    """Where the appetite ends; absent where no score is too high, or a table of one's own decides."""


def place(score: float) -> float:
    """Where a score stands on the bar."""
    return round(LEFT + (score - _LOWEST) * POINT, 1)


def mini(id_: str, scores: tuple[float, float, float], band: Band, appetite: Band, scales: Scales) -> Mini:
    """The bar for inherent, current, target; `appetite` is that of the category that rates the risk now."""
    inherent, current, target = (printed(score) for score in scores)
    end = None if scales.matrix else _ENDS.get(appetite)
    return Mini(
        id=id_,
        title=f"Inherent {inherent}, current {current}, target {target}",
        inherent=place(scores[0]),
        current=place(scores[1]),
        target=place(scores[2]),
        band=band.word,
        appetite=None if end is None else place(end),
    )
