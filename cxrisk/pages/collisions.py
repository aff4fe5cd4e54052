"""Touchpoints that more than one initiative shakes in the same quarter, as a table."""

from dataclasses import dataclass

from cxrisk.graph.collisions import quarter_of
from cxrisk.graph.questions import Collision, Quarter, collisions
from cxrisk.pages import anchors
from cxrisk.pages.moments import Moment, moment
from cxrisk.pages.page import Link
from cxrisk.pages.phrases import many
from cxrisk.pages.reading import Reading
from cxrisk.pages.words import sentence

_ORDINALS = ("first", "second", "third", "fourth")


@dataclass(frozen=True, slots=True)
class CollisionRow:
    """One touchpoint in one quarter."""

    quarter: str
    """In words: `fourth quarter of 2026`."""
    touchpoint: Moment
    journey: Link
    shakes: tuple[Link, ...]
    """The disruptions, then the initiatives that go live."""
    is_past: bool
    """Whether the quarter was over on the day of which the site speaks."""


def collision_rows(reading: Reading) -> tuple[CollisionRow, ...]:
    """Every collision, by quarter."""
    return tuple(_row(reading, one) for one in collisions(reading.portfolio))


def finding(rows: tuple[CollisionRow, ...]) -> str:
    """What the table says, in a sentence."""
    if not rows:
        return "No touchpoint is shaken by two initiatives in one quarter, as far as days are written down."
    ahead = [row for row in rows if not row.is_past]
    first = many(len({row.touchpoint.address for row in rows}), "touchpoint is", "touchpoints are")
    tail = f"; next in the {ahead[0].quarter}" if ahead else "; all of it is past"
    return sentence(f"{first} shaken by more than one initiative in a quarter{tail}.")


def _row(reading: Reading, one: Collision) -> CollisionRow:
    portfolio = reading.portfolio
    journey = portfolio.journeys[one.touchpoint.journey]
    disruptions = (Link(portfolio.disruptions[key].title, _disruption(key)) for key in one.disruptions)
    launches = (
        Link(f"{portfolio.assessments[key].title} goes live", anchors.initiative(key)) for key in one.launches
    )
    return CollisionRow(
        quarter=_words(one.quarter),
        touchpoint=moment(one.touchpoint),
        journey=Link(journey.title, anchors.journey(journey.id)),
        shakes=(*disruptions, *launches),
        is_past=one.quarter < quarter_of(reading.outcome.today),
    )


def _disruption(key: str) -> str:
    return f"{anchors.initiative(anchors.file_of(key))}#{anchors.disruption_anchor(key)}"


def _words(quarter: Quarter) -> str:
    return f"{_ORDINALS[quarter.number - 1]} quarter of {quarter.year}"
