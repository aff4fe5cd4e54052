"""stale-verdict: a sentence with a name under it that is older than what is known."""

from collections.abc import Iterator
from datetime import date

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.words import called
from cxrisk.findings import Place, Severity
from cxrisk.model.assessment import Assessment
from cxrisk.model.fields import Verdict
from cxrisk.model.journey import Journey
from cxrisk.model.portfolio import Portfolio

Newer = tuple[date, Place, str]
"""A day, where it stands, and what happened on it."""


def find(view: View) -> Iterator[Trouble]:
    """A verdict older than the newest evidence, review or decision of its file."""
    assessments, journeys = view.portfolio.assessments.values(), view.portfolio.journeys.values()
    records: tuple[Assessment | Journey, ...] = (*assessments, *journeys)
    for record in records:
        known = max(_known(record), key=lambda one: one[0], default=None)
        if record.verdict is not None and known is not None and record.verdict.date < known[0]:
            yield _trouble(record.title, record.verdict, known, view.portfolio)


def _known(record: Assessment | Journey) -> Iterator[Newer]:
    """What has come to be known, with the first day on which it can have been."""
    for evidence in record.evidence:
        yield evidence.date.first, evidence.place.at("date"), "evidence came in"
    if isinstance(record, Assessment):
        if record.review is not None:
            yield record.review.last, record.review.place.at("last"), "it was reviewed"
        for decision in record.decisions:
            if decision.decided is not None:
                yield decision.decided, decision.place.at("decided"), "something was decided"


def _trouble(title: str, verdict: Verdict, known: Newer, portfolio: Portfolio) -> Trouble:
    day, place, what = known
    by = portfolio.named(verdict.by) or verdict.by
    return Trouble(
        verdict.place.at("date"),
        f"the verdict on {called(title)} is of {verdict.date}, and {what} on {day}",
        f"ask {by} whether the sentence still holds, and write it with the day of the answer",
        ((place, what),),
    )


CHECK = Check(
    "stale-verdict",
    Severity.WARNING,
    "A verdict is older than the newest evidence, review or decision of its file.",
    find,
)
