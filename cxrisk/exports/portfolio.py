"""One row an initiative."""

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from cxrisk.checks.calendar import months_after
from cxrisk.exports.sums import Level, level_of
from cxrisk.exports.table import Ranked, Row
from cxrisk.model.assessment import Assessment
from cxrisk.pipeline import Outcome
from cxrisk.records import dataclass
from cxrisk.scoring.rollup import rollup
from cxrisk.scoring.score import worst


@dataclass(frozen=True, slots=True)
class InitiativeRow(Row):
    """One initiative, its worst risk at each moment and its dates."""

    inner: ClassVar[dict[str, type[Row]]] = {"inherent": Level, "current": Level, "target": Level}

    id: str
    title: str
    technologies: tuple[str, ...]
    status: str
    accountable: str
    """By name; absent people are empty."""
    risks: int
    rated: int
    above_appetite: int
    with_a_persons_voice: int
    """Ratings that rest on what a person said or did, and not only on the firm's word."""
    inherent: Level | None
    """The worst of its risks without controls; the three need not be of one risk."""
    current: Level | None
    target: Level | None
    go_live: date | None
    last_review: date | None
    next_review: date | None
    """Nothing where it was never reviewed and is not live."""
    page: str


def parts(outcome: Outcome) -> Iterator[tuple[str, Assessment]]:
    """Every assessment, those of retired initiatives too, by id."""
    return ((one.id, one) for one in outcome.portfolio.assessments.values())


def rows(outcome: Outcome, one: Assessment) -> Iterator[Ranked]:
    """The initiative of an assessment."""
    yield (), _row(outcome, one)


def _row(outcome: Outcome, one: Assessment) -> InitiativeRow:
    portfolio = outcome.portfolio
    scores = [outcome.scores[risk.key] for risk in one.risks if risk.key in outcome.scores]
    cited = ([portfolio.evidence[key] for key in risk.cited()] for risk in one.risks if risk.impact)
    last = one.review.last if one.review else None
    since, months = last or one.go_live, portfolio.settings.review.every_months
    return InitiativeRow(
        id=one.id,
        title=one.title,
        technologies=one.technologies,
        status=one.status,
        accountable=portfolio.named(one.roles.accountable),
        risks=len(one.risks),
        rated=len(scores),
        above_appetite=rollup(scores).above,
        with_a_persons_voice=sum(any(map(portfolio.is_voice, pieces)) for pieces in cited),
        inherent=level_of(worst(score.inherent for score in scores) if scores else None),
        current=level_of(worst(score.current for score in scores) if scores else None),
        target=level_of(worst(score.target for score in scores) if scores else None),
        go_live=one.go_live,
        last_review=last,
        next_review=months_after(since, months) if since else None,
        page=f"initiatives/{one.id}.html",
    )
