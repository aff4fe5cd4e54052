"""What disturbs people's days, and what they are told before, during and after."""

from collections.abc import Iterable

from cxrisk.model.assessment import Assessment
from cxrisk.model.change import PHASES, Communication, Disruption, Phase
from cxrisk.model.people import Channel
from cxrisk.pages import anchors
from cxrisk.pages.evidence import evidence_links
from cxrisk.pages.moments import Moment, moments
from cxrisk.pages.page import Link
from cxrisk.pages.reading import Reading
from cxrisk.records import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """One message."""

    words: Communication
    channel: Channel
    to: tuple[str, ...]
    """People by name."""
    owner: str
    """Empty: nobody."""
    shown_by: tuple[Link, ...]

    @property
    def is_tried(self) -> bool:
        """Whether anybody tried it on people before."""
        return bool(self.words.tested_with or self.words.evidence)


@dataclass(frozen=True, slots=True)
class PhaseRow:
    """One phase of a disruption: what is said in it, or that nothing is written."""

    phase: Phase
    messages: tuple[Words, ...]
    is_asked_for: bool
    """Whether people should be told something then: nobody can be warned of an outage."""

    @property
    def state(self) -> str:
        """In words, for a dot and for a cell."""
        if not self.messages:
            return "not written" if self.is_asked_for else "cannot be"
        return "written and tried" if any(one.is_tried for one in self.messages) else "written, not tried"


@dataclass(frozen=True, slots=True)
class Told:
    """One disruption with its words."""

    disruption: Disruption
    initiative: Link
    anchor: str
    touchpoints: tuple[Moment, ...]
    phases: tuple[PhaseRow, ...]

    @property
    def missing(self) -> tuple[Phase, ...]:
        """The phases in which nobody has written anything and somebody should."""
        return tuple(one.phase for one in self.phases if one.is_asked_for and not one.messages)


def told_by_active(reading: Reading) -> tuple[Told, ...]:
    """The same of all active initiatives."""
    return told(reading, reading.active)


def told(reading: Reading, assessments: Iterable[Assessment]) -> tuple[Told, ...]:
    """The disruptions of these assessments, in the order of their dates, those without one last."""
    rows = [_told(reading, one, shake) for one in assessments for shake in one.disruptions]
    return tuple(sorted(rows, key=_begins))


def _begins(row: Told) -> tuple[bool, str]:
    begins = row.disruption.from_
    return begins is None, begins.isoformat() if begins else ""


def _told(reading: Reading, assessment: Assessment, shake: Disruption) -> Told:
    messages = [_words(reading, one) for one in reading.words_on.get(shake.key, ())]
    anchor = anchors.disruption_anchor(shake.key)
    return Told(
        disruption=shake,
        initiative=Link(assessment.title, f"{anchors.initiative(assessment.id)}#{anchor}"),
        anchor=anchor,
        touchpoints=moments(reading.portfolio, shake.touchpoints),
        phases=tuple(
            PhaseRow(
                phase=phase,
                messages=tuple(one for one in messages if one.words.phase == phase),
                is_asked_for=shake.is_planned or phase != "before",
            )
            for phase in PHASES
        ),
    )


def _words(reading: Reading, words: Communication) -> Words:
    portfolio = reading.portfolio
    return Words(
        words=words,
        channel=portfolio.channels[words.channel],
        to=tuple(portfolio.people[key].name for key in words.to),
        owner=portfolio.named(words.owner),
        shown_by=evidence_links(reading, words.evidence),
    )
