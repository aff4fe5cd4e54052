"""The way through a journey, where touchpoints or handoffs of it are not shown.

Leaving out a touchpoint must not make its neighbours meet, nor may leaving out a handoff look as if nobody
had written it down: where the next step is not shown, the way is cut.
"""

from dataclasses import replace

from cxrisk.graph.questions import steps
from cxrisk.model.journey import Journey, Stage


def with_ways(whole: Journey, shown: Journey) -> Journey:
    """The shown journey with no step in it that the whole one does not have."""
    here = {one.key for one in shown.touchpoints()}
    true = [pair for pair in steps(whole) if here.issuperset(pair) and pair not in _cut(whole, shown)]
    if list(steps(shown)) == true:
        return shown
    onwards: dict[str, tuple[str, ...]] = dict.fromkeys(here, ())
    for first, second in true:
        onwards[first] = (*onwards[first], second)
    return replace(shown, stages=tuple(_leading(stage, onwards) for stage in shown.stages))


def _cut(whole: Journey, shown: Journey) -> set[tuple[str, str]]:
    """Pairs of touchpoints that only handoffs join which are not shown."""
    return _pairs(whole) - _pairs(shown)


def _pairs(journey: Journey) -> set[tuple[str, str]]:
    return {(one.from_, one.to) for one in journey.handoffs}


def _leading(stage: Stage, onwards: dict[str, tuple[str, ...]]) -> Stage:
    return replace(stage, touchpoints=tuple(replace(one, next=onwards[one.key]) for one in stage.touchpoints))
