"""The page of a journey: what a person goes through, and where it changes hands."""

from collections.abc import Sequence
from datetime import date

from cxrisk.findings import Finding
from cxrisk.graph.questions import steps
from cxrisk.model.fields import Quote
from cxrisk.model.journey import Journey, Touchpoint
from cxrisk.model.people import Person
from cxrisk.pages import anchors
from cxrisk.pages.charts.hands import Change
from cxrisk.pages.charts.journey_map import JourneyMap, Lowest, MapStep, journey_maps
from cxrisk.pages.evidence import EvidenceRow, evidence_links, evidence_rows, said
from cxrisk.pages.gaps import Gap, gaps_in
from cxrisk.pages.handoffs import HandoffRow, gap_rows, handoff_rows
from cxrisk.pages.page import Link
from cxrisk.pages.reading import Reading
from cxrisk.pages.repeats import Again, asked_again
from cxrisk.pages.sentences import of_fall, of_feeling, of_hands, of_unseen
from cxrisk.pages.surroundings import Meets, meets
from cxrisk.pages.touchpoint import Lived, TouchpointView, felt_at, touchpoint_view
from cxrisk.pages.words import about
from cxrisk.records import dataclass


@dataclass(frozen=True, slots=True)
class Remembered:
    """What people take home from a journey: its worst moment and its end."""

    value: float
    """The mean of the worst feeling and the last, -2 .. 2."""
    worst: Lived
    last: Lived

    @property
    def is_assumed(self) -> bool:
        """Whether nothing shows one of the two."""
        return self.worst.felt.assumed or self.last.felt.assumed


@dataclass(frozen=True, slots=True)
class Hands:
    """Where a journey changes hands."""

    rows: tuple[HandoffRow, ...]
    changes: int
    """Changes of unit on the way."""
    unowned: int
    """Those that nobody owns."""
    again: tuple[Again, ...]
    """What people are asked twice."""


@dataclass(frozen=True, slots=True)
class JourneyView:
    """Everything that the page shows."""

    journey: Journey
    day: date
    person: Person
    person_link: Link
    verdict_by: str
    remembered: Remembered | None
    """Absent: nobody has said how any of it feels."""
    touchpoints: tuple[TouchpointView, ...]
    most_people: float
    """The most who come to one of them in a week; 0: nobody has counted."""
    stages: tuple[str, ...]
    state: str
    """The computed sentences."""
    finding: str
    """Where it changes hands."""
    map_says: str
    """What the map shows: where feeling is lowest, and where it changes hands."""
    maps: tuple[JourneyMap, ...]
    """One; of a long way several, in its order."""
    meets: Meets | None
    """What hangs together at its worst touchpoint; absent where no risk is rated."""
    own_table: bool
    """Whether a table of the portfolio's own gives the bands."""
    hands: Hands
    baseline_rests: tuple[Link, ...]
    initiatives: tuple[tuple[Link, str], ...]
    """Those that touch it, each with its status."""
    evidence: tuple[EvidenceRow, ...]
    gaps: tuple[Gap, ...]
    """What is left out of its file, because it has an error."""
    findings: tuple[Finding, ...]


def journey_view(reading: Reading, journey: Journey) -> JourneyView:
    """What the page of one journey shows."""
    portfolio = reading.portfolio
    day = journey.as_of or reading.outcome.today
    views = touchpoint_views(reading, journey)
    baseline = journey.baseline
    hands = _hands(reading, journey)
    initiatives = reading.assessments_of.get(journey.id, ())
    return JourneyView(
        journey=journey,
        day=day,
        person=portfolio.people[journey.person],
        person_link=Link(portfolio.people[journey.person].name, anchors.person(journey.person)),
        verdict_by=portfolio.named(journey.verdict.by) if journey.verdict else "",
        remembered=remembered(journey),
        touchpoints=views,
        most_people=max(
            (count.high for view in views if (count := view.touchpoint.people_a_week)), default=0.0
        ),
        stages=tuple(stage.name for stage in journey.stages),
        state=_state(journey, views),
        finding=of_hands(hands.changes, hands.unowned),
        map_says=f"{_fall(reading, journey)} {of_hands(hands.changes, hands.unowned)}".strip(),
        meets=meets(reading, [view.touchpoint for view in views]),
        own_table=bool(portfolio.settings.scales.matrix),
        maps=_maps(reading, journey, views),
        hands=hands,
        baseline_rests=evidence_links(reading, baseline.evidence if baseline else ()),
        initiatives=tuple((Link(one.title, anchors.initiative(one.id)), one.status) for one in initiatives),
        evidence=evidence_rows(reading, journey.evidence, day),
        gaps=gaps_in(reading, journey.place.path),
        findings=reading.findings_of(journey),
    )


