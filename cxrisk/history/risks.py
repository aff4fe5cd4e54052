"""What became of each risk: new, closed, worse, better, or as bad as before and changed."""

from collections.abc import Iterator

from cxrisk.history.difference import Direction, Rating, Reason, RiskChange
from cxrisk.history.pair import Pair
from cxrisk.history.reading import Reading
from cxrisk.history.reasons import reasons
from cxrisk.scoring.score import RiskScore
from cxrisk.scoring.standing import is_above
from cxrisk.scoring.words import sum_in_words

_ORDER: tuple[Direction, ...] = ("new", "worse", "better", "closed", "changed")


def risk_changes(pair: Pair) -> tuple[RiskChange, ...]:
    """Every risk that is not as it was, as far as the two states can be compared."""
    olds, news = pair.before.portfolio.risks, pair.after.portfolio.risks
    found = []
    for key in pair.comparable("risk", olds, news):
        if key not in olds:
            found.append(_entry("new", key, pair.after, (None, rating(key, pair.after))))
        elif key not in news:
            found.append(_entry("closed", key, pair.before, (rating(key, pair.before), None)))
        elif key not in pair.unrated:
            found += _changed(key, pair)
    return tuple(sorted(found, key=_order))


def _changed(key: str, pair: Pair) -> Iterator[RiskChange]:
    old, new = pair.before.scores.get(key), pair.after.scores.get(key)
    way = _way(old, new) if old and new and pair.unmeasured is None else 0
    why = reasons(key, pair)
    if way or why:
        direction: Direction = "worse" if way > 0 else "better" if way < 0 else "changed"
        yield _entry(direction, key, pair.after, (rating(key, pair.before), rating(key, pair.after)), why)


def _entry(
    direction: Direction,
    key: str,
    reading: Reading,
    ratings: tuple[Rating | None, Rating | None],
    why: tuple[Reason, ...] = (),
) -> RiskChange:
    """The change of one risk, with what `reading` says of it."""
    risk = reading.portfolio.risks[key]
    status = reading.portfolio.assessments[risk.assessment].status
    return RiskChange(direction, key, risk.title, risk.assessment, status, *ratings, why)


def rating(key: str, reading: Reading) -> Rating | None:
    """How bad a risk is in one state; nothing where nobody rated it."""
    score = reading.scores.get(key)
    if score is None:
        return None
    now = score.current
    words = sum_in_words(reading.portfolio.risks[key], now, reading.portfolio)
    return Rating(now.score, now.band, now.category, is_above(score), words)


def _way(old: RiskScore, new: RiskScore) -> int:
    """Above 0 where it got worse, below where it got better.

    The worst category speaks first, then the appetite, then every category: a harm that grew is not made up
    for by another that shrank.
    """
    first = _sign((old.current.band, old.current.score), (new.current.band, new.current.score))
    if first:
        return first
    if _over(old) != _over(new):
        return 1 if _over(new) - _over(old) else -1
    ways = {_sign(_figures(old, name), _figures(new, name)) for name in {*old.categories, *new.categories}}
    return 1 if 1 in ways else min(ways)


def _over(score: RiskScore) -> set[str]:
    """Where it is above appetite."""
    return {*score.above, *(("signature",) if score.sign else ())}


def _figures(score: RiskScore, category: str) -> tuple[float, float]:
    held = next((one.current for name, one in score.categories.items() if name == category), None)
    return (held.band, held.score) if held else (0, 0)


def _sign(old: tuple[float, float], new: tuple[float, float]) -> int:
    return (new > old) - (new < old)


def _order(change: RiskChange) -> tuple[int, float, float, str]:
    """By direction; within it the worst first."""
    known = change.after or change.before
    return (
        _ORDER.index(change.direction),
        -known.band if known else 0,
        -known.score if known else 0,
        change.key,
    )
