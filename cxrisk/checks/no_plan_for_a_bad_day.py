"""no-plan-for-a-bad-day: the words for the worst hour are to be found in the worst hour."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.places import head
from cxrisk.checks.words import called
from cxrisk.findings import Severity
from cxrisk.model.assessment import Assessment
from cxrisk.model.change import UNPLANNED


def find(view: View) -> Iterator[Trouble]:
    """An assessment with a moment of truth, for which no outage or breach is written down with its words."""
    prepared = _prepared(view)
    for assessment in view.portfolio.assessments.values():
        touched = [at for risk in assessment.risks for at in risk.touchpoints]
        moments = [one for one in touched if view.portfolio.touchpoints[one].moment_of_truth]
        if moments and assessment.id not in prepared and prepared.isdisjoint(touched):
            yield _trouble(assessment, view.portfolio.touchpoints[moments[0]].name)


def _prepared(view: View) -> set[str]:
    """Assessments that have a bad day with its words, and the touchpoints that such a day hits."""
    found: set[str] = set()
    for assessment in view.portfolio.assessments.values():
        for disruption in assessment.disruptions if assessment.status != "retired" else ():
            if disruption.kind in UNPLANNED and view.communications_of.get(disruption.key):
                found |= {assessment.id, *disruption.touchpoints}
    return found


def _trouble(assessment: Assessment, moment: str) -> Trouble:
    return Trouble(
        head(assessment),
        f"{called(assessment.title)} has a moment of truth ({called(moment)}), "
        "and no outage or breach is written down with what people are told then",
        "write a disruption of `kind: outage` or `kind: breach`, and communications with "
        "`phase: during` and `phase: after`: who says what, within how many hours, and what is not known",
        lacks=(assessment.place.at("disruptions"), assessment.place.at("communications")),
    )


CHECK = Check(
    "no-plan-for-a-bad-day",
    Severity.WARNING,
    "What is live has a moment of truth, and no outage or breach is written down with its words.",
    find,
    speaks_from="live",
)
