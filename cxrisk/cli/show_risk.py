"""A risk on a terminal: what may happen, and its score as a sum in words."""

from collections.abc import Iterator

from cxrisk.cli.card import Facts, Held, Sum
from cxrisk.model.risk import Risk
from cxrisk.model.scales import Band
from cxrisk.pipeline import Outcome
from cxrisk.scoring.score import METHOD, RiskScore, State
from cxrisk.scoring.standing import acceptance_state, is_above
from cxrisk.scoring.words import WHEN, printed, step_in_words, sum_in_words

_SIGNED = {
    "none": "",
    "valid": "holds",
    "expired": "has expired",
    "beyond_authority": "is beyond the authority of whoever signed",
    "void": "is void, for what was signed for has changed",
}


def risk_says(risk: Risk, outcome: Outcome) -> str:
    """How bad it is, in one sentence."""
    score = outcome.scores.get(risk.key)
    if score is None:
        return "Not rated."
    now, before, then = score.current, score.inherent, score.target
    sentence = (
        f"{_rated(now).capitalize()} now, {_rated(before)} without controls, {_rated(then)} with every plan "
        f"at work; worst in {now.category.replace('_', ' ')}."
    )
    return f"{sentence} {_against_appetite(score, outcome)}".strip()


def risk_facts(risk: Risk, outcome: Outcome) -> Facts:
    """What it says, how it is rated in each category, and the sum behind its current score."""
    return tuple(_facts(risk, outcome))


def _facts(risk: Risk, outcome: Outcome) -> Iterator[tuple[str, Held]]:
    for name in ("cause", "event", "consequence", "person_says", "rationale"):
        yield name.replace("_", " "), getattr(risk, name)
    yield "treatment", risk.treatment
    yield "owner", outcome.portfolio.named(risk.owner) or "nobody"
    score = outcome.scores.get(risk.key)
    if score is not None:
        yield "accepted", _acceptance(risk, score, outcome)
        yield from _sums(risk, score, outcome)


def _sums(risk: Risk, score: RiskScore, outcome: Outcome) -> Iterator[tuple[str, Held]]:
    now = score.current
    often, bad = step_in_words(risk, now, outcome.portfolio)
    yield "how often", often
    yield "how bad", bad
    lines = sum_in_words(risk, now, outcome.portfolio)
    title = f"How it is rated {WHEN[now.moment]} in {now.category.replace('_', ' ')} ({METHOD})"
    yield title, Sum(tuple((line.label, line.value) for line in lines))


def _acceptance(risk: Risk, score: RiskScore, outcome: Outcome) -> str:
    if risk.acceptance is None:
        return ""
    day = outcome.portfolio.assessments[risk.assessment].day(outcome.today)
    state = _SIGNED[acceptance_state(risk, score, outcome.portfolio, day)]
    signed = risk.acceptance
    by = outcome.portfolio.named(signed.by)
    return f"by {by} until {signed.until}, because {signed.because}" + (f"; it {state}" if state else "")


def _against_appetite(score: RiskScore, outcome: Outcome) -> str:
    if not is_above(score):
        return "Within appetite."
    appetite = outcome.portfolio.settings.appetite
    above = (f"{name.replace('_', ' ')} (appetite {appetite.of(name).word})" for name in score.above)
    where = f" in {', '.join(above)}" if score.above else ""
    sign = " Somebody has to sign for how hard it can still strike." if score.sign else ""
    return f"Above appetite{where}.{sign}"


def _rated(state: State) -> str:
    return f"{Band(state.band).word} ({printed(state.score)})"
