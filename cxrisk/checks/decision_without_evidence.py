"""decision-without-evidence: it was decided, and nothing says on what."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.places import head
from cxrisk.checks.words import called
from cxrisk.findings import Severity

_NOBODY = "default"
"""`chosen_by` of a decision that nobody took in time."""


def find(view: View) -> Iterator[Trouble]:
    """A decision that somebody has taken and that cites no evidence."""
    for assessment in view.portfolio.assessments.values():
        for decision in assessment.decisions:
            taken = not decision.is_wanted and decision.chosen_by != _NOBODY
            if taken and not decision.evidence:
                yield Trouble(
                    head(decision),
                    f"{called(decision.question)} was decided on {decision.decided} and cites no evidence",
                    "cite in `evidence` what was known about the people whom it concerns; if nothing was, "
                    "say so in `because`, and ask them now",
                    lacks=(decision.place.at("evidence"),),
                )


CHECK = Check(
    "decision-without-evidence",
    Severity.WARNING,
    "A decision was taken and cites no evidence.",
    find,
    speaks_from="piloting",
)
