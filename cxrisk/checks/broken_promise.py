"""broken-promise: said in public, at risk, and no words ready for the day on which it breaks."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.words import called, listed
from cxrisk.findings import Severity
from cxrisk.model.change import PublicPromise
from cxrisk.model.portfolio import Portfolio
from cxrisk.model.risk import Risk
from cxrisk.scoring.standing import is_above


def find(view: View) -> Iterator[Trouble]:
    """A public promise whose risk is above appetite, where no words to people are ready."""
    spoken_of = _spoken_of(view)
    for assessment in view.portfolio.assessments.values():
        for promise in assessment.promises:
            risks = (view.portfolio.risks[key] for key in promise.risks)
            above = [one for one in risks if one.key in view.scores and is_above(view.scores[one.key])]
            silent = [one for one in above if not spoken_of & _touched(one, view.portfolio)]
            if silent:
                yield _trouble(promise, silent)


def _spoken_of(view: View) -> set[str]:
    """The touchpoints of every disruption about which people are told something."""
    return {
        touchpoint
        for assessment in view.portfolio.assessments.values()
        if assessment.status != "retired"
        for disruption in assessment.disruptions
        if view.communications_of.get(disruption.key)
        for touchpoint in disruption.touchpoints
    }


def _touched(risk: Risk, portfolio: Portfolio) -> set[str]:
    """Where a risk strikes, both ends of its handoffs included."""
    handoffs = (portfolio.handoffs[key] for key in risk.handoffs)
    return {*risk.touchpoints, *(end for one in handoffs for end in (one.from_, one.to))}


def _trouble(promise: PublicPromise, risks: list[Risk]) -> Trouble:
    stands = "stands" if len(risks) == 1 else "stand"
    return Trouble(
        promise.place.at("said"),
        f"{called(promise.said)} is said in public; {listed(called(one.title) for one in risks)} {stands} "
        "above appetite, and there are no words for the day on which the promise breaks",
        "write a disruption at the same touchpoints, with communications: what people are told then; or take "
        "the promise back until it can be kept",
        tuple((one.place.at("id"), "above appetite") for one in risks),
        lacks=tuple(one.place.at("controls") for one in risks),
    )


CHECK = Check(
    "broken-promise",
    Severity.WARNING,
    "A public promise hangs on a risk above appetite, and nothing is ready to be said where it would break.",
    find,
)
