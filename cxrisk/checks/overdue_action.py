"""overdue-action: promised work whose day has passed."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.words import called
from cxrisk.findings import Severity

_OWED = ("open", "doing")


def find(view: View) -> Iterator[Trouble]:
    """An action past its due date that is neither done nor dropped."""
    for assessment in view.portfolio.assessments.values():
        for action in assessment.actions:
            if action.status in _OWED and action.due < view.day(assessment):
                owner = view.portfolio.named(action.owner)
                yield Trouble(
                    action.place.at("due"),
                    f"{called(action.title)} was due on {action.due} and is not done",
                    (f"ask {owner} for" if owner else "give it an owner and")
                    + " a day that holds, or write `status: done` or `status: dropped`",
                )


CHECK = Check("overdue-action", Severity.WARNING, "An action is past its due date and not done.", find)
