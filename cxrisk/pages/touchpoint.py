"""One touchpoint as its journey's page shows it: what a person does and feels, and what hangs on it."""

from cxrisk.model.data import DataItem
from cxrisk.model.journey import Measurement, Touchpoint
from cxrisk.model.people import Channel, Metric, Statement, System
from cxrisk.model.portfolio import Portfolio
from cxrisk.model.risk import Risk
from cxrisk.pages import anchors
from cxrisk.pages.charts.curve import Felt, feeling
from cxrisk.pages.evidence import evidence_links
from cxrisk.pages.moments import Mark, Moment, mark, moments
from cxrisk.pages.page import Link
from cxrisk.pages.phrases import readable
from cxrisk.pages.reading import Reading
from cxrisk.records import dataclass
from cxrisk.scoring.words import printed


@dataclass(frozen=True, slots=True)
class RiskHere:
    """A risk that sits at a touchpoint."""

    risk: Link
    initiative: str
    mark: Mark | None
    """Absent: nobody could rate it."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One value of a metric."""

    metric: Metric
    value: Measurement


@dataclass(frozen=True, slots=True)
class Meeting:
    """How a person and the organisation meet."""

    channel: Channel
    unit: str
    organisation: str
    """Another company's name; empty where the unit is ours."""
    systems: tuple[System, ...]
    fallback: str
    """Where a person is found when the machine does not do: a channel's name, or words; empty: nowhere."""
    fallback_hours: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """What is asked for, shown and said."""

    collects: tuple[DataItem, ...]
    shows: tuple[DataItem, ...]
    says: tuple[tuple[Statement, str], ...]
    """Each with its owner; empty: nobody."""


@dataclass(frozen=True, slots=True)
class Weight:
    """What hangs on a touchpoint, over all initiatives."""

    worst: Mark | None
    """The worst risk; absent: nobody has looked."""
    rated: tuple[tuple[str, Mark], ...]
    """Kinds of harm with their worst current score."""
    not_applicable: int
    """Kinds of harm that do not apply here, with a reason on the pages of the initiatives."""
    not_looked_at: int
    """Kinds of harm that nobody has looked at here."""
    risks: tuple[RiskHere, ...]
    uses: tuple[Link, ...]
    disruptions: tuple[Link, ...]
    signals: tuple[str, ...]
    """To whom what is heard here is passed on."""


@dataclass(frozen=True, slots=True)
class TouchpointView:
    """Everything that one touchpoint has to show."""

    touchpoint: Touchpoint
    anchor: str
    stage: str
    felt: Felt
    feeling: str
    """In words, with whether it is assumed."""
    rests: tuple[Link, ...]
    meeting: Meeting
    exchange: Exchange
    weight: Weight
    next: tuple[Moment, ...] | None
    """Where people go from here, where the file says so."""
    measured: tuple[Measured, ...]


@dataclass(frozen=True, slots=True)
class Lived:
    """A touchpoint as a person lives it, and nothing else of it."""

    touchpoint: Touchpoint
    felt: Felt

    @property
    def feeling(self) -> str:
        """In words, with whether it is assumed."""
        return feeling(self.felt)


def touchpoint_view(reading: Reading, touchpoint: Touchpoint, stage: str) -> TouchpointView:
    """What to show of a touchpoint."""
    portfolio = reading.portfolio
    felt = felt_at(touchpoint)
    return TouchpointView(
        touchpoint=touchpoint,
        anchor=anchors.local(touchpoint.key),
        stage=stage,
        felt=felt,
        feeling=feeling(felt),
        rests=evidence_links(reading, touchpoint.evidence),
        meeting=_meeting(portfolio, touchpoint),
        exchange=_exchange(portfolio, touchpoint),
        weight=_weight(reading, touchpoint),
        next=None if touchpoint.next is None else moments(portfolio, touchpoint.next),
        measured=tuple(Measured(portfolio.metrics[one.metric], one) for one in touchpoint.metrics),
    )


def felt_at(touchpoint: Touchpoint) -> Felt:
    """A touchpoint as a step of the curve."""
    return Felt(
        key=touchpoint.key,
        name=touchpoint.name,
        emotion=touchpoint.emotion,
        assumed=not touchpoint.evidence,
        is_truth=bool(touchpoint.moment_of_truth),
    )


def _meeting(portfolio: Portfolio, touchpoint: Touchpoint) -> Meeting:
    company = portfolio.organisations.get(portfolio.organisation_of(touchpoint.unit))
    fallback = touchpoint.human_fallback
    way = portfolio.channels[fallback.channel] if fallback and fallback.channel else None
    return Meeting(
        channel=portfolio.channels[touchpoint.channel],
        unit=portfolio.units[touchpoint.unit].name,
        organisation=company.name if company and not company.ours else "",
        systems=tuple(portfolio.systems[key] for key in touchpoint.systems),
        fallback=way.name if way else (fallback.text if fallback else ""),
        fallback_hours=way.hours if way else "",
    )


def _exchange(portfolio: Portfolio, touchpoint: Touchpoint) -> Exchange:
    statements = (portfolio.statements[key] for key in touchpoint.says)
    return Exchange(
        collects=tuple(portfolio.data_items[key] for key in touchpoint.collects),
        shows=tuple(portfolio.data_items[key] for key in touchpoint.shows),
        says=tuple((one, portfolio.named(one.owner)) for one in statements),
    )


def _weight(reading: Reading, touchpoint: Touchpoint) -> Weight:
    key, portfolio = touchpoint.key, reading.portfolio
    risks = tuple(_risk(reading, risk) for risk in reading.risks_at.get(key, ()))
    cells = reading.cells[key]
    rated = ((readable(name), cell.band, cell.score) for name, cell in cells.items())
    uses = ((portfolio.data_items[of.record.data].name, of.assessment) for of in reading.uses_at.get(key, ()))
    shakes = reading.disruptions_at.get(key, ())
    return Weight(
        worst=next((one.mark for one in risks), None),
        rated=tuple((name, Mark(band.word, printed(score))) for name, band, score in rated if band and score),
        not_applicable=sum(cell.look == "not_applicable" for cell in cells.values()),
        not_looked_at=sum(cell.look == "not_looked_at" for cell in cells.values()),
        risks=risks,
        uses=tuple(Link(name, f"{anchors.initiative(one.id)}#data") for name, one in uses),
        disruptions=tuple(Link(of.record.title, anchors.disruption(of.record.key)) for of in shakes),
        signals=tuple(portfolio.units[of.record.passed_to].name for of in reading.signals_at.get(key, ())),
    )


def _risk(reading: Reading, risk: Risk) -> RiskHere:
    score = reading.outcome.scores.get(risk.key)
    title = reading.portfolio.assessments[risk.assessment].title
    return RiskHere(Link(risk.title, anchors.risk(risk.key)), title, mark(score.current) if score else None)
