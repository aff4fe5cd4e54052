"""A score with its sum, as data: what a page prints line by line."""

from decimal import Decimal

from cxrisk.exports.table import Line, Row
from cxrisk.model.portfolio import Portfolio
from cxrisk.model.risk import Risk
from cxrisk.records import dataclass
from cxrisk.scoring.score import State
from cxrisk.scoring.words import MINUS, SumLine, printed, sum_in_words


@dataclass(frozen=True, slots=True)
class Level(Row):
    """A score without its parts."""

    score: float
    """Exact, 2..10; likelihood and impact added up."""
    printed: Decimal
    """As pages print it: cut to one decimal, never rounded up."""
    band: str
    category: str
    """The one that rates."""


@dataclass(frozen=True, slots=True)
class Part(Line):
    """One line of the arithmetic."""

    side: str
    """likelihood or impact."""
    points: Decimal
    """What it adds; below zero: what it takes off."""
    says: str

    def in_words(self) -> str:
        """`minus weak control, 30 %: ... -0.15`."""
        return f"{self.says} {self.points:+}"


@dataclass(frozen=True, slots=True)
class Sum(Row):
    """A score and all its parts."""

    score: float
    """Exact, 2..10."""
    printed: Decimal
    """Cut to one decimal, never rounded up."""
    band: str
    category: str
    """The one that rates the risk then."""
    likelihood: float
    """Real-valued level, 1..5."""
    impact: float
    sum: Decimal
    """What the parts add up to: the score, rounded so that it stays in its band."""
    parts: tuple[Part, ...]


def level_of(state: State | None) -> Level | None:
    """A state as a score; nothing where nobody could rate it."""
    if state is None:
        return None
    return Level(state.score, Decimal(printed(state.score)), state.band.word, state.category)


def sum_of(risk: Risk, state: State, portfolio: Portfolio) -> Sum:
    """A state with its arithmetic."""
    parts = tuple(_parts(sum_in_words(risk, state, portfolio)))
    return Sum(
        score=state.score,
        printed=Decimal(printed(state.score)),
        band=state.band.word,
        category=state.category,
        likelihood=state.likelihood,
        impact=state.impact,
        sum=sum((part.points for part in parts), Decimal()),
        parts=parts,
    )


def _parts(lines: tuple[SumLine, ...]) -> list[Part]:
    return [
        Part(line.side, Decimal(line.value.replace(MINUS, "-")), line.label)
        for line in lines
        if line.side and not line.total
    ]
