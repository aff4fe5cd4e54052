"""One row a risk, with the parts of its scores."""

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from cxrisk.exports.sums import Sum, sum_of
from cxrisk.exports.table import Ranked, Row
from cxrisk.model.assessment import Assessment
from cxrisk.model.risk import Risk
from cxrisk.pipeline import Outcome
from cxrisk.records import dataclass
from cxrisk.scoring.rollup import LAST, rank_of
from cxrisk.scoring.score import RiskScore
from cxrisk.scoring.standing import acceptance_state, is_above


@dataclass(frozen=True, slots=True)
class Accepted(Row):
    """Who signed for it."""

    state: str
    """valid, expired, beyond_authority, void, or none: it is dated later than the day."""
    by: str
    until: date


@dataclass(frozen=True, slots=True)
class Evidence(Row):
    """What the rating rests on."""

    asked: bool
    """Whether the voice of a person is among it, and not only the firm's."""
    pieces: int
    people_low: float | None
    """People over all of it; the two differ where only a range is known."""
    people_high: float | None
    newest: str | None
    """As it is written: a day, a month or a year."""


@dataclass(frozen=True, slots=True)
class RiskRow(Row):
    """One risk."""

    inner: ClassVar[dict[str, type[Row]]] = {
        "inherent": Sum,
        "current": Sum,
        "target": Sum,
        "acceptance": Accepted,
        "evidence": Evidence,
    }

    id: str
    title: str
    initiative: str
    initiative_title: str
    initiative_status: str
    owner: str
    treatment: str
    pattern: str | None
    categories: tuple[str, ...]
    touchpoints: tuple[str, ...]
    handoffs: tuple[str, ...]
    horizon: str
    above_appetite: bool | None
    """Nothing where nobody could rate it, as in the three scores: unknown is not low."""
    above_in: tuple[str, ...]
    """Categories whose band is above the appetite for them."""
    needs_signature: bool | None
    """Whether the impact is so high that somebody has to sign, whatever the band."""
    inherent: Sum | None
    current: Sum | None
    target: Sum | None
    acceptance: Accepted | None
    evidence: Evidence
    page: str


def rows(outcome: Outcome, one: Assessment) -> Iterator[Ranked]:
    """Every risk of an assessment, the worst first, as in the register; what nobody could rate comes last."""
    for risk in one.risks:
        score = outcome.scores.get(risk.key)
        yield rank_of(score) if score else (*LAST[:3], risk.key), _row(outcome, one, risk, score)


def _row(outcome: Outcome, one: Assessment, risk: Risk, score: RiskScore | None) -> RiskRow:
    portfolio = outcome.portfolio
    return RiskRow(
        id=risk.key,
        title=risk.title,
        initiative=one.id,
        initiative_title=one.title,
        initiative_status=one.status,
        owner=portfolio.named(risk.owner),
        treatment=risk.treatment,
        pattern=risk.pattern,
        categories=tuple(risk.impact),
        touchpoints=risk.touchpoints,
        handoffs=risk.handoffs,
        horizon=risk.horizon,
        above_appetite=is_above(score) if score else None,
        above_in=score.above if score else (),
        needs_signature=score.sign if score else None,
        inherent=sum_of(risk, score.inherent, portfolio) if score else None,
        current=sum_of(risk, score.current, portfolio) if score else None,
        target=sum_of(risk, score.target, portfolio) if score else None,
        acceptance=_accepted(outcome, one, risk),
        evidence=_evidence(outcome, risk),
        page=f"initiatives/{one.id}.html#risk-{risk.id}",
    )


def _accepted(outcome: Outcome, one: Assessment, risk: Risk) -> Accepted | None:
    signed, score = risk.acceptance, outcome.scores.get(risk.key)
    if signed is None:
        return None
    day = one.day(outcome.today)
    state = acceptance_state(risk, score, outcome.portfolio, day) if score else "none"
    return Accepted(state, outcome.portfolio.named(signed.by), signed.until)


def _evidence(outcome: Outcome, risk: Risk) -> Evidence:
    portfolio = outcome.portfolio
    pieces = [portfolio.evidence[key] for key in risk.cited()]
    counts = [one.people for one in pieces if one.people]
    newest = max((one.date for one in pieces), key=lambda when: when.last, default=None)
    return Evidence(
        asked=any(portfolio.is_voice(one) for one in pieces),
        pieces=len(pieces),
        people_low=sum(one.low for one in counts) if counts else None,
        people_high=sum(one.high for one in counts) if counts else None,
        newest=newest.text if newest else None,
    )
