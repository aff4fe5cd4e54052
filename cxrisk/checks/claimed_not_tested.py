"""claimed-not-tested: it stands on paper, and nobody has seen it work."""

from collections.abc import Iterable, Iterator
from itertools import chain

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.words import called, way
from cxrisk.findings import Place, Severity
from cxrisk.model.assessment import Assessment
from cxrisk.model.journey import Handoff, Touchpoint
from cxrisk.model.portfolio import Portfolio
from cxrisk.records import dataclass


@dataclass(frozen=True, slots=True)
class _Claim:
    """Something that is said to work."""

    place: Place
    what: str
    """In words, with the names in it."""
    verified_at: Place
    """Where the day belongs on which it was seen."""
    touchpoints: tuple[str, ...]
    """Where people would lean on it."""
    more: tuple[Place, ...] = ()
    """What else may show that it works."""


def find(view: View) -> Iterator[Trouble]:
    """Every promise, opt-out, fallback, recovery and signal that nothing shows to work."""
    portfolio = view.portfolio
    decisive = _decisive(portfolio)
    touchpoints = chain.from_iterable(map(_of_touchpoint, portfolio.touchpoints.values()))
    handoffs = chain.from_iterable(map(_of_handoff, portfolio.handoffs.values()))
    files = chain.from_iterable(_of_assessment(one, portfolio) for one in portfolio.assessments.values())
    for claim in chain(touchpoints, handoffs, files):
        hurts = any(key in decisive for key in claim.touchpoints)
        yield Trouble(
            claim.place,
            f"{claim.what} stands on paper: nothing shows that it works",
            _mend(hurts=hurts),
            lacks=(claim.verified_at, *claim.more),
            severity=Severity.ERROR if hurts else None,
        )


def _mend(*, hurts: bool) -> str:
    soon = "people live with it already: " if hurts else ""
    return (
        f"{soon}try it as a person would, at the hour at which it is needed, and write the day as `verified`"
    )


def _decisive(portfolio: Portfolio) -> set[str]:
    """The moments of truth that a risk of a live initiative names, itself or through a handoff."""
    risks = [risk for one in portfolio.assessments.values() if one.status == "live" for risk in one.risks]
    named = {key for risk in risks for key in risk.touchpoints}
    handoffs = (portfolio.handoffs[key] for risk in risks for key in risk.handoffs)
    named.update(chain.from_iterable((one.from_, one.to) for one in handoffs))
    return {key for key in named if portfolio.touchpoints[key].moment_of_truth}


def _of_touchpoint(touchpoint: Touchpoint) -> Iterator[_Claim]:
    name, at = called(touchpoint.name), touchpoint.place
    if touchpoint.recovery and not touchpoint.verified:
        yield _Claim(at.at("recovery"), f"the recovery of {name}", at.at("verified"), (touchpoint.key,))
    fallback = touchpoint.human_fallback
    if fallback is None or fallback.verified:
        return
    if not fallback.channel and touchpoint.verified:
        return
    where = fallback.place if fallback.channel else at
    yield _Claim(
        at.at("human_fallback"), f"the human fallback of {name}", where.at("verified"), (touchpoint.key,)
    )


def _of_handoff(handoff: Handoff) -> Iterator[_Claim]:
    if handoff.promise and not handoff.verified and not handoff.evidence:
        yield _Claim(
            handoff.place.at("promise"),
            f"what the handoff {way(handoff)} promises, {called(handoff.promise)},",
            handoff.place.at("verified"),
            (handoff.from_, handoff.to),
            (handoff.place.at("evidence"),),
        )


def _of_assessment(assessment: Assessment, portfolio: Portfolio) -> Iterable[_Claim]:
    for use in assessment.data_uses:
        if use.opt_out and not use.opt_out.verified:
            item = called(portfolio.data_items[use.data].name)
            at = (*use.at, use.opt_out.at) if use.opt_out.at else use.at
            place = use.place.at("opt_out")
            yield _Claim(place, f"the way to say no to the use of {item}", place.at("verified"), at)
    for signal in assessment.signals:
        if not signal.verified:
            passed = portfolio.units[signal.passed_to].name
            what = f"the way of a signal from {called(signal.from_)} to {passed}"
            place = signal.place.at("from")
            yield _Claim(place, what, signal.place.at("verified"), (signal.heard_at,))


CHECK = Check(
    "claimed-not-tested",
    Severity.WARNING,
    "A promise, an opt-out, a human fallback, a recovery or a signal's way is written down, "
    "and nothing shows that it works.",
    find,
    speaks_from="live",
)
