"""Touchpoints that more than one initiative shakes in the same quarter, and who should talk to whom."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from cxrisk.graph.collisions import quarter_of
from cxrisk.graph.questions import Collision, Quarter, collisions
from cxrisk.pages import anchors
from cxrisk.pages.charts.clash import Clash, Group, Shaking, clash
from cxrisk.pages.charts.curve import feeling
from cxrisk.pages.moments import Mark, Moment, mark, moment
from cxrisk.pages.page import Link
from cxrisk.pages.phrases import listed, many
from cxrisk.pages.reading import Reading
from cxrisk.pages.told import PhaseRow, told_by_active
from cxrisk.pages.touchpoint import felt_at
from cxrisk.pages.words import count, quoted, sentence
from cxrisk.records import dataclass

_ORDINALS = ("first", "second", "third", "fourth")


@dataclass(frozen=True, slots=True)
class Shake:
    """One thing that shakes a touchpoint."""

    initiative: Link
    what: Link
    """The disruption, or that the initiative goes live."""
    begins: date
    ends: date
    is_launch: bool
    people: str
    """How many; empty for a launch."""
    phases: tuple[PhaseRow, ...]
    """What people are told before, during and after; nothing for a launch."""


@dataclass(frozen=True, slots=True)
class CollisionRow:
    """One touchpoint in one quarter."""

    quarter: str
    """In words: `fourth quarter of 2026`."""
    when: Quarter
    touchpoint: Moment
    journey: Link
    person: Link
    """Who lives it."""
    feeling: str
    """How it feels today."""
    worst: Mark | None
    """The worst risk there; absent: nobody has looked."""
    shakes: tuple[Shake, ...]
    """In the order of their days."""
    initiatives: tuple[str, ...]
    """Ids, sorted."""
    is_past: bool
    """Whether the quarter was over on the day of which the site speaks."""

    @property
    def unwritten(self) -> int:
        """Words that somebody should have written for people there, and nobody has."""
        phases = [phase for shake in self.shakes for phase in shake.phases]
        return sum(phase.is_asked_for and not phase.messages for phase in phases)


@dataclass(frozen=True, slots=True)
class Side:
    """One of two initiatives that meet."""

    link: Link
    accountable: str
    champion: str
    """Who speaks for the people there; empty: nobody."""


@dataclass(frozen=True, slots=True)
class Talk:
    """Two initiatives that should talk to one another."""

    one: Side
    other: Side
    at: tuple[Moment, ...]
    quarters: tuple[str, ...]
    is_past: bool
    """Whether all of it is over."""

    @property
    def is_one_person(self) -> bool:
        """Whether the same person answers for both."""
        return bool(self.one.accountable) and self.one.accountable == self.other.accountable


def collision_rows(reading: Reading) -> tuple[CollisionRow, ...]:
    """Every collision, by quarter."""
    words = {row.disruption.key: row.phases for row in reading.once(told_by_active)}
    return tuple(_row(reading, one, words) for one in collisions(reading.portfolio))


def finding(rows: Sequence[CollisionRow]) -> str:
    """What the table says, in a sentence."""
    if not rows:
        return "No touchpoint is shaken by two initiatives in one quarter, as far as days are written down."
    ahead = [row for row in rows if not row.is_past]
    first = many(len({row.touchpoint.address for row in rows}), "touchpoint is", "touchpoints are")
    tail = f"; next in the {ahead[0].quarter}" if ahead else "; all of it is past"
    return sentence(f"{first} shaken by more than one initiative in a quarter{tail}.")


def talks(reading: Reading, rows: Sequence[CollisionRow]) -> tuple[Talk, ...]:
    """Which initiatives meet where: first those that still will, then those that meet most often."""
    met: dict[tuple[str, str], list[CollisionRow]] = {}
    for row in rows:
        for pair in combinations(row.initiatives, 2):
            met.setdefault(pair, []).append(row)
    found = [_talk(reading, pair, several) for pair, several in met.items()]
    return tuple(sorted(found, key=lambda one: (one.is_past, -len(one.at), one.one.link.title)))


def of_talks(several: Sequence[Talk]) -> str:
    """Which two meet most: the caption of the calendar."""
    if not several:
        return "Nothing meets."
    most = several[0]
    where = many(len(most.at), "touchpoint", "touchpoints")
    meet = "met" if most.is_past else "meet"
    both = f"{quoted(most.one.link.title)} and {quoted(most.other.link.title)}"
    return f"{both} {meet} at {where}, in the {listed(most.quarters)}."


def picture(reading: Reading, rows: Sequence[CollisionRow]) -> Clash | None:
    """The calendar of the touchpoints at which initiatives meet."""
    by_touchpoint: dict[str, list[CollisionRow]] = {}
    for row in rows:
        by_touchpoint.setdefault(row.touchpoint.address, []).append(row)
    groups = [_group(several) for several in by_touchpoint.values()]
    return clash("clash", groups, reading.outcome.today)


def _group(rows: Sequence[CollisionRow]) -> Group:
    shakes = dict.fromkeys(shake for row in rows for shake in row.shakes)
    drawn = tuple(Shaking(_says(one), one.begins, one.ends, one.is_launch) for one in shakes)
    return Group(
        rows[0].touchpoint.name, drawn, tuple(row.when.year * 4 + row.when.number - 1 for row in rows)
    )


def _says(shake: Shake) -> str:
    return f"{shake.initiative.title} goes live" if shake.is_launch else shake.what.title


def _row(reading: Reading, one: Collision, words: dict[str, tuple[PhaseRow, ...]]) -> CollisionRow:
    portfolio, touchpoint = reading.portfolio, one.touchpoint
    journey = portfolio.journeys[touchpoint.journey]
    risks = reading.risks_at.get(touchpoint.key, ())
    shakes = [*_disruptions(reading, one, words), *_launches(reading, one)]
    return CollisionRow(
        quarter=_words(one.quarter),
        when=one.quarter,
        touchpoint=moment(touchpoint),
        journey=Link(journey.title, anchors.journey(journey.id)),
        person=Link(portfolio.people[journey.person].name, anchors.person(journey.person)),
        feeling=feeling(felt_at(touchpoint)),
        worst=mark(reading.scores[risks[0].key].current) if risks else None,
        shakes=tuple(sorted(shakes, key=lambda shake: (shake.begins, shake.ends, shake.what.address))),
        initiatives=one.initiatives,
        is_past=one.quarter < quarter_of(reading.outcome.today),
    )


def _disruptions(reading: Reading, one: Collision, words: dict[str, tuple[PhaseRow, ...]]) -> Iterator[Shake]:
    for key in one.disruptions:
        shake = reading.portfolio.disruptions[key]
        begins = shake.from_ or shake.to
        if begins:
            people = (
                f"{count(shake.people_affected)} people" if shake.people_affected else "people not counted"
            )
            yield Shake(
                initiative=_initiative(reading, anchors.file_of(key)),
                what=Link(shake.title, anchors.disruption(key)),
                begins=begins,
                ends=max(begins, shake.to or begins),
                is_launch=False,
                people=people,
                phases=words[key],
            )


def _launches(reading: Reading, one: Collision) -> Iterator[Shake]:
    for key in one.launches:
        day = reading.portfolio.assessments[key].go_live
        if day:
            link = _initiative(reading, key)
            yield Shake(link, Link("goes live", link.address), day, day, is_launch=True, people="", phases=())


def _initiative(reading: Reading, key: str) -> Link:
    return Link(reading.portfolio.assessments[key].title, anchors.initiative(key))


def _talk(reading: Reading, pair: tuple[str, str], rows: Sequence[CollisionRow]) -> Talk:
    return Talk(
        one=_side(reading, pair[0]),
        other=_side(reading, pair[1]),
        at=tuple(dict.fromkeys(row.touchpoint for row in rows)),
        quarters=tuple(dict.fromkeys(row.quarter for row in rows)),
        is_past=all(row.is_past for row in rows),
    )


def _side(reading: Reading, key: str) -> Side:
    roles = reading.portfolio.assessments[key].roles
    named = reading.portfolio.named
    return Side(_initiative(reading, key), named(roles.accountable), named(roles.cx_champion))


def _words(quarter: Quarter) -> str:
    return f"{_ORDINALS[quarter.number - 1]} quarter of {quarter.year}"
