"""no-champion: nobody in the room speaks for the people."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.places import head
from cxrisk.checks.words import called
from cxrisk.findings import Severity


def find(view: View) -> Iterator[Trouble]:
    """An assessment without a champion of the people whom it concerns."""
    for assessment in view.portfolio.assessments.values():
        champion = assessment.roles.cx_champion
        if not view.portfolio.named(champion):
            written = assessment.roles.place.at("cx_champion")
            yield Trouble(
                written if champion else head(assessment),
                f"{called(assessment.title)} has no champion of the people whom it concerns",
                "write in `roles` as `cx_champion` who speaks for them when decisions are taken",
                lacks=(written,),
            )


CHECK = Check(
    "no-champion",
    Severity.ERROR,
    "Nobody is named who speaks for the people who will live with it.",
    find,
    shifts={"proposed": Severity.WARNING},
)
