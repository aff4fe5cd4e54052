"""What stops, or leaks, when a system does."""

from dataclasses import dataclass

from cxrisk.graph.questions import Blast, blast_radius
from cxrisk.model.people import System
from cxrisk.pages import anchors
from cxrisk.pages.charts.stops import Column, Stopping, Stops, stops
from cxrisk.pages.moments import Moment, moments
from cxrisk.pages.page import Link
from cxrisk.pages.phrases import many
from cxrisk.pages.reading import Reading, grouped

NAMED = 10
"""Touchpoints that a row names; the rest is counted."""


@dataclass(frozen=True, slots=True)
class BlastRow:
    """One system and all that hangs on it."""

    system: System
    anchor: str
    provider: str
    """The company that runs it; empty where nobody is named."""
    carries: tuple[Link, ...]
    """Other systems that run on it."""
    runs_on: tuple[Link, ...]
    touchpoints: tuple[Moment, ...]
    """Moments of truth first."""
    truths: int
    """How many of them are moments of truth."""
    journeys: tuple[Link, ...]
    people: tuple[Link, ...]
    data: tuple[tuple[str, tuple[str, ...]], ...]
    """What is shown or asked for there: sensitivities, the highest first, each with the names of its data."""

    @property
    def named(self) -> tuple[Moment, ...]:
        """The touchpoints that there is room to name."""
        return self.touchpoints[:NAMED]

    @property
    def more(self) -> int:
        """How many are not named."""
        return len(self.touchpoints) - len(self.named)


def blast_rows(reading: Reading) -> tuple[BlastRow, ...]:
    """Every system, the one with the most touchpoints first."""
    portfolio = reading.portfolio
    rows = [_row(reading, blast_radius(reading.outcome.graph, key)) for key in portfolio.systems]
    return tuple(sorted(rows, key=lambda row: (-len(row.touchpoints), -row.truths, row.system.name)))


def finding(rows: tuple[BlastRow, ...], touchpoints: int) -> str:
    """The largest one in a sentence; `touchpoints` is how many there are in all."""
    if not rows:
        return "No system is written down, so nobody can say what stops when one does."
    first = rows[0]
    if not first.touchpoints:
        return "No touchpoint names a system that it runs on, so nobody can say what stops when one does."
    stop = f"{many(len(first.touchpoints), 'touchpoint')} of {touchpoints} {_stop(len(first.touchpoints))}"
    truths = f", {many(first.truths, 'moment')} of truth among them" if first.truths else ""
    return f"When {first.system.name} stops, {stop} with it{truths}."


def picture(reading: Reading, rows: tuple[BlastRow, ...]) -> Stops | None:
    """The rows as a picture, where there is room for it."""
    portfolio = reading.portfolio
    columns = [
        Column(anchors.touchpoint(at.key), journey.title, bool(at.moment_of_truth))
        for journey in portfolio.journeys.values()
        for at in journey.touchpoints()
    ]
    systems = [
        Stopping(row.system.name, row.system.hosting, frozenset(at.address for at in row.touchpoints))
        for row in rows
    ]
    return stops("stops", columns, systems)


def _stop(how_many: int) -> str:
    return "stops" if how_many == 1 else "stop"


def _row(reading: Reading, blast: Blast) -> BlastRow:
    portfolio = reading.portfolio
    system = portfolio.systems[blast.system]
    touchpoints = sorted(moments(portfolio, blast.touchpoints), key=lambda one: not one.is_truth)
    items = sorted((portfolio.data_items[key] for key in blast.data_items), key=lambda one: -one.rank)
    company = portfolio.organisations.get(system.provider or "")
    return BlastRow(
        system=system,
        anchor=f"system.{system.key}",
        provider=company.name if company else "",
        carries=_systems(reading, blast.systems),
        runs_on=_systems(reading, system.runs_on),
        touchpoints=tuple(touchpoints),
        truths=sum(one.is_truth for one in touchpoints),
        journeys=tuple(Link(portfolio.journeys[key].title, anchors.journey(key)) for key in blast.journeys),
        people=tuple(Link(portfolio.people[key].name, anchors.person(key)) for key in blast.people),
        data=tuple(grouped((item.sensitivity, item.name) for item in items).items()),
    )


def _systems(reading: Reading, keys: tuple[str, ...]) -> tuple[Link, ...]:
    return tuple(Link(reading.portfolio.systems[key].name, anchors.system(key)) for key in keys)
