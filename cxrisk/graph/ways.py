"""The way people go through a journey, and the white space where it changes hands."""

from collections.abc import Mapping

from cxrisk.model.journey import Handoff, Journey, Touchpoint
from cxrisk.model.portfolio import Portfolio
from cxrisk.records import dataclass


@dataclass(frozen=True, slots=True)
class Gap:
    """Two consecutive touchpoints of different units."""

    first: Touchpoint
    second: Touchpoint
    handoff: Handoff | None
    """What joins them; of several the first written; none: nobody answers for what gets lost here."""
    other_organisation: bool
    """Whether the two units belong to different organisations."""


def steps(journey: Journey) -> tuple[tuple[str, str], ...]:
    """Consecutive touchpoints (keys): each and where people go from it.

    That is the next one in the order of the file, across stages and in all lanes, unless the touchpoint
    says `next`; an empty `next` ends the way. In the order of the file, each pair once.
    """
    touchpoints = tuple(journey.touchpoints())
    following = [(one.key,) for one in touchpoints[1:]]
    pairs = (
        (here.key, there)
        # Not strict: a journey may have lost all its touchpoints to faults of form.
        for here, usual in zip(touchpoints, [*following, ()], strict=False)
        for there in (usual if here.next is None else here.next)
        if there != here.key
    )
    return tuple(dict.fromkeys(pairs))


def handoffs_by_step(journey: Journey) -> Mapping[tuple[str, str], tuple[Handoff, ...]]:
    """The handoffs of a journey by the touchpoints that they join, as written."""
    joined: dict[tuple[str, str], tuple[Handoff, ...]] = {}
    for handoff in journey.handoffs:
        pair = (handoff.from_, handoff.to)
        joined[pair] = (*joined.get(pair, ()), handoff)
    return joined


def white_space(portfolio: Portfolio, journey: Journey) -> tuple[Gap, ...]:
    """Every consecutive pair of touchpoints of different units, with the handoff that joins it, if any."""
    joined = handoffs_by_step(journey)
    pairs = (
        (portfolio.touchpoints[first], portfolio.touchpoints[second], joined.get((first, second), (None,))[0])
        for first, second in steps(journey)
    )
    return tuple(
        Gap(
            first,
            second,
            handoff,
            portfolio.organisation_of(first.unit) != portfolio.organisation_of(second.unit),
        )
        for first, second, handoff in pairs
        if first.unit != second.unit
    )
