"""Why a risk is not as it was: in its own record, or in what it shares with others."""

from collections.abc import Iterator

from cxrisk.history.difference import Cause, Change, Reason
from cxrisk.history.pair import Pair
from cxrisk.model.fields import Record
from cxrisk.model.risk import Risk
from cxrisk.scoring.score import RiskScore

_RATED = frozenset(("likelihood", "impact", "controls"))
"""Fields of a risk that its score depends on."""
_OF_CONTROL = frozenset(("strength", "reduces", "layer", "only"))
"""Fields of a control that scores depend on."""
_ALWAYS = frozenset(("default", "sign_at_impact"))
"""Fields of the appetite that every risk is held against."""


def reasons(key: str, pair: Pair) -> tuple[Reason, ...]:
    """All that may have changed the risk `key`, which stands in both states; what is rated comes first."""
    old, new = pair.before.portfolio.risks[key], pair.after.portfolio.risks[key]
    found = [Reason(one, None, one.field in _RATED) for one in pair.told(old, new)]
    found += _of_controls(old, new, pair)
    found += _of_settings(new, pair) if pair.unmeasured is None else ()
    found += _of_evidence(old, new, pair)
    return tuple(sorted(found, key=lambda one: not one.rated))


def _of_controls(old: Risk, new: Risk, pair: Pair) -> Iterator[Reason]:
    """What changed in the catalog about controls that the risk uses."""
    used = {use.control for use in old.controls} & {use.control for use in new.controls}
    for control in sorted(used):
        now = pair.after.portfolio.controls[control]
        for one in _elsewhere(pair.before.portfolio.controls[control], now, f"control {control}", pair):
            if one.field in _OF_CONTROL:
                yield Reason(one, Cause("control", control, now.place.path), rated=True)


def _of_settings(new: Risk, pair: Pair) -> Iterator[Reason]:
    """What changed about scales and appetite, where the risk is measured or held otherwise by it."""
    old_settings, settings = pair.before.portfolio.settings, pair.after.portfolio.settings
    path = settings.place.path
    old_score, score = pair.before.scores.get(new.key), pair.after.scores.get(new.key)
    if _figures(old_score) != _figures(score):
        for one in _elsewhere(old_settings.scales, settings.scales, "scales", pair):
            yield Reason(one, Cause("portfolio", "scales", path), rated=True)
    if _standing(old_score) != _standing(score):
        for one in _elsewhere(old_settings.appetite, settings.appetite, "appetite", pair):
            if one.field in _ALWAYS or one.field in new.impact or one.field == "by_category":
                yield Reason(one, Cause("portfolio", "appetite", path), rated=True)


def _of_evidence(old: Risk, new: Risk, pair: Pair) -> Iterator[Reason]:
    """What changed in the evidence that the rating rests on."""
    for cited in sorted({*old.cited()} & {*new.cited()}):
        now = pair.after.portfolio.evidence[cited]
        inside = now.place.path == new.place.path
        cause = None if inside else Cause("evidence", cited, now.place.path)
        for one in _elsewhere(pair.before.portfolio.evidence[cited], now, f"evidence {cited}", pair):
            yield Reason(one, cause, rated=False)


def _elsewhere(old: Record, new: Record, name: str, pair: Pair) -> Iterator[Change]:
    for one in pair.told(old, new):
        yield Change(one.field, f"{name}, {one.where}", one.before, one.after)


def _figures(score: RiskScore | None) -> object:
    if score is None:
        return None
    return {name: (one.current.score, one.current.band) for name, one in score.categories.items()}


def _standing(score: RiskScore | None) -> object:
    return score and (score.above, score.sign)
