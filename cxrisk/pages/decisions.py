"""What executives are asked, and what they decided: each option with its effect where it can be computed."""

from collections.abc import Sequence
from datetime import date

from cxrisk.model.assessment import Assessment
from cxrisk.model.change import Decision, Option, Setting
from cxrisk.pages import anchors
from cxrisk.pages.evidence import evidence_links
from cxrisk.pages.moments import Mark, mark
from cxrisk.pages.page import Link
from cxrisk.pages.phrases import money
from cxrisk.pages.reading import Reading, grouped
from cxrisk.records import dataclass
from cxrisk.scoring.options import score_with


@dataclass(frozen=True, slots=True)
class Effect:
    """What an option would do to one risk, once its controls are seen to hold."""

    risk: Link
    before: Mark
    after: Mark


@dataclass(frozen=True, slots=True)
class OptionRow:
    """One way to decide."""

    letter: str
    option: Option
    costs: str
    effects: tuple[Effect, ...]
    """Computed; empty where the option does not say what it sets."""
    is_recommended: bool
    is_default: bool
    """What happens if nobody decides."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A decision, wanted or taken."""

    decision: Decision
    anchor: str
    initiative: Link
    asked: tuple[str, ...]
    """The executives, by title."""
    options: tuple[OptionRow, ...]
    recommended_by: str
    days_late: int
    """Days since it was needed; 0 or less: still time, or no day named."""
    rests: tuple[Link, ...]


def ask(reading: Reading, assessment: Assessment, decision: Decision) -> Ask:
    """A decision with its options and their effects."""
    portfolio = reading.portfolio
    day = assessment.day(reading.outcome.today)
    anchor = anchors.decision_anchor(decision.key)
    advice = decision.recommended
    options = (_option(reading, decision, n, one, day) for n, one in enumerate(decision.options))
    return Ask(
        decision=decision,
        anchor=anchor,
        initiative=Link(assessment.title, f"{anchors.initiative(assessment.id)}#{anchor}"),
        asked=tuple(portfolio.named(one) for one in decision.from_),
        options=tuple(options),
        recommended_by=portfolio.named(advice.by) if advice else "",
        days_late=(day - decision.needed_by).days if decision.needed_by and decision.is_wanted else 0,
        rests=evidence_links(reading, decision.evidence),
    )


def wanted(assessments: Sequence[Assessment]) -> list[tuple[Assessment, Decision]]:
    """The decisions that these assessments still wait for, the most pressing first."""
    asked = [(one, each) for one in assessments for each in one.decisions if each.is_wanted]
    return sorted(asked, key=lambda pair: (pair[1].needed_by or date.max, pair[1].key))


def _option(reading: Reading, decision: Decision, place: int, option: Option, day: date) -> OptionRow:
    currency = reading.portfolio.settings.currency
    costs = "" if option.costs is None else option.costs
    advice = decision.recommended
    return OptionRow(
        letter=chr(ord("A") + place),
        option=option,
        costs=costs if isinstance(costs, str) else money(costs, currency),
        effects=_effects(reading, option.sets, day),
        is_recommended=advice is not None and advice.option == option.text,
        is_default=decision.default == option.text,
    )


def _effects(reading: Reading, settings: Sequence[Setting], day: date) -> tuple[Effect, ...]:
    by_risk = grouped((one.risk, one) for one in settings if one.risk in reading.outcome.scores)
    return tuple(_effect(reading, key, ones, day) for key, ones in by_risk.items())


def _effect(reading: Reading, key: str, settings: Sequence[Setting], day: date) -> Effect:
    portfolio = reading.portfolio
    risk = portfolio.risks[key]
    before, after = reading.outcome.scores[key], score_with(risk, settings, portfolio, day)
    return Effect(Link(risk.title, anchors.risk(key)), mark(before.current), mark(after.current))
