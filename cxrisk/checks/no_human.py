"""no-human: at the moment that decides, nobody is there."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.places import head
from cxrisk.checks.words import called
from cxrisk.findings import Severity
from cxrisk.model.journey import Touchpoint
from cxrisk.model.portfolio import Portfolio


def find(view: View) -> Iterator[Trouble]:
    """A frontstage moment of truth on a channel without people, and no way to a person."""
    for journey in view.portfolio.journeys.values():
        if view.portfolio.people[journey.person].who != "employee":
            for touchpoint in journey.touchpoints():
                if touchpoint.moment_of_truth and touchpoint.lane == "frontstage":
                    yield from _trouble(touchpoint, view.portfolio)


def _trouble(touchpoint: Touchpoint, portfolio: Portfolio) -> Iterator[Trouble]:
    channel = portfolio.channels[touchpoint.channel]
    fallback = touchpoint.human_fallback
    if channel.has_people:
        return
    if fallback is None:
        yield Trouble(
            head(touchpoint),
            f"{called(touchpoint.name)} is a moment of truth on {called(channel.name)}, "
            "where nobody answers, and no way to a person is written",
            "write `human_fallback`: where a person is found when the machine does not do",
        )
    elif fallback.channel is not None and not portfolio.channels[fallback.channel].has_people:
        leads_to = portfolio.channels[fallback.channel].name
        yield Trouble(
            touchpoint.place.at("human_fallback", "channel"),
            f"the human fallback of {called(touchpoint.name)} leads to {called(leads_to)}, "
            "where nobody answers",
            "name a channel on which people answer, or write `human: true` at that channel if they do",
        )


CHECK = Check(
    "no-human",
    Severity.WARNING,
    "A moment of truth stands on a channel without people, and there is no way to a person.",
    find,
)
