"""assumed-person: we have made up whose life this is."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.places import head
from cxrisk.checks.words import called, listed
from cxrisk.findings import Severity
from cxrisk.model.journey import Journey
from cxrisk.model.portfolio import Portfolio


def find(view: View) -> Iterator[Trouble]:
    """A person who lives a journey and whose description is an assumption; one finding a person."""
    lived: dict[str, list[Journey]] = {}
    for journey in view.portfolio.journeys.values():
        lived.setdefault(journey.person, []).append(journey)
    for key, journeys in sorted(lived.items()):
        person = view.portfolio.people[key]
        if person.basis == "assumption":
            yield Trouble(
                person.place.at("basis"),
                f"{listed(called(one.title) for one in journeys)} "
                f"{'rests' if len(journeys) == 1 else 'rest'} on {called(person.name)}, who is an assumption",
                "meet a few people like that, change what was wrong, and write `basis: partial` with their "
                "words as `evidence`",
                tuple((head(one), "lived by this person") for one in journeys),
            )


def joins(portfolio: Portfolio) -> Iterator[tuple[str, str]]:
    """All whose journeys are lived by the same assumption."""
    for journey in portfolio.journeys.values():
        if portfolio.people[journey.person].basis == "assumption":
            yield journey.place.path, f"person {journey.person}"


CHECK = Check(
    "assumed-person",
    Severity.WARNING,
    "A journey's person is an assumption: nobody like that was met.",
    find,
    joins=joins,
)