def touchpoint_views(reading: Reading, journey: Journey) -> tuple[TouchpointView, ...]:
    """All touchpoints of a journey, in the order in which they are written."""
    return tuple(
        touchpoint_view(reading, one, stage.name) for stage in journey.stages for one in stage.touchpoints
    )


def remembered(journey: Journey) -> Remembered | None:
    """The worst moment and the last, of those whose feeling anybody has written down."""
    felt = [(one.emotion, one) for one in journey.touchpoints() if one.emotion is not None]
    if not felt:
        return None
    worst, last = min(felt, key=lambda one: one[0]), felt[-1]
    return Remembered((worst[0] + last[0]) / 2, _lived(worst[1]), _lived(last[1]))


def _lived(touchpoint: Touchpoint) -> Lived:
    return Lived(touchpoint, felt_at(touchpoint))


def words_at(reading: Reading, touchpoint: Touchpoint) -> tuple[Quote, str] | None:
    """What somebody said there and agreed to have quoted, with how and when it was heard."""
    for key in touchpoint.evidence:
        evidence = reading.portfolio.evidence[key]
        quote = said(evidence.quote)
        if quote:
            return quote, ", ".join(filter(None, (quote.said_by, evidence.method, about(evidence.date))))
    return None


def _state(journey: Journey, views: Sequence[TouchpointView]) -> str:
    end = remembered(journey)
    unseen = of_unseen(sum(view.weight.worst is None for view in views), len(views))
    if end is None:
        return f"Nobody has written down how any of it feels. {unseen}".strip()
    worst, last = end.worst.touchpoint, end.last.touchpoint
    feels = of_feeling(end.value, worst.name, last.name, assumed=end.is_assumed)
    return f"{feels} {unseen}".strip()


def _hands(reading: Reading, journey: Journey) -> Hands:
    gaps = gap_rows(reading, journey).values()
    return Hands(
        rows=handoff_rows(reading, [journey]),
        changes=len(gaps),
        unowned=sum(not row.owner for row in gaps),
        again=asked_again(reading, journey),
    )


def _fall(reading: Reading, journey: Journey) -> str:
    """How the journey changes hands where it comes to its worst moment, if it does."""
    end = remembered(journey)
    if end is None or end.worst.felt.assumed:
        return ""
    worst = end.worst.touchpoint
    changes = [row for (_, there), row in gap_rows(reading, journey).items() if there == worst.key]
    says = (of_fall(worst.name, row.status, is_owned=bool(row.owner)) for row in changes)
    return next(filter(None, says), "")


def _maps(reading: Reading, journey: Journey, views: Sequence[TouchpointView]) -> tuple[JourneyMap, ...]:
    gaps = gap_rows(reading, journey)
    end = remembered(journey)
    words = words_at(reading, end.worst.touchpoint) if end else None
    return journey_maps(
        title=journey.title,
        way=[_step(reading, view) for view in views],
        pairs=steps(journey),
        changes={pair: Change(row.owner, row.status) for pair, row in gaps.items()},
        lowest=Lowest(end.worst.touchpoint.key, words[0].text, words[1]) if end and words else None,
    )


def _step(reading: Reading, view: TouchpointView) -> MapStep:
    meeting = view.meeting
    cells = reading.cells[view.touchpoint.key]
    return MapStep(view.felt, view.stage, meeting.channel.name, meeting.unit, cells)
