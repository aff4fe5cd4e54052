"""What stops, or leaks, when a system does."""

from cxrisk.graph.questions import Blast, blast_radius
from cxrisk.model.people import System
from cxrisk.pages import anchors
from cxrisk.pages.charts.stops import Column, Stopping, Stops, stops
from cxrisk.pages.leaves import First, first
from cxrisk.pages.moments import Moment, moments
from cxrisk.pages.page import Link
from cxrisk.pages.phrases import many
from cxrisk.pages.reading import Reading, grouped
from cxrisk.records import dataclass

TOUCHPOINTS, NAMES = 40, 12
"""Touchpoints, and records of other kinds, that a row names; the rest is counted."""


@dataclass(frozen=True, slots=True)
class BlastRow:
    """One system and all that hangs on it."""

    system: System
    anchor: str
    provider: str
    """The company that runs it; empty where nobody is named."""
    carries: First[Link]
    """Other systems that run on it."""
    runs_on: tuple[Link, ...]
    touchpoints: tuple[Moment, ...]
    """Moments of truth first."""
    truths: int
    """How many of them are moments of truth."""
    journeys: First[Link]
    people: First[Link]
    data: tuple[tuple[str, First[str]], ...]
    """What is shown or asked for there: sensitivities, the highest first, each with the names of its data."""

    @property
    def named(self) -> First[Moment]:
        """The touchpoints that there is room to name."""
        return first(self.touchpoints, TOUCHPOINTS)


def blast_rows(reading: Reading) -> tuple[BlastRow, ...]:
    """Every system, the one with the most touchpoints first."""
    portfolio = reading.portfolio
    rows = [_row(reading, blast_radius(reading.outcome.graph, key)) for key in portfolio.systems]
    return tuple(sorted(rows, key=lambda row: (-len(row.touchpoints), -row.truths, row.system.name)))


def finding(rows: tuple[BlastRow, ...], touchpoints: int) -> str:
    """The largest one in a sentence; `touchpoints` is how many there are in all."""
    if not rows:
        return "No system is written down, so nobody can say what stops when one does."
    largest = rows[0]
    if not largest.touchpoints:
        return "No touchpoint names a system that it runs on, so nobody can say what stops when one does."
    how_many = len(largest.touchpoints)
    stop = f"{many(how_many, 'touchpoint')} of {touchpoints} {'stops' if how_many == 1 else 'stop'}"
    truths = f", {many(largest.truths, 'moment')} of truth among them" if largest.truths else ""
    return f"When {largest.system.name} stops, {stop} with it{truths}."


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


def _row(reading: Reading, blast: Blast) -> BlastRow:
    portfolio = reading.portfolio
    system = portfolio.systems[blast.system]
    touchpoints = sorted(moments(portfolio, blast.touchpoints), key=lambda one: not one.is_truth)
    items = sorted((portfolio.data_items[key] for key in blast.data_items), key=lambda one: -one.rank)
    named = ((item.sensitivity, item.name) for item in items)
    journeys = [Link(portfolio.journeys[key].title, anchors.journey(key)) for key in blast.journeys]
    people = [Link(portfolio.people[key].name, anchors.person(key)) for key in blast.people]
    company = portfolio.organisations.get(system.provider or "")
    return BlastRow(
        system=system,
        anchor=f"system.{system.key}",
        provider=company.name if company else "",
        carries=first(_systems(reading, blast.systems), NAMES),
        runs_on=_systems(reading, system.runs_on),
        touchpoints=tuple(touchpoints),
        truths=sum(one.is_truth for one in touchpoints),
        journeys=first(journeys, NAMES),
        people=first(people, NAMES),
        data=tuple((word, first(names, NAMES)) for word, names in grouped(named).items()),
    )


def _systems(reading: Reading, keys: tuple[str, ...]) -> tuple[Link, ...]:
    return tuple(Link(reading.portfolio.systems[key].name, anchors.system(key)) for key in keys)
