"""What each control takes off, risk by risk. Scores of different risks are never added."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cxrisk.model.risk import Control, ControlUse, Risk
from cxrisk.model.scales import Band
from cxrisk.pages.charts.pulls import Lever as Drawn
from cxrisk.pages.charts.pulls import Look, Pull, Pulls, pulls
from cxrisk.pages.phrases import many
from cxrisk.pages.reading import Reading
from cxrisk.pages.words import quoted, sentence, spelled
from cxrisk.records import dataclass
from cxrisk.scoring.controls import is_claimed
from cxrisk.scoring.score import RiskScore, Ruler, State, band_of

SHOWN = 16
"""Controls that the page names."""


@dataclass(frozen=True, slots=True)
class Lever:
    """One control over the whole portfolio."""

    control: Control
    risks: int
    """Risks that lean on it, whatever its state there."""
    uses: int
    """How often they do; a risk may write one control twice."""
    now: str
    """The points that it takes off a risk now: `0.30`, or from the least to the most, `0.15 to 0.52`."""
    with_plans: str
    """The same with every plan in place."""
    holds: int
    """Risks where somebody has seen it work, at least in part."""
    claimed: int
    """Risks where it is said to be in place and nobody has looked."""
    planned: int
    off: int
    """Risks where it has failed, or is only proposed."""
    keeps: int
    """Risks that would be in a worse band now without it."""
    pulls: tuple[Pull, ...]
    """A use each: what it takes off there, of a plan what it will, and what shows that it works."""
    gains: int
    """Risks that would be in a better band if it were at work as planned, and nothing else changed."""

    @property
    def matters(self) -> bool:
        """Whether it moves a band alone, or more than one risk leans on it."""
        return bool(self.keeps or self.gains or self.risks > 1)


@dataclass(frozen=True, slots=True)
class Leverage:
    """The controls worth a CIO's look, and how many there are besides."""

    rows: tuple[Lever, ...]
    """The one that moves the most risks comes first."""
    others: int
    """Controls that move fewer risks than any of these, or none."""
    uses: int
    """How often risks lean on a control."""
    claimed: int
    """How many of these uses are said to be in place while nobody has looked."""
    finding: str
    chart: Pulls | None


@dataclass(frozen=True, slots=True)
class Leaning:
    """One risk that leans on a control."""

    risk: Risk
    use: ControlUse
    score: RiskScore


def leverage(reading: Reading) -> Leverage:
    """What the controls of the active initiatives do."""
    every = levers(reading)
    rows = tuple(one for one in every if one.matters)[:SHOWN]
    uses, claimed = sum(one.uses for one in every), sum(one.claimed for one in every)
    drawn = pulls("pulls", [Drawn(one.control.name, one.control.friction or "", one.pulls) for one in rows])
    return Leverage(rows, len(every) - len(rows), uses, claimed, _finding(every, uses, claimed), drawn)


def levers(reading: Reading) -> tuple[Lever, ...]:
    """Every control that a risk leans on, the one that moves the most risks first."""
    found: dict[str, list[Leaning]] = {}
    for key, score in reading.scores.items():
        risk = reading.portfolio.risks[key]
        for use in risk.controls:
            found.setdefault(use.control, []).append(Leaning(risk, use, score))
    ruler = Ruler.of(reading.portfolio.settings)
    rows = [_lever(reading, key, leaning, ruler) for key, leaning in found.items()]
    return tuple(sorted(rows, key=_weight))


def _finding(rows: Sequence[Lever], uses: int, claimed: int) -> str:
    if not rows:
        return "No risk leans on a control: all of them stand as they came."
    trust = f"; {spelled(claimed)} of {many(uses, 'use')} of controls {_is(claimed)} only claimed"
    best, plan = max(rows, key=lambda one: one.keeps), max(rows, key=lambda one: one.gains)
    if best.keeps:
        says = f"without {quoted(best.control.name)}, {many(best.keeps, 'risk')} would be in a worse band"
    elif plan.gains:
        moved = many(plan.gains, "risk")
        says = f"of all plans {quoted(plan.control.name)} moves most: {moved} to a better band"
    else:
        says = "no single control moves a risk to another band"
    return sentence(f"{says}{trust if claimed else ''}.")


def _is(how_many: int) -> str:
    return "is" if how_many == 1 else "are"


def _weight(one: Lever) -> tuple[int, int, int, str, str]:
    return -max(one.keeps, one.gains), -one.keeps, -one.risks, one.control.name, one.control.key


def _lever(reading: Reading, key: str, leaning: Sequence[Leaning], ruler: Ruler) -> Lever:
    uses = [one.use for one in leaning]
    seen = Counter(_look(use) for use in uses)
    return Lever(
        control=reading.portfolio.controls[key],
        risks=len({one.risk.key for one in leaning}),
        uses=len(uses),
        now=_span(_points(one.use, one.score.current) for one in leaning),
        with_plans=_span(_points(one.use, one.score.target) for one in leaning),
        holds=seen["seen"],
        claimed=seen["claimed"],
        planned=seen["planned"],
        off=seen["off"],
        pulls=tuple(_pull(one) for one in leaning),
        keeps=sum(_without(reading, one, ruler) > one.score.current.band for one in leaning),
        gains=sum(_with_plan(reading, one, ruler) < one.score.current.band for one in leaning),
    )


def _look(use: ControlUse) -> Look:
    """What shows that it works there."""
    if use.status in ("proposed", "failed") or _failed(use):
        return "off"
    if use.status == "planned":
        return "planned"
    return "claimed" if is_claimed(use) else "seen"


def _pull(one: Leaning) -> Pull:
    look = _look(one.use)
    return Pull(_points(one.use, one.score.target if look == "planned" else one.score.current), look)


def _failed(use: ControlUse) -> bool:
    return use.verified is not None and use.verified.result == "failed"


def _points(use: ControlUse, state: State) -> float:
    return next((share.points for share in state.shares if share.use is use), 0.0)


def _span(points: Iterator[float]) -> str:
    """What it takes off where it takes off anything."""
    taken = sorted(one for one in points if one) or [0.0]
    least, most = f"{taken[0]:.2f}", f"{taken[-1]:.2f}"
    return least if least == most else f"{least} to {most}"


def _without(reading: Reading, one: Leaning, ruler: Ruler) -> Band:
    """The band of the risk now if it had no such control."""
    bare, now = one.score.inherent.band, one.score.current.band
    if bare == now and not reading.portfolio.settings.scales.matrix:
        return now  # all controls together do not move it, so none does
    rest = [use for use in one.risk.controls if use is not one.use]
    return band_of(one.risk, rest, reading.portfolio, "current", ruler)


def _with_plan(reading: Reading, one: Leaning, ruler: Ruler) -> Band:
    """The band of the risk if this control alone went from planned to seen at work."""
    if one.use.status != "planned":
        return one.score.current.band
    rest = (use if use is one.use else _as_now(use) for use in one.risk.controls)
    return band_of(one.risk, rest, reading.portfolio, "target", ruler)


def _as_now(use: ControlUse) -> ControlUse:
    """The same use, with a plan that stays a plan for good."""
    return replace(use, status="proposed") if use.status == "planned" else use
