"""sure-too-soon: the first words on a bad day claim to know everything."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.words import called
from cxrisk.findings import Severity
from cxrisk.model.change import Communication, Disruption


def find(view: View) -> Iterator[Trouble]:
    """The first words during an outage or a breach, without what is not known yet."""
    for disruption in view.portfolio.disruptions.values():
        if disruption.kind in ("outage", "breach"):
            said = view.communications_of.get(disruption.key, ())
            during = [words for words in said if words.phase == "during"]
            if during:
                first = min(during, key=lambda words: _hours(words, disruption))
                if not first.not_known:
                    yield _trouble(first, disruption)


def _hours(words: Communication, disruption: Disruption) -> float:
    """How soon they are said, in hours from the beginning; where nothing says it, after all others."""
    if words.within_hours is not None:
        return words.within_hours
    if words.date is not None and disruption.from_ is not None:
        return (words.date - disruption.from_).days * 24.0
    return float("inf")


def _trouble(first: Communication, disruption: Disruption) -> Trouble:
    return Trouble(
        first.place.at("message"),
        f"the first words during {called(disruption.title)} do not say what is not known yet",
        "write `not_known`: what people will ask and nobody can answer in the first hours, "
        "and say in the message when you will write again",
        lacks=(first.place.at("not_known"),),
    )


CHECK = Check(
    "sure-too-soon",
    Severity.WARNING,
    "The first words during an outage or a breach do not say what is not known yet.",
    find,
)
