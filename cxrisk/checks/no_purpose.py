"""no-purpose: data is used and nobody says what for."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.places import head
from cxrisk.checks.words import called
from cxrisk.findings import Severity


def find(view: View) -> Iterator[Trouble]:
    """A data use without purpose."""
    for assessment in view.portfolio.assessments.values():
        for use in assessment.data_uses:
            if not use.purpose:
                yield Trouble(
                    head(use),
                    f"{called(view.portfolio.data_items[use.data].name)} is used, and nothing says what for",
                    "write `purpose`: what is done with it, in words that the person would understand",
                    lacks=(use.place.at("purpose"),),
                )


CHECK = Check("no-purpose", Severity.ERROR, "A use of data does not say what it is for.", find)
