"""The portfolio as a table: one row an initiative, the worst current risk first."""

from collections.abc import Collection
from datetime import date

from cxrisk.checks.calendar import months_after
from cxrisk.history.since import Trend
from cxrisk.model.assessment import Assessment
from cxrisk.model.fields import Count
from cxrisk.pages import anchors
from cxrisk.pages.charts.mini import Mini, mini
from cxrisk.pages.moments import Mark, mark
from cxrisk.pages.page import Link
from cxrisk.pages.reading import Reading
from cxrisk.records import dataclass
from cxrisk.scoring.rollup import LAST, Rank, rollup
from cxrisk.scoring.score import RiskScore, worst

MOST_BARS = 60
"""Above this many initiatives a drawing a row would weigh more than it says."""


@dataclass(frozen=True, slots=True)
class Worst:
    """The worst of an initiative's risks at each moment, which need not be one and the same risk."""

    inherent: Mark
    current: Mark
    target: Mark
    bar: Mini | None
    """Absent in a long table."""


@dataclass(frozen=True, slots=True)
class InitiativeRow:
    """One initiative in the portfolio's table."""

    assessment: Assessment
    link: Link
    technology: str
    worst: Worst | None
    """Absent: no risk could be rated."""
    trend: Trend | None
    """Beside the last board pack; absent where there is none."""
    above: int
    reach: Count | None
    """All people whom it reaches; absent: not counted."""
    risks: int
    asked: int
    """Ratings that rest on the voice of a person."""
    owner: str
    next_review: date | None
    is_late: bool


def initiative_rows(reading: Reading) -> tuple[InitiativeRow, ...]:
    """The active initiatives, the worst current risk first; what nobody has rated comes last."""
    place = reading.places
    drawn = len(reading.active) <= MOST_BARS

    def order(one: Assessment) -> tuple[Rank, str]:
        return min((place[risk.key] for risk in one.risks if risk.key in place), default=LAST), one.id

    return tuple(_row(reading, one, drawn=drawn) for one in sorted(reading.active, key=order))


def next_review(reading: Reading, one: Assessment) -> date | None:
    """When an initiative is to be gone through again; nothing where it never was and is not live."""
    since = one.review.last if one.review else one.go_live
    return months_after(since, reading.portfolio.settings.review.every_months) if since else None


def added(counts: Collection[Count]) -> Count | None:
    """Several counts as one; nothing where nobody has counted."""
    if not counts:
        return None
    return Count(sum(one.low for one in counts), sum(one.high for one in counts))


def _row(reading: Reading, one: Assessment, *, drawn: bool) -> InitiativeRow:
    portfolio = reading.portfolio
    scores = [reading.scores[risk.key] for risk in one.risks if risk.key in reading.scores]
    review = next_review(reading, one)
    return InitiativeRow(
        assessment=one,
        link=Link(one.title, anchors.initiative(one.id)),
        technology=portfolio.technologies[one.technologies[0]].name if one.technologies else "",
        worst=_worst(reading, one, scores, drawn=drawn) if scores else None,
        trend=reading.since.initiatives.get(one.id) if reading.since else None,
        above=rollup(scores).above,
        reach=added(one.reach.values()),
        risks=len(one.risks),
        asked=sum(reading.badges[score.key].asked for score in scores),
        owner=portfolio.named(one.roles.accountable),
        next_review=review,
        is_late=review is not None and review < one.day(reading.outcome.today),
    )


def _worst(reading: Reading, one: Assessment, scores: list[RiskScore], *, drawn: bool) -> Worst:
    first = worst(score.inherent for score in scores)
    now = worst(score.current for score in scores)
    then = worst(score.target for score in scores)
    settings = reading.portfolio.settings
    three = (first.score, now.score, then.score)
    appetite = settings.appetite.of(now.category)
    bar = mini(f"mini.{one.id}", three, now.band, appetite, settings.scales) if drawn else None
    return Worst(mark(first), mark(now), mark(then), bar)
