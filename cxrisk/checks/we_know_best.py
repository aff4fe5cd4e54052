"""we-know-best: a risk that was rated without asking anybody who bears it."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.places import head
from cxrisk.checks.words import called
from cxrisk.findings import Severity
from cxrisk.model.risk import Risk


def find(view: View) -> Iterator[Trouble]:
    """A risk that cites no voice of a person."""
    evidence, is_voice = view.portfolio.evidence, view.portfolio.is_voice
    for risk in view.portfolio.risks.values():
        if not any(is_voice(evidence[key]) for key in risk.cited()):
            yield _trouble(risk)


def _trouble(risk: Risk) -> Trouble:
    rests_on = "rests on no evidence" if not risk.cited() else "rests on evidence in which no person speaks"
    return Trouble(
        head(risk),
        f"{called(risk.title)} {rests_on}",
        "ask or watch a few who would live through it, write what they said as `evidence`, and cite it",
        lacks=(risk.place.at("evidence"),),
    )


CHECK = Check(
    "we-know-best",
    Severity.WARNING,
    "A risk is rated and none of the evidence that it cites is the voice of a person.",
    find,
    shifts={"live": Severity.ERROR},
)
