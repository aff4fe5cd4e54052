"""Who answers for a risk: the acceptance, whether it holds, and whether anybody works on it."""

from datetime import date

from cxrisk.model.risk import Acceptance, Risk
from cxrisk.pages.reading import Reading
from cxrisk.records import dataclass
from cxrisk.scoring.score import RiskScore
from cxrisk.scoring.standing import AcceptanceState, acceptance_state, needs_answer


@dataclass(frozen=True, slots=True)
class Signature:
    """How a risk's acceptance stands on the day that its assessment speaks of."""

    acceptance: Acceptance | None
    state: AcceptanceState
    by: str
    """The title of whoever signed."""
    days_left: int
    """Until it ends; negative: since it ended."""
    unanswered: bool
    """Above appetite, with neither a valid signature nor, where that is enough, work in hand."""


def signature(reading: Reading, risk: Risk, score: RiskScore | None, day: date) -> Signature:
    """How the acceptance of a risk stands."""
    accepted = risk.acceptance
    state: AcceptanceState = acceptance_state(risk, score, reading.portfolio, day) if score else "none"
    in_hand = risk.key in reading.in_hand
    return Signature(
        acceptance=accepted,
        state=state,
        by=reading.portfolio.named(accepted.by) if accepted else "",
        days_left=(accepted.until - day).days if accepted else 0,
        unanswered=score is not None and needs_answer(score, state, in_hand=in_hand),
    )
