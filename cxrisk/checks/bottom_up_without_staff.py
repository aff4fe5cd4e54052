"""bottom-up-without-staff: our own people began it, and nobody looks at what it does to them."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.words import called
from cxrisk.findings import Severity
from cxrisk.model.assessment import Assessment
from cxrisk.model.portfolio import Portfolio


def find(view: View) -> Iterator[Trouble]:
    """A bottom-up change that touches no journey of an employee and rates nothing for the workforce."""
    for assessment in view.portfolio.assessments.values():
        if assessment.driver == "bottom_up" and not _staff_are_seen(assessment, view.portfolio):
            yield Trouble(
                assessment.place.at("driver"),
                f"{called(assessment.title)} comes from our own people, and no employee lives a journey that "
                "it touches, nor is anything rated for the workforce",
                "name in a risk a touchpoint of a journey that an employee lives, "
                "or rate `workforce` in the `impact` of a risk",
                lacks=(assessment.place.at("risks"), assessment.place.at("journeys")),
            )


def _staff_are_seen(assessment: Assessment, portfolio: Portfolio) -> bool:
    if any("workforce" in risk.impact for risk in assessment.risks):
        return True
    journeys = {one.partition("/")[0] for one in _touched(assessment)}
    journeys |= {journey.key for journey in assessment.journeys}
    people = (
        portfolio.people[portfolio.journeys[one].person] for one in journeys if one in portfolio.journeys
    )
    return any(person.who == "employee" for person in people)


def _touched(assessment: Assessment) -> Iterator[str]:
    """The touchpoints and handoffs that an assessment names."""
    for risk in assessment.risks:
        yield from (*risk.touchpoints, *risk.handoffs)
    for use in assessment.data_uses:
        yield from use.at
    for disruption in assessment.disruptions:
        yield from disruption.touchpoints
    for signal in assessment.signals:
        yield signal.heard_at


CHECK = Check(
    "bottom-up-without-staff",
    Severity.WARNING,
    "Our own people drive a change, and it is looked at without them: no journey of theirs, no rating.",
    find,
)
