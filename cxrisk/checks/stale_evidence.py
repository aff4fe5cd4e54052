"""stale-evidence: it was true once."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain

from cxrisk.checks.calendar import months_after
from cxrisk.checks.check import Check, Trouble, View
from cxrisk.findings import Severity
from cxrisk.model.evidence import Evidence


def find(view: View) -> Iterator[Trouble]:
    """Evidence older than two review intervals, as of the day that its file speaks of."""
    months = view.portfolio.settings.review.every_months * 2
    for evidence, day in _dated(view):
        if months_after(evidence.date.last, months) < day:
            yield Trouble(
                evidence.place.at("date"),
                f"`{evidence.id}` is of {evidence.date.text}, more than {months} months "
                "(two review intervals) ago",
                "look again, with a few people; or add newer evidence beside it and cite that, and keep "
                "this one as what was known then",
            )


def _dated(view: View) -> Iterable[tuple[Evidence, date]]:
    assessments, journeys = view.portfolio.assessments.values(), view.portfolio.journeys.values()
    return chain(
        ((one, view.day(file)) for file in assessments for one in file.evidence),
        ((one, view.day_of_journey(file)) for file in journeys for one in file.evidence),
    )


CHECK = Check(
    "stale-evidence",
    Severity.INFO,
    "Evidence is older than two review intervals of the portfolio.",
    find,
)
