"""overdue-decision: the day has passed, and by saying nothing something was decided."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.words import called, listed
from cxrisk.findings import Severity
from cxrisk.model.change import Decision
from cxrisk.model.portfolio import Portfolio


def find(view: View) -> Iterator[Trouble]:
    """A wanted decision whose day has passed."""
    for assessment in view.portfolio.assessments.values():
        for decision in assessment.decisions:
            by = decision.needed_by
            if decision.is_wanted and by is not None and by < view.day(assessment):
                yield _trouble(decision, view.portfolio)


def _trouble(decision: Decision, portfolio: Portfolio) -> Trouble:
    happens = f"; what happens if nobody decides: {decision.default}" if decision.default else ""
    whom = (
        listed(portfolio.named(one) for one in decision.from_)
        if decision.from_
        else "those who can decide it"
    )
    return Trouble(
        decision.place.at("needed_by"),
        f"{called(decision.question)} was to be decided by {decision.needed_by}{happens}",
        f"ask {whom} today, and write `decided`, `chosen` and who bears the cost; "
        "if the default was what came, write `chosen_by: default`",
    )


CHECK = Check(
    "overdue-decision",
    Severity.WARNING,
    "A decision is wanted, and the day by which it was needed has passed.",
    find,
)
