"""asked-twice: a person must say again what was already said."""

from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.words import called, way
from cxrisk.findings import Place, Severity
from cxrisk.graph.questions import Repeat, asked_twice
from cxrisk.model.journey import Journey
from cxrisk.model.portfolio import Portfolio


def find(view: View) -> Iterator[Trouble]:
    """A data item that is collected again, because a handoff on the way did not carry it."""
    for journey in view.portfolio.journeys.values():
        for repeat in asked_twice(view.portfolio, journey):
            yield _trouble(repeat, journey, view.portfolio)


def _trouble(repeat: Repeat, journey: Journey, portfolio: Portfolio) -> Trouble:
    item = called(portfolio.data_items[repeat.item].name)
    first = repeat.first.place.at("collects").holding(repeat.item)
    return Trouble(
        repeat.later.place.at("collects").holding(repeat.item),
        f"{item} is asked for at {called(repeat.first.name)} and again at {called(repeat.later.name)}",
        _mend(repeat),
        ((first, "asked for the first time here"), *_dropped(repeat)),
        lacks=(journey.place.at("stages"), journey.place.at("handoffs")),
    )


def _mend(repeat: Repeat) -> str:
    if repeat.dropped is not None:
        return f"let the handoff {way(repeat.dropped)} carry {repeat.item}"
    if repeat.missing is not None:
        before, after = repeat.missing
        return f"write a handoff from {before.id} to {after.id} that carries {repeat.item}"
    return f"take {repeat.item} out of `collects` here, and show what is already known"


def _dropped(repeat: Repeat) -> tuple[tuple[Place, str], ...]:
    if repeat.dropped is None:
        return ()
    return ((repeat.dropped.place.at("from"), "dropped on the way here"),)


CHECK = Check(
    "asked-twice",
    Severity.WARNING,
    "People are asked for the same thing at two touchpoints of a journey, "
    "because not every handoff on the way carries it.",
    find,
)
