"""no-value-exchange: a person gives, and gets nothing."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.places import head
from cxrisk.checks.words import called, plain
from cxrisk.findings import Severity
from cxrisk.model.data import SENSITIVITIES

_FROM = SENSITIVITIES.index("confidential")


def find(view: View) -> Iterator[Trouble]:
    """Confidential or more sensitive data in use, and nothing says what the person gets for it."""
    for assessment in view.portfolio.assessments.values():
        for use in assessment.data_uses:
            item = view.portfolio.data_items[use.data]
            if item.rank >= _FROM and not use.value_to_person:
                yield Trouble(
                    head(use),
                    f"{called(item.name)} ({plain(item.sensitivity)}) is used, "
                    "and nothing says what the person gets for it",
                    "write `value_to_person` in the person's words; if there is nothing, stop using it",
                    lacks=(use.place.at("value_to_person"),),
                )


CHECK = Check(
    "no-value-exchange",
    Severity.ERROR,
    "Confidential or more sensitive data is used, and nothing says what the person gets for it.",
    find,
)
