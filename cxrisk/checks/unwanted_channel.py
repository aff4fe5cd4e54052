"""unwanted-channel: people are met where they did not choose to be met."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.words import called, listed
from cxrisk.findings import Severity
from cxrisk.model.journey import Touchpoint
from cxrisk.model.people import Person
from cxrisk.model.portfolio import Portfolio

_MET = ("customer_action", "frontstage")


def find(view: View) -> Iterator[Trouble]:
    """A touchpoint that people meet, on a channel which the journey's person did not choose."""
    for journey in view.portfolio.journeys.values():
        person = view.portfolio.people[journey.person]
        for touchpoint in journey.touchpoints() if person.channels else ():
            if touchpoint.lane in _MET and touchpoint.channel not in person.channels:
                yield _trouble(touchpoint, person, view.portfolio)


def _trouble(touchpoint: Touchpoint, person: Person, portfolio: Portfolio) -> Trouble:
    chosen = listed(portfolio.channels[one].name for one in person.channels)
    return Trouble(
        touchpoint.place.at("channel"),
        f"{called(touchpoint.name)} is on {called(portfolio.channels[touchpoint.channel].name)}, "
        f"and {called(person.name)} chooses {chosen}",
        f"offer this moment on a channel of theirs as well; or, if they do choose it, add "
        f"`{touchpoint.channel}` to the `channels` of `{person.id}`",
        ((person.place.at("channels"), "chosen here"),),
        lacks=(person.place.at("channels"),),
    )


CHECK = Check(
    "unwanted-channel",
    Severity.WARNING,
    "People are met on a channel that the journey's person did not choose.",
    find,
)
