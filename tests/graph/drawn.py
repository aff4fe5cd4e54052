"""Journeys and portfolios drawn in a few words."""

from dataclasses import dataclass
from datetime import date

from cxrisk.findings import Place
from cxrisk.model.assessment import Assessment, Roles
from cxrisk.model.change import Disruption
from cxrisk.model.journey import Handoff, Journey, Stage, Touchpoint
from cxrisk.model.people import Channel, Organisation, Person, System, Unit
from cxrisk.model.portfolio import Portfolio, Settings
from cxrisk.model.risk import Risk
from cxrisk.model.scales import Appetite, Band, ReviewRule, Scales

HERE = Place("assessments/made-up.yml")


def journey(way, *, asks=None, units=None, goes=None, handoffs=(), name="j", systems=None, channels=None):
    """A journey through touchpoints of one letter; `|` begins a stage.

    `asks` {touchpoint: items}; `units` {touchpoint: unit}, else care; `goes` {touchpoint: where next};
    `handoffs` (from, to, items).
    """
    asks, units, goes, systems, channels = asks or {}, units or {}, goes or {}, systems or {}, channels or {}

    def touchpoint(letter):
        return Touchpoint(
            place=HERE,
            id=letter,
            key=f"{name}/{letter}",
            name=letter.upper(),
            channel=channels.get(letter, "phone"),
            unit=units.get(letter, "care"),
            collects=tuple(asks.get(letter, "").split()),
            next=tuple(f"{name}/{one}" for one in goes[letter]) if letter in goes else None,
            systems=tuple(systems.get(letter, "").split()),
        )

    return Journey(
        place=HERE,
        id=name,
        key=name,
        title=f"The way of {name}",
        person="dana",
        stages=tuple(
            Stage(place=HERE, name=stage, touchpoints=tuple(map(touchpoint, stage)))
            for stage in way.split("|")
        ),
        handoffs=tuple(
            Handoff(
                place=HERE,
                key=f"{name}/{start} > {end}" + ("" if number < 2 else f" {number}"),
                from_=f"{name}/{start}",
                to=f"{name}/{end}",
                carries=tuple(items.split()),
            )
            for number, (start, end, items) in _numbered(handoffs)
        ),
    )


def _numbered(handoffs):
    """Each handoff, and the how many-th it is between its ends."""
    for place, one in enumerate(handoffs):
        yield sum(other[:2] == one[:2] for other in handoffs[: place + 1]), one


def assessment(name, *, hits="", status="live", not_applicable=None, shakes=(), go_live=None, risks=None):
    """An initiative with one risk at each touchpoint that it `hits`.

    Or with `risks` {name: (touchpoints, impact)};
    `shakes` (touchpoints, from, to), one disruption each.
    """
    risks = risks if risks is not None else {f"risk-{one[-1]}": (one, {"trust": 3}) for one in hits.split()}
    return Assessment(
        place=HERE,
        id=name,
        key=name,
        title=name,
        technologies=("cloud",),
        status=status,
        summary="",
        roles=Roles(place=HERE, accountable="cio"),
        reach={},
        answers={},
        not_applicable=not_applicable or {},
        go_live=go_live,
        risks=tuple(
            Risk(
                place=HERE,
                id=one,
                key=f"{name}/{one}",
                title=one,
                likelihood=3,
                impact=impact,
                touchpoints=tuple(touchpoints.split()),
                views={},
            )
            for one, (touchpoints, impact) in risks.items()
        ),
        disruptions=tuple(
            Disruption(
                place=HERE,
                id=f"shock-{number}",
                key=f"{name}/shock-{number}",
                kind="migration",
                title="Closed",
                touchpoints=tuple(touchpoints.split()),
                from_=first,
                to=last,
            )
            for number, (touchpoints, first, last) in enumerate(shakes, 1)
        ),
    )


def portfolio(*records, systems=(), channels=None):
    """A portfolio of these journeys and assessments; `systems` (name, systems it runs on)."""
    journeys = {one.id: one for one in records if isinstance(one, Journey)}
    assessments = {one.id: one for one in records if isinstance(one, Assessment)}
    touchpoints = [one for held in journeys.values() for one in held.touchpoints()]
    empty = ("data_items", "statements", "controls", "metrics", "technologies", "risk_patterns", "precedents")
    return Portfolio(
        settings=Settings(
            place=HERE,
            name="Larkhaven Bank",
            scales=Scales(place=HERE, likelihood=(), impact=()),
            appetite=Appetite(place=HERE, by_category={}),
            review=ReviewRule(place=HERE),
            executives={},
            rules={},
        ),
        organisations={
            one: Organisation(place=HERE, id=one, name=one, ours=one == "bank") for one in ("bank", "printer")
        },
        units={
            one: Unit(place=HERE, id=one, name=one, organisation="printer" if one == "printing" else None)
            for one in ("care", "cards", "fraud", "printing")
        },
        channels={
            one: Channel(place=HERE, id=one, name=one, medium="phone", systems=tuple(runs_on))
            for one, runs_on in {"phone": (), **(channels or {})}.items()
        },
        systems={
            one: System(place=HERE, id=one, name=one, hosting="on_prem", runs_on=tuple(below))
            for one, below in systems
        },
        people={"dana": Person(place=HERE, id="dana", name="Dana", who="customer", basis="research")},
        journeys=journeys,
        assessments=assessments,
        touchpoints={one.key: one for one in touchpoints},
        handoffs={one.key: one for held in journeys.values() for one in held.handoffs},
        risks={one.key: one for file in assessments.values() for one in file.risks},
        disruptions={one.key: one for file in assessments.values() for one in file.disruptions},
        **{name: {} for name in empty},
    )


@dataclass(frozen=True)
class Rating:
    score: float
    band: Band


@dataclass(frozen=True)
class Now:
    current: Rating


@dataclass(frozen=True)
class Score:
    categories: dict


def score(**categories):
    """What the graph needs of a score: (score, band) a category."""
    return Score({name: Now(Rating(*one)) for name, one in categories.items()})


def day(text):
    return date.fromisoformat(text)
