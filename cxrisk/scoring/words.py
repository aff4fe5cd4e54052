"""A score as a sum that a reader can add up by hand."""

from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Literal

from cxrisk.model.fields import STRENGTHS
from cxrisk.model.portfolio import Portfolio
from cxrisk.model.risk import Risk
from cxrisk.model.scales import Scales
from cxrisk.records import dataclass
from cxrisk.scoring.controls import Moment, Share
from cxrisk.scoring.levels import DIGITS, band_at, half_up
from cxrisk.scoring.natural import bad, often
from cxrisk.scoring.score import State

MINUS = "\N{MINUS SIGN}"
WHEN: dict[Moment, str] = {
    "inherent": "without controls",
    "current": "now",
    "target": "with every plan at work",
}
"""How the three moments are said."""
CHANGE: dict[Moment, str] = {"current": "now {}", "target": "{} with every plan at work"}
"""How a change of level is said, with a gap for what it is then."""
CLAIMED, PLANNED = "claimed, never verified: half counts", "planned"
"""What keeps a control from counting in full now, and stands beside it in any case."""
Side = Literal["likelihood", "impact"]


@dataclass(frozen=True, slots=True)
class SumLine:
    """One line of the arithmetic behind a score."""

    label: str
    value: str
    """As printed; the values above a total add up to it."""
    total: bool = False
    """Whether it is the outcome of the lines above."""
    side: Side | None = None
    """Which level it belongs to; none: the score itself."""
    control: str = ""
    """The id of the control whose line it is."""
    strength: str = ""
    """What that control takes off, in words: `substantial, 70 %`."""
    remark: str = ""
    """Why not more, or not yet: `planned`."""


@dataclass(frozen=True, slots=True)
class Part:
    """One side of the sum: where it starts, what comes off, what the floor gives back."""

    start: Decimal
    steps: tuple[Decimal, ...]
    floor: Decimal

    @property
    def end(self) -> Decimal:
        """What the printed lines add up to."""
        return self.start - sum(self.steps, Decimal()) + self.floor


def printed(score: float) -> str:
    """A score or level with one decimal, cut and never rounded up: 6.48 prints 6.4, below the band at 6.5."""
    return f"{_exact(score).quantize(Decimal('0.1'), ROUND_FLOOR)}"


def sum_in_words(risk: Risk, state: State, portfolio: Portfolio) -> tuple[SumLine, ...]:
    """The arithmetic of a state, line by line, in words.

    Two decimals, or as many more as it takes that the printed sum stays in the band of the exact score and
    begins as `printed` prints it.
    """
    scales = portfolio.settings.scales
    likelihood, impact = printed_parts(risk, state, scales)
    score = likelihood.end + impact.end
    return (
        *_side(risk, state, "likelihood", likelihood, scales),
        *_side(risk, state, "impact", impact, scales),
        SumLine(
            f"Score {WHEN[state.moment]}, {likelihood.end} + {impact.end}",
            f"{score} {state.band.word}",
            total=True,
        ),
    )


def step_in_words(risk: Risk, state: State, portfolio: Portfolio) -> tuple[str, str]:
    """Likelihood and impact in natural units: `about three a year, now two`."""
    scales, currency = portfolio.settings.scales, portfolio.settings.currency
    before = often(risk.likelihood, scales, risk.horizon), bad(risk.impact[state.category], scales, currency)
    if state.moment == "inherent":
        return str(before[0]), str(before[1])
    change = CHANGE[state.moment]
    return (
        before[0].then(often(state.likelihood, scales, risk.horizon), change),
        before[1].then(bad(state.impact, scales, currency), change),
    )


def printed_parts(risk: Risk, state: State, scales: Scales) -> tuple[Part, Part]:
    """The two sides of the sum, rounded so that they add up and tell the truth."""
    for digits in range(2, DIGITS):
        parts = _part(risk, state, "likelihood", digits), _part(risk, state, "impact", digits)
        if _tells_the_truth(parts, state, scales):
            return parts
    return _part(risk, state, "likelihood", DIGITS), _part(risk, state, "impact", DIGITS)


def _tells_the_truth(parts: tuple[Part, Part], state: State, scales: Scales) -> bool:
    likelihood, impact = float(parts[0].end), float(parts[1].end)
    return (
        min(parts[0].floor, parts[1].floor) >= 0
        and printed(float(parts[0].end + parts[1].end)) == printed(state.score)
        and (half_up(likelihood), half_up(impact)) == (half_up(state.likelihood), half_up(state.impact))
        and band_at(likelihood, impact, scales) == state.band
    )


def _part(risk: Risk, state: State, side: Side, digits: int) -> Part:
    unit = Decimal(1).scaleb(-digits)
    start, floor = (
        (risk.likelihood, state.floor_likelihood)
        if side == "likelihood"
        else (risk.impact[state.category], state.floor_impact)
    )
    steps = tuple(_exact(one.points).quantize(unit, ROUND_HALF_UP) for one in _acting(state, side))
    begun = Decimal(start).quantize(unit)
    if not floor:
        return Part(begun, steps, Decimal())
    # Where a floor holds, it gives back whatever is missing, so that the lines still add up.
    end = _exact(state.likelihood if side == "likelihood" else state.impact).quantize(unit, ROUND_HALF_UP)
    return Part(begun, steps, end - begun + sum(steps, Decimal()))


def _acting(state: State, side: Side) -> tuple[Share, ...]:
    return tuple(one for one in state.shares if one.effect and one.control.reduces == side)


def _side(risk: Risk, state: State, side: Side, part: Part, scales: Scales) -> list[SumLine]:
    level = risk.likelihood if side == "likelihood" else risk.impact[state.category]
    word = (scales.likelihood if side == "likelihood" else scales.impact)[level - 1].word
    name = side.capitalize()
    lines = [SumLine(f"{name} without controls: {level} {word}", f"{part.start}", side=side)]
    lines += [
        _control(share, f"{MINUS}{points}" if points else f"{points}", side)
        for share, points in zip(_acting(state, side), part.steps, strict=True)
    ]
    if part.floor:
        lines.append(SumLine("floor reached: less than this nobody can promise", f"+{part.floor}", side=side))
    if state.moment != "inherent":
        lines.append(SumLine(f"{name} {WHEN[state.moment]}", f"{part.end}", total=True, side=side))
    return lines


def _control(share: Share, points: str, side: Side) -> SumLine:
    """What a control contributes: its strength as a word, its share, its name, how it stands."""
    strength = share.control.strength if share.use.strength is None else share.use.strength
    word = next((word for word, size in STRENGTHS.items() if size == strength), "")
    taken, remark = f"{share.effect * 100:.0f} %", _remark(share)
    label = f"minus {word} control".replace("  ", " ") + f", {taken}: {share.control.name}"
    return SumLine(
        f"{label} ({remark})" if remark else label,
        points,
        side=side,
        control=share.use.control,
        strength=", ".join(filter(None, (word, taken))),
        remark=remark,
    )


def _remark(share: Share) -> str:
    if not share.counts:
        return f"a stronger control of the layer {share.control.layer} counts already"
    if share.claimed:
        return CLAIMED
    if share.use.status == "planned":
        return PLANNED
    half = share.use.status == "partial" or (share.use.verified and share.use.verified.result == "partly")
    return "holds in part: half counts" if half else ""


def _exact(value: float) -> Decimal:
    return Decimal(repr(round(value, DIGITS)))
