"""flat-rating: a table that was filled in, and nobody looked at the single risk."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.places import head
from cxrisk.checks.words import called, listed
from cxrisk.findings import Severity
from cxrisk.model.assessment import Assessment
from cxrisk.model.risk import Risk

_MANY = 5
"""From so many risks on sameness is no chance."""


def find(view: View) -> Iterator[Trouble]:
    """Five risks or more that are all alike in likelihood or in what controls do, or rationales copied."""
    for assessment in view.portfolio.assessments.values():
        if len(assessment.risks) >= _MANY:
            yield from _alike(assessment, view)
            yield from _copied(assessment)


def _alike(assessment: Assessment, view: View) -> Iterator[Trouble]:
    likelihoods = {risk.likelihood for risk in assessment.risks}
    reasons = ["have one likelihood"] if len(likelihoods) == 1 else []
    reasons += ["stand one band below where they began"] if _all_one_step(assessment, view) else []
    if reasons:
        yield Trouble(
            head(assessment),
            f"all {len(assessment.risks)} risks of {called(assessment.title)} {listed(reasons)}",
            "rate two of them side by side: which comes sooner, and where does a control really hold? "
            "Then go on from there",
            lacks=(assessment.place.at("risks"),),
        )


def _all_one_step(assessment: Assessment, view: View) -> bool:
    scores = [view.scores[risk.key] for risk in assessment.risks if risk.key in view.scores]
    steps = {one.inherent.band - one.current.band for one in scores}
    return len(scores) == len(assessment.risks) and steps == {1}


def _copied(assessment: Assessment) -> Iterator[Trouble]:
    first: dict[str, Risk] = {}
    for risk in assessment.risks:
        words = " ".join(risk.rationale.split()).casefold()
        if words and words in first:
            yield Trouble(
                risk.place.at("rationale"),
                f"{called(risk.title)} is rated for the same reason, word for word, "
                f"as {called(first[words].title)}",
                "write what makes this one as likely and as hard as it is, or rate the two as one risk",
                ((first[words].place.at("rationale"), "the same words"),),
            )
        first.setdefault(words, risk)


CHECK = Check(
    "flat-rating",
    Severity.WARNING,
    "Five or more risks all have one likelihood, all fall by one band, or share a rationale.",
    find,
)
