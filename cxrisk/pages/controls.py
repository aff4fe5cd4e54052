"""The controls of one risk, each with what it takes off and with what shows that it works."""

from collections.abc import Sequence
from typing import Literal

from cxrisk.model.fields import STRENGTHS
from cxrisk.model.risk import Control, ControlUse, Risk
from cxrisk.pages.arithmetic import Step
from cxrisk.pages.evidence import evidence_links
from cxrisk.pages.page import Link
from cxrisk.pages.phrases import readable
from cxrisk.pages.reading import Reading
from cxrisk.records import dataclass
from cxrisk.scoring.controls import is_claimed
from cxrisk.scoring.score import RiskScore, State
from cxrisk.scoring.words import CLAIMED, PLANNED

Look = Literal["holds", "half", "claimed", "planned", "off"]
"""How it is drawn: solid, half, hollow, dashed, struck out."""


@dataclass(frozen=True, slots=True)
class ControlRow:
    """One control as one risk leans on it."""

    control: Control
    link: Link
    use: ControlUse
    look: Look
    strength: str
    """`70 %, substantial`."""
    now: str
    """Points that it takes off the score now; `0.00` where it takes off nothing."""
    with_plans: str
    """The same once every plan is in place."""
    elsewhere: str
    """The categories that it acts on, where the one that rates the risk is not among them."""
    shown_by: tuple[Link, ...]
    """The evidence of its verification."""


def control_rows(reading: Reading, risk: Risk, score: RiskScore | None) -> tuple[ControlRow, ...]:
    """The controls of a risk, in the order in which the team wrote them."""
    return tuple(_row(reading, use, score) for use in risk.controls)


def _row(reading: Reading, use: ControlUse, score: RiskScore | None) -> ControlRow:
    control = reading.portfolio.controls[use.control]
    strength = control.strength if use.strength is None else use.strength
    elsewhere = bool(control.only and score and score.current.category not in control.only)
    return ControlRow(
        control=control,
        link=reading.control_link(use.control),
        use=use,
        look=_look(use),
        strength=strength_in_words(strength),
        now=_points(use, score.current if score else None),
        with_plans=_points(use, score.target if score else None),
        elsewhere=", ".join(map(readable, control.only)) if elsewhere else "",
        shown_by=evidence_links(reading, use.verified.evidence if use.verified else ()),
    )


@dataclass(frozen=True, slots=True)
class SumRow:
    """One line of the sum of a risk."""

    step: Step
    link: Link | None
    """The control whose line it is."""
    control: ControlRow | None
    """All about it, in the first of its lines."""

    @property
    def remark(self) -> str:
        """What the line says of the control beside what stands there anyway."""
        remark = self.step.line.remark
        return "" if self.control and remark in (CLAIMED, PLANNED) else remark.removeprefix("holds in part: ")


def sum_rows(steps: Sequence[Step], controls: Sequence[ControlRow]) -> tuple[SumRow, ...]:
    """The sum with its controls."""
    links = {row.use.control: row.link for row in controls}
    waiting = {row.use.control: row for row in controls}
    return tuple(
        SumRow(step, links.get(step.line.control), waiting.pop(step.line.control, None)) for step in steps
    )


def beside_the_sum(steps: Sequence[Step], controls: Sequence[ControlRow]) -> tuple[ControlRow, ...]:
    """The controls that take no part in it."""
    summed = {step.line.control for step in steps}
    return tuple(row for row in controls if row.use.control not in summed)


def strength_in_words(strength: float) -> str:
    """70 %, substantial: a share, with its word where it has one."""
    word = next((f", {word}" for word, size in STRENGTHS.items() if size == strength), "")
    return f"{strength:.0%}{word}".replace("%", " %")


def _look(use: ControlUse) -> Look:
    result = use.verified.result if use.verified else ""
    if use.status in ("proposed", "failed") or result == "failed":
        return "off"
    if use.status == "planned":
        return "planned"
    if is_claimed(use):
        return "claimed"
    return "half" if use.status == "partial" or result == "partly" else "holds"


def _points(use: ControlUse, state: State | None) -> str:
    shares = state.shares if state else ()
    return f"{next((share.points for share in shares if share.use is use), 0.0):.2f}"
