"""Gaps to interviews: one sheet for one conversation with one person, the worst first."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from cxrisk.graph.initiatives import touchpoints_of
from cxrisk.guide.gaps import Gap, gaps
from cxrisk.guide.notes import Holder, holders_of, note
from cxrisk.guide.practices import Prompt
from cxrisk.guide.prompts import prompts
from cxrisk.model.journey import Journey
from cxrisk.model.people import Person
from cxrisk.model.portfolio import Portfolio
from cxrisk.records import dataclass
from cxrisk.scoring.rollup import LAST, Rank, counted, rank_of
from cxrisk.scoring.score import score_portfolio

MOST = 5
"""Topics that a conversation of an hour has room for."""


@dataclass(frozen=True, slots=True)
class Topic:
    """One thing to talk about."""

    gap: Gap
    prompts: tuple[Prompt, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One interview."""

    id: str
    """Unique, and the same as long as person and journey are: `dana.disputed-payment.2`."""
    person: Person | None
    """Whom to ask; absent: nobody is named who would know."""
    journey: Journey | None
    """The way that is talked about; absent: none is named."""
    title: str
    """What it is about: the journey's title, or the initiative's."""
    part: int
    """1 for the first sheet of this person on this way."""
    parts: int
    topics: tuple[Topic, ...]
    note: str
    """YAML to fill in and paste back; what is left blank keeps it from passing as evidence."""


@dataclass(frozen=True, slots=True)
class Guide:
    """All interviews, the ones about the worst risks first."""

    sheets: tuple[Sheet, ...]
    looked_at: bool = True
    """Whether anything is rated or felt at all: where nothing is, nothing rests on nothing either."""

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """Everything that is asked about, each once, however many people are asked."""
        return tuple(
            {(one.gap.kind, one.gap.key): one.gap for sheet in self.sheets for one in sheet.topics}.values()
        )

    def counts(self) -> Mapping[str, int]:
        """How many gaps of each kind."""
        kinds = [gap.kind for gap in self.gaps]
        return {kind: kinds.count(kind) for kind in dict.fromkeys(kinds)}


def places_of(portfolio: Portfolio) -> Mapping[str, Rank]:
    """Where each risk stands among all, by its key."""
    return {one.key: rank_of(one) for one in counted(score_portfolio(portfolio), portfolio)}


class Ground(NamedTuple):
    """What there is to ask in a portfolio, and of each initiative no more than a guide says of it."""

    gaps: tuple[Gap, ...]
    titles: Mapping[str, str]
    """Of the initiatives that gaps belong to, by id."""
    holders: Mapping[str, Holder]
    """The files of these and of all journeys, by the id of the initiative or the journey."""
    risks: bool
    """Whether a risk is written down."""


def ground(portfolio: Portfolio) -> Ground:
    """What a guide of this portfolio rests on, beside journeys, people and evidence."""
    found = gaps(portfolio)
    initiatives = sorted({gap.assessment for gap in found if gap.assessment})
    return Ground(
        found,
        {key: portfolio.assessments[key].title for key in initiatives},
        holders_of(portfolio, initiatives),
        bool(portfolio.risks),
    )


def guide(
    portfolio: Portfolio, places: Mapping[str, Rank], only: str = "", rests: Ground | None = None
) -> Guide:
    """The guide of a portfolio, or of the initiative, the journey or the person that `only` names by id.

    `places` are those of `places_of`: conversations about the worst risks come first. What it `rests` on may
    be known.
    """
    rests = rests or ground(portfolio)
    touched = _journeys_of(portfolio, only) if only else frozenset[str]()
    groups: dict[tuple[str, str, str], list[Gap]] = {}
    for gap in rests.gaps:
        if not only or only in (gap.assessment, gap.journey, gap.person) or _touched(gap, touched):
            groups.setdefault(_interview(gap), []).append(gap)
    order = sorted(groups.items(), key=lambda group: (_worst(group[1], places), group[0]))
    sheets = (sheet for key, held in order for sheet in _sheets(portfolio, rests, key, held, places))
    return Guide(tuple(sheets), looked_at=_looked_at(portfolio, rests, only))


def _looked_at(portfolio: Portfolio, rests: Ground, only: str) -> bool:
    """Whether a risk or a moment is written down for what is asked about."""
    if not only:
        return rests.risks or bool(portfolio.touchpoints)
    risks = (risk.assessment for risk in portfolio.risks.values())
    moments = (
        (one.journey, portfolio.journeys[one.journey].person) for one in portfolio.touchpoints.values()
    )
    return any(only == one for one in risks) or any(only in both for both in moments)


def _journeys_of(portfolio: Portfolio, name: str) -> frozenset[str]:
    """The journeys that an initiative of this id touches."""
    one = portfolio.assessments.get(name)
    return frozenset(key.partition("/")[0] for key in touchpoints_of(one, portfolio)) if one else frozenset()


def _touched(gap: Gap, journeys: frozenset[str]) -> bool:
    """Whether it stands in one of these journeys, and not with another initiative."""
    return not gap.assessment and gap.journey in journeys


def _interview(gap: Gap) -> tuple[str, str, str]:
    """With whom, on which way; or about which initiative, where neither is named."""
    return gap.person, gap.journey, "" if gap.person else gap.assessment


def _worst(held: list[Gap], places: Mapping[str, Rank]) -> Rank:
    return min((places.get(gap.key, LAST) for gap in held if gap.kind == "risk"), default=LAST)


def _sheets(
    portfolio: Portfolio,
    rests: Ground,
    key: tuple[str, str, str],
    held: list[Gap],
    places: Mapping[str, Rank],
) -> Iterator[Sheet]:
    who, way, initiative = key
    order = _told(held, places)
    parts = [order[n : n + MOST] for n in range(0, len(order), MOST)]
    for n, part in enumerate(parts):
        yield Sheet(
            id=".".join(filter(None, (who or "whoever", way or initiative, str(n + 1) if n else ""))),
            person=portfolio.people[who] if who else None,
            journey=portfolio.journeys[way] if way else None,
            title=_title(portfolio, rests, way, part),
            part=n + 1,
            parts=len(parts),
            topics=tuple(Topic(gap, prompts(gap, turn)) for turn, gap in enumerate(part)),
            note=note(portfolio, who, rests.holders[way or part[0].assessment], part, n + 1),
        )


def _title(portfolio: Portfolio, rests: Ground, way: str, part: list[Gap]) -> str:
    """The journey's title; else those of the initiatives."""
    if way:
        return portfolio.journeys[way].title
    first, *others = dict.fromkeys(rests.titles[gap.assessment] for gap in part)
    return f"{first}; {'; '.join(others)}" if others else first


def _told(held: list[Gap], places: Mapping[str, Rank]) -> list[Gap]:
    """Who they are and what they know to be good; then the way as it goes; then risks, the worst first."""
    ranks = ("person", "baseline", "moment", "handoff", "risk", "exchange", "message")
    return sorted(held, key=lambda gap: (ranks.index(gap.kind), places.get(gap.key, LAST)))
