"""One row for each time that a risk leans on a control."""

from collections.abc import Iterator
from datetime import date

from cxrisk.exports.table import Ranked, Row
from cxrisk.model.assessment import Assessment
from cxrisk.model.risk import ControlUse, Risk
from cxrisk.pipeline import Outcome
from cxrisk.records import dataclass
from cxrisk.scoring.controls import is_claimed
from cxrisk.scoring.score import State


@dataclass(frozen=True, slots=True)
class ControlRow(Row):
    """A control as one risk leans on it, and what it takes off there."""

    id: str
    name: str
    reduces: str
    layer: str
    strength: float
    """The share that it takes off when it works, 0..0.99; the risk's own where it differs."""
    friction: str | None
    """What it costs the person: none, low, high; nothing where nobody said."""
    only: tuple[str, ...]
    """The categories that it acts on; none: all."""
    risk: str
    risk_title: str
    initiative: str
    initiative_status: str
    status: str
    verified: date | None
    result: str | None
    """held, partly or failed; nothing where nobody looked."""
    claimed: bool
    """Said to be in place, and nobody ever looked: half of it counts."""
    points_now: float | None
    """What it takes off the current score; 0 where a stronger one of its layer counts, or where it does not
    act on the category that rates the risk; nothing where nobody could rate the risk."""
    points_with_plans: float | None
    """The same with every plan in place."""
    page: str


def rows(outcome: Outcome, one: Assessment) -> Iterator[Ranked]:
    """Every use of a control in an assessment, by control and risk."""
    for risk in one.risks:
        for row in _of(outcome, one, risk):
            yield (row.id, row.risk), row


def _of(outcome: Outcome, one: Assessment, risk: Risk) -> Iterator[ControlRow]:
    portfolio, score = outcome.portfolio, outcome.scores.get(risk.key)
    for use in risk.controls:
        control = portfolio.controls[use.control]
        yield ControlRow(
            id=control.id,
            name=control.name,
            reduces=control.reduces,
            layer=control.layer,
            strength=control.strength if use.strength is None else use.strength,
            friction=control.friction,
            only=control.only,
            risk=risk.key,
            risk_title=risk.title,
            initiative=one.id,
            initiative_status=one.status,
            status=use.status,
            verified=use.verified.date if use.verified else None,
            result=use.verified.result if use.verified else None,
            claimed=is_claimed(use),
            points_now=_points(use, score.current) if score else None,
            points_with_plans=_points(use, score.target) if score else None,
            page=f"initiatives/{one.id}.html#risk-{risk.id}",
        )


def _points(use: ControlUse, state: State) -> float:
    return next((share.points for share in state.shares if share.use is use), 0.0)
