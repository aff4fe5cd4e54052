"""One row a decision, with what each option would do."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from cxrisk.exports.table import Line, Ranked, Row
from cxrisk.model.assessment import Assessment
from cxrisk.model.change import Decision, Option
from cxrisk.pipeline import Outcome
from cxrisk.records import dataclass
from cxrisk.scoring.options import score_with
from cxrisk.scoring.words import printed


@dataclass(frozen=True, slots=True)
class Effect(Line):
    """What an option would do to one risk, computed from the controls that it sets."""

    risk: str
    before: float
    """The current score, exact, 2..10."""
    after: float
    before_printed: Decimal
    after_printed: Decimal

    def in_words(self) -> str:
        """`core-ledger/locked-out 8.5 to 6.2`."""
        return f"{self.risk} {self.before_printed} to {self.after_printed}"


@dataclass(frozen=True, slots=True)
class OptionLine(Line):
    """One way to decide."""

    letter: str
    text: str
    costs: float | str | None
    """In the portfolio's currency, or in words."""
    their_estimate: str
    """What the team says that it would do."""
    effects: tuple[Effect, ...]

    def in_words(self) -> str:
        """The option with its computed effects."""
        effects = "".join(f", {one.in_words()}" for one in self.effects)
        costs = f", costs {self.costs}" if self.costs is not None else ""
        return f"{self.letter}. {self.text}{costs}{effects}"


@dataclass(frozen=True, slots=True)
class DecisionRow(Row):
    """A question for executives."""

    id: str
    initiative: str
    initiative_title: str
    initiative_status: str
    state: str
    """wanted or taken."""
    question: str
    asked_of: tuple[str, ...]
    needed_by: date | None
    days_late: int
    """Days since it was needed; 0: still time, taken, or no day named."""
    options: tuple[OptionLine, ...]
    recommended: str
    recommended_by: str
    because: str
    """Why it is recommended, or why it was chosen."""
    dissent: str
    if_nobody_decides: str
    decided: date | None
    chosen: str
    chosen_by: str
    bears_the_cost: str
    evidence: tuple[str, ...]
    currency: str
    page: str


def rows(outcome: Outcome, one: Assessment) -> Iterator[Ranked]:
    """Every decision of an assessment: those wanted first, by the day on which they are needed."""
    for decision in one.decisions:
        row = _row(outcome, one, decision)
        yield (row.state != "wanted", (row.needed_by or date.max).isoformat(), row.id), row


def _row(outcome: Outcome, one: Assessment, decision: Decision) -> DecisionRow:
    portfolio, advice = outcome.portfolio, decision.recommended
    late = (one.day(outcome.today) - decision.needed_by).days if decision.needed_by else 0
    return DecisionRow(
        id=decision.key,
        initiative=one.id,
        initiative_title=one.title,
        initiative_status=one.status,
        state="wanted" if decision.is_wanted else "taken",
        question=decision.question,
        asked_of=tuple(portfolio.named(each) for each in decision.from_),
        needed_by=decision.needed_by,
        days_late=max(late, 0) if decision.is_wanted else 0,
        options=tuple(_option(outcome, one, n, each) for n, each in enumerate(decision.options)),
        recommended=advice.option if advice else "",
        recommended_by=portfolio.named(advice.by) if advice else "",
        because=decision.because or (advice.because if advice else ""),
        dissent=advice.dissent if advice else "",
        if_nobody_decides=decision.default,
        decided=decision.decided,
        chosen=decision.chosen,
        chosen_by=portfolio.named(decision.chosen_by),
        bears_the_cost=decision.bears_the_cost,
        evidence=decision.evidence,
        currency=portfolio.settings.currency,
        page=f"initiatives/{one.id}.html#decision.{decision.id}",
    )


def _option(outcome: Outcome, one: Assessment, place: int, option: Option) -> OptionLine:
    effects = tuple(_effects(outcome, one, option))
    return OptionLine(chr(ord("A") + place), option.text, option.costs, option.effect, effects)


def _effects(outcome: Outcome, one: Assessment, option: Option) -> Iterator[Effect]:
    """Risk by risk, in the order in which the option names them."""
    portfolio, day = outcome.portfolio, one.day(outcome.today)
    for key in dict.fromkeys(each.risk for each in option.sets):
        if key in outcome.scores:
            settings = [each for each in option.sets if each.risk == key]
            before = outcome.scores[key].current.score
            after = score_with(portfolio.risks[key], settings, portfolio, day).current.score
            yield Effect(key, before, after, Decimal(printed(before)), Decimal(printed(after)))
