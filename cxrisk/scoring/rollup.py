"""Many risks together: the worst band, counts, and an order. Never a sum, never an average."""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from cxrisk.model.assessment import Status
from cxrisk.model.portfolio import Portfolio
from cxrisk.model.scales import Band
from cxrisk.records import dataclass
from cxrisk.scoring.score import RiskScore, State
from cxrisk.scoring.standing import is_above

LABELLED: tuple[Status, ...] = ("proposed", "paused")
"""Initiatives whose risks count in roll-ups, and are said to."""


@dataclass(frozen=True, slots=True)
class Rollup:
    """What can be said of several risks at once."""

    worst: Band | None
    """The worst current band; none where there is no risk."""
    inherent: Mapping[Band, int]
    """How many risks in each band, from low to critical, zeros included."""
    current: Mapping[Band, int]
    target: Mapping[Band, int]
    above: int
    """How many are above appetite now, signed for or not."""
    total: int


def rollup(scores: Iterable[RiskScore]) -> Rollup:
    """The roll-up of these risks; for a whole portfolio give it `counted(...)`."""
    several = tuple(scores)
    return Rollup(
        worst=max((one.current.band for one in several), default=None),
        inherent=_counts(one.inherent for one in several),
        current=_counts(one.current for one in several),
        target=_counts(one.target for one in several),
        above=sum(map(is_above, several)),
        total=len(several),
    )


Rank: TypeAlias = tuple[int, float, float, str]
"""Where a risk stands among others: the smaller, the worse. It is the risk's own, whatever the others are."""
LAST: Rank = (1, 0.0, 0.0, "")
"""Behind every risk that could be rated."""


def rank_of(one: RiskScore) -> Rank:
    """By current band, current score, inherent score, id: a total and stable order."""
    return -one.current.band, -one.current.score, -one.inherent.score, one.key


def rank(scores: Iterable[RiskScore]) -> list[RiskScore]:
    """Worst first."""
    return sorted(scores, key=rank_of)


def counted(scores: Mapping[str, RiskScore], portfolio: Portfolio) -> list[RiskScore]:
    """The risks that count in roll-ups, ranked: all but those of retired initiatives."""
    return rank(one for one in scores.values() if _status(one, portfolio) != "retired")


def labelled(scores: Iterable[RiskScore], portfolio: Portfolio) -> dict[Status, int]:
    """How many of these risks are of initiatives that are only proposed, or paused; empty if none."""
    statuses = [_status(one, portfolio) for one in scores]
    return {status: statuses.count(status) for status in LABELLED if status in statuses}


def _status(score: RiskScore, portfolio: Portfolio) -> Status:
    return portfolio.assessments[portfolio.risks[score.key].assessment].status


def _counts(states: Iterable[State]) -> dict[Band, int]:
    counts = dict.fromkeys(Band, 0)
    for state in states:
        counts[state.band] += 1
    return counts
