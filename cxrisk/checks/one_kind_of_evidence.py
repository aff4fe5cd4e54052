"""one-kind-of-evidence: what people say, what they do and how many they are, and one of them is missing."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.places import head
from cxrisk.checks.words import called, listed
from cxrisk.findings import Severity
from cxrisk.model.assessment import Assessment
from cxrisk.model.portfolio import Portfolio

_WANTED = {
    "attitudinal": "attitudinal (what people say and feel)",
    "behavioral": "behavioral (what they do)",
    "quantitative": "quantitative (how many)",
}


def find(view: View) -> Iterator[Trouble]:
    """An assessment whose risks together lack one of the three kinds of evidence."""
    for assessment in view.portfolio.assessments.values():
        missing = _missing(assessment, view.portfolio) if assessment.risks else []
        if missing:
            yield Trouble(
                head(assessment),
                f"the risks of {called(assessment.title)} cite no evidence that is {listed(missing, 'or')}",
                "look for the missing kind before people depend on it, and cite it from the risk it bears on",
                lacks=(assessment.place.at("risks"), assessment.place.at("evidence")),
            )


def _missing(assessment: Assessment, portfolio: Portfolio) -> list[str]:
    kinds = {
        kind for risk in assessment.risks for key in risk.cited() for kind in portfolio.evidence[key].kinds
    }
    return [words for kind, words in _WANTED.items() if kind not in kinds]


CHECK = Check(
    "one-kind-of-evidence",
    Severity.WARNING,
    "All that an assessment's risks cite lacks one or more of three kinds of evidence: "
    "what people feel, what people do, and how many.",
    find,
    speaks_from="piloting",
)
