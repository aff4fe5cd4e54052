"""What changed since the last board pack: the comparison, and how each risk and initiative moved."""

from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from dataclasses import replace
from datetime import date
from typing import Literal

from cxrisk.audience.public import Secrets, public_portfolio, secrets_of
from cxrisk.history.commits import check_repository, commit_of, day_of
from cxrisk.history.compare import compare
from cxrisk.history.difference import Apart, Diff
from cxrisk.history.pair import Pair
from cxrisk.history.reading import Reading, sources_of, sources_of_both
from cxrisk.history.states import state_at, work_tree
from cxrisk.pipeline import Audience, Outcome, Understood, understood
from cxrisk.records import dataclass
from cxrisk.scoring.score import RiskScore, score_portfolio, worst
from cxrisk.sources.cache import Cache
from cxrisk.sources.memory import no_collection

Trend = Literal["worse", "better", "same", "new", "unknown"]
"""How something stands beside an earlier state; `unknown`: the two cannot be compared."""


@dataclass(frozen=True, slots=True)
class Since:
    """An earlier state of the portfolio, and what became of it."""

    name: str
    """As mkdocs.yml names it: a tag, as a rule."""
    day: date
    """When that commit was made."""
    diff: Diff
    risks: Mapping[str, Trend]
    """By the risk's key."""
    initiatives: Mapping[str, Trend]
    """By the worst of its risks, then and now."""
    commit: str = ""
    """Its id."""


Earlier = MutableMapping[str, Reading]
"""States that were read for an earlier build, by their commit."""


def since(
    outcome: Outcome,
    ref: str,
    *,
    audience: Audience = "internal",
    cache: Cache | None = None,
    earlier: Earlier | None = None,
) -> Since:
    """What changed since the commit `ref`, for one audience; both states judged on the outcome's day.

    The `outcome` is whole, whoever the audience is. What stands in `earlier` is not read again.

    Raises:
        CxriskError: there is no such commit here.
    """
    root = outcome.root
    check_repository(root)
    commit = commit_of(root, ref)
    pair = _pair(outcome, ref, commit, cache, {} if earlier is None else earlier)
    shown = _for_public(pair) if audience == "public" else pair
    diff = compare(shown.before, shown.after, outcome.today)
    if audience == "public":
        diff = _without_secrets(diff, pair)
    return Since(ref, day_of(root, commit), diff, _risks(shown, diff), _initiatives(shown), commit)


def _pair(outcome: Outcome, ref: str, commit: str, cache: Cache | None, earlier: Earlier) -> Pair:
    """The two states; of the later one, records and scores are the outcome's."""
    root, here = outcome.root, work_tree(outcome.root)
    with no_collection():
        if commit in earlier:
            new = sources_of(here, cache)
        else:
            before = state_at(root, ref)
            old, new = sources_of_both(before, here, cache=cache)
            earlier.clear()
            earlier[commit] = Reading(before, understood(old, root.name))
    after = Reading(here, Understood(new, outcome.portfolio, outcome.scores, (), ()))
    return Pair(earlier[commit], after)


def _for_public(pair: Pair) -> Pair:
    """Both as the public may see them today: what is internal now was public once, and is told no more."""
    secrets = secrets_of(pair.after.portfolio)
    return Pair(_public(pair.before, secrets), _public(pair.after, secrets))


def _public(reading: Reading, secrets: Secrets) -> Reading:
    portfolio = public_portfolio(reading.portfolio, secrets)
    read = replace(reading.understood, portfolio=portfolio, scores=score_portfolio(portfolio))
    return replace(reading, understood=read)


def _without_secrets(diff: Diff, whole: Pair) -> Diff:
    """What was public once and is internal now has not gone, and what could not be compared has no name."""
    still = whole.after.portfolio.risks
    risks = tuple(one for one in diff.risks if one.direction != "closed" or one.key not in still)
    apart = (Apart("part of it could not be compared"),) if diff.apart else ()
    return replace(diff, risks=risks, apart=apart)


def _risks(pair: Pair, diff: Diff) -> dict[str, Trend]:
    moved: dict[str, Trend] = {
        one.key: one.direction for one in diff.risks if one.direction in ("worse", "better", "new")
    }
    return {key: moved.get(key, "same") if _compared(pair, key) else "unknown" for key in pair.after.scores}


def _compared(pair: Pair, key: str) -> bool:
    """Whether it is known how the risk stood before, or that it did not stand anywhere."""
    olds, news = pair.before.portfolio.risks, pair.after.portfolio.risks
    if pair.hiding("risk", key, olds.get(key), news.get(key)) is not None or key in pair.unrated:
        return False
    return key not in olds or (pair.unmeasured is None and key in pair.before.scores)


def _initiatives(pair: Pair) -> dict[str, Trend]:
    return dict(_trends(pair))


def _trends(pair: Pair) -> Iterator[tuple[str, Trend]]:
    olds, news = pair.before.portfolio.assessments, pair.after.portfolio.assessments
    for key, one in news.items():
        was = olds.get(key)
        risks = {risk.key for each in (was, one) if each for risk in each.risks}
        hidden = pair.hiding("assessment", key, was, one) is not None
        if hidden or not all(_known_in_both(pair, risk) for risk in risks):
            yield key, "unknown"
        elif was is None:
            yield key, "new"
        else:
            before = _worst(pair.before, (risk.key for risk in was.risks))
            after = _worst(pair.after, (risk.key for risk in one.risks))
            yield key, "same" if before == after else "worse" if after > before else "better"


def _known_in_both(pair: Pair, key: str) -> bool:
    """Whether nothing is missing from what is known of a risk that stands in one of the states, or both."""
    olds, news = pair.before.portfolio.risks, pair.after.portfolio.risks
    if key not in news:
        return pair.hiding("risk", key, olds.get(key), None) is None
    return key in pair.after.scores and _compared(pair, key)


def _worst(reading: Reading, keys: Iterable[str]) -> tuple[float, float]:
    scores: list[RiskScore] = [reading.scores[key] for key in keys if key in reading.scores]
    if not scores:
        return 0, 0
    now = worst(one.current for one in scores)
    return now.band, now.score
