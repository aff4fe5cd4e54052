"""What became of what executives signed and of what they are asked: acceptances and decisions."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from cxrisk.history.difference import Change, RecordChange
from cxrisk.history.pair import Pair
from cxrisk.history.reading import Reading
from cxrisk.history.records import record_changes
from cxrisk.history.words import field_words
from cxrisk.model.change import Decision
from cxrisk.model.portfolio import Portfolio
from cxrisk.model.risk import Risk
from cxrisk.scoring.standing import acceptance_state

_STANDS = {
    "none": "is not in force yet",
    "valid": "holds",
    "expired": "has expired",
    "beyond_authority": "is beyond the authority of whoever signed",
    "void": "is void, for what was signed for has changed",
}


def acceptance_changes(pair: Pair, today: date) -> tuple[RecordChange, ...]:
    """Signatures that came, went, say something else, or stand otherwise on the same day."""
    olds, news = pair.before.portfolio.risks, pair.after.portfolio.risks
    found: list[RecordChange] = []
    for key in pair.comparable("risk", olds, news):
        if key in news:
            found += _acceptance(olds.get(key), news[key], pair, today)
    return tuple(found)


def _acceptance(old: Risk | None, new: Risk, pair: Pair, today: date) -> Iterator[RecordChange]:
    before, after = old.acceptance if old else None, new.acceptance
    change = RecordChange("new", "acceptance", new.key, new.title, new.place.path)
    if old is None or before is None:
        if after is not None:
            yield replace(change, says=_signed(new, pair.after, today))
    elif after is None:
        yield replace(change, fate="gone", says=_signed(old, pair.before, today))
    else:
        told = (*pair.told(before, after), *_stands_otherwise(old, new, pair, today))
        if told:
            yield replace(change, fate="changed", says=_signed(new, pair.after, today), changes=told)


def _stands_otherwise(old: Risk, new: Risk, pair: Pair, today: date) -> Iterator[Change]:
    if pair.unmeasured is not None or new.key in pair.unrated:
        return
    stood, stands = _stands(old, pair.before, today), _stands(new, pair.after, today)
    if stood != stands:
        yield Change("stands", "how it stands", stood, stands)


def _stands(risk: Risk, reading: Reading, today: date) -> str:
    score = reading.scores.get(risk.key)
    if score is None:
        return ""
    portfolio = reading.portfolio
    day = portfolio.assessments[risk.assessment].day(today)
    state = acceptance_state(risk, score, portfolio, day)
    return _STANDS.get(state, field_words(state))


def _signed(risk: Risk, reading: Reading, today: date) -> str:
    signed = risk.acceptance
    if signed is None:
        return ""
    by, stands = reading.portfolio.named(signed.by) or "nobody", _stands(risk, reading, today)
    return f"signed by {by} until {signed.until}" + (f"; it {stands}" if stands else "")


def decision_changes(pair: Pair) -> tuple[RecordChange, ...]:
    """Decisions that are wanted now, are wanted no more, were taken, or say something else."""
    olds, news = (_decisions(one.portfolio) for one in pair.readings)
    found = []
    for one in record_changes("decision", olds, news, pair):
        old, new = olds.get(one.key), news.get(one.key)
        taken = old is not None and new is not None and old.is_wanted and not new.is_wanted
        portfolio = (pair.after if new else pair.before).portfolio
        says = _asked(new or olds[one.key], portfolio)
        found.append(replace(one, fate="taken" if taken else one.fate, says=says))
    return tuple(found)


def _decisions(portfolio: Portfolio) -> Mapping[str, Decision]:
    return {one.key: one for file in portfolio.assessments.values() for one in file.decisions}


def _asked(decision: Decision, portfolio: Portfolio) -> str:
    if decision.decided is not None:
        return f"decided on {decision.decided}: {decision.chosen}"
    asked = " and ".join(portfolio.named(one) for one in decision.from_) or "nobody"
    return f"asked of {asked}" + (f", needed by {decision.needed_by}" if decision.needed_by else "")
