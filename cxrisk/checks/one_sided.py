"""one-sided: those who know people and those who know the machine are not both at the table."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.places import head
from cxrisk.checks.words import called, listed
from cxrisk.findings import Severity
from cxrisk.model.assessment import Assessment

_SIDES = {
    "cx_champion": "who speaks for the people",
    "technology_owner": "who answers for the technology",
}


def find(view: View) -> Iterator[Trouble]:
    """An assessment that does not name both a champion of the people and an owner of the technology."""
    for assessment in view.portfolio.assessments.values():
        missing = [side for side in _SIDES if not view.portfolio.named(getattr(assessment.roles, side))]
        if missing:
            yield _trouble(assessment, missing)


def _trouble(assessment: Assessment, missing: list[str]) -> Trouble:
    places = tuple(assessment.roles.place.at(side) for side in missing)
    written = getattr(assessment.roles, missing[0])
    return Trouble(
        places[0] if written else head(assessment),
        f"{called(assessment.title)} does not name {listed((_SIDES[side] for side in missing), 'or')}",
        f"write in `roles` {listed(f'`{side}`' for side in missing)}, and bring the two to one table",
        lacks=places,
    )


CHECK = Check(
    "one-sided",
    Severity.WARNING,
    "Those who speak for the people and those who answer for the technology are not both named.",
    find,
    speaks_from="piloting",
)
