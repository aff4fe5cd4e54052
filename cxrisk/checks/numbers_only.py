"""numbers-only: they were counted, and nobody listened to them or watched them."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.places import head
from cxrisk.checks.words import called, listed, plain
from cxrisk.findings import Severity
from cxrisk.model.assessment import Assessment
from cxrisk.model.portfolio import Portfolio

_COUNTED = ("analytics", "survey", "support_log")
_PAPER = ("document", "press", "audit", "desk")
"""Documents: what they say may be true, and nobody was met."""


def find(view: View) -> Iterator[Trouble]:
    """An assessment that has evidence, and all of it is numbers (documents beside them count for none)."""
    for assessment in view.portfolio.assessments.values():
        methods = _methods(assessment, view.portfolio)
        counted = [one for one in _COUNTED if one in methods]
        if counted and not methods - {*_COUNTED, *_PAPER}:
            yield Trouble(
                head(assessment),
                f"all that {called(assessment.title)} knows about people comes from "
                f"{listed(_METHODS[one] for one in counted)}: nobody was listened to or watched",
                "sit beside five people, or talk to them, and write what you saw as `evidence`, "
                "with `method: observation` or `method: interview`",
                lacks=(assessment.place.at("evidence"), assessment.place.at("risks")),
            )


_METHODS = {one: plain(one) for one in _COUNTED} | {"survey": "a survey", "support_log": "support logs"}


def _methods(assessment: Assessment, portfolio: Portfolio) -> set[str]:
    """How its own evidence, and what its risks cite elsewhere, came about."""
    cited = (portfolio.evidence[key] for risk in assessment.risks for key in risk.cited())
    return {one.method for one in (*assessment.evidence, *cited)}


CHECK = Check(
    "numbers-only",
    Severity.WARNING,
    "All evidence of an assessment is analytics, surveys or logs: nobody was listened to or watched.",
    find,
    speaks_from="piloting",
)
