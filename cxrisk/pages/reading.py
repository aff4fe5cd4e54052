"""An outcome as the pages read it: who refers to what, worked out once for the whole site."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from cxrisk.findings import Finding, Place
from cxrisk.graph.initiatives import touchpoints_of, touchpoints_of_risk
from cxrisk.graph.questions import Cell, Row, touchpoints_by_category
from cxrisk.guide.sheets import Ground, ground
from cxrisk.history.since import Since
from cxrisk.model.assessment import Assessment
from cxrisk.model.change import Action, Communication, Disruption, PublicPromise, Signal
from cxrisk.model.data import DataUse
from cxrisk.model.fields import Category, Record
from cxrisk.model.journey import Journey
from cxrisk.model.left_out import LeftOut, left_out
from cxrisk.model.portfolio import Portfolio
from cxrisk.model.risk import Risk
from cxrisk.pages import anchors
from cxrisk.pages.badge import Badge, badge
from cxrisk.pages.citations import citations
from cxrisk.pages.files import pages_of_files
from cxrisk.pages.page import Link, Page
from cxrisk.pipeline import Outcome
from cxrisk.records import dataclass
from cxrisk.scoring.levels import half_up
from cxrisk.scoring.rollup import Rank, counted, rank, rank_of
from cxrisk.scoring.score import RiskScore
from cxrisk.scoring.standing import risks_in_hand
from cxrisk.sources.positions import json_pointer

T = TypeVar("T")


class Of(NamedTuple, Generic[T]):
    """A record with the assessment that it stands in."""

    assessment: Assessment
    record: T


def grouped(pairs: Iterable[tuple[str, T]]) -> Mapping[str, tuple[T, ...]]:
    """All values of each key, in the order in which they came."""
    found: dict[str, list[T]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}


class Keeps(Protocol):
    """Gives pages that were made before, where they would come out the same."""

    def page(
        self, reading: "Reading", address: str, given: object, make: Callable[["Reading"], Page]
    ) -> Page:
        """The page, kept or made."""

    def pages(
        self, reading: "Reading", name: str, make: Callable[["Reading"], Iterable[Page]]
    ) -> Iterable[Page]:
        """The pages, kept or made all together."""

    def lines(self, name: str, sources: Sequence[str], make: Callable[[str], str]) -> Iterable[str]:
        """A line for each source, kept or made."""


@dataclass(frozen=True)  # no slots: what pages ask for is kept once it was worked out
class Reading:
    """An outcome with the answers that more than one page asks for."""

    outcome: Outcome
    keeper: "Keeps | None" = None
    """Who has pages from an earlier build."""
    since: Since | None = None
    """What changed since the last board pack; absent where mkdocs.yml names none, or it is not here."""

    def page(self, address: str, given: object, make: Callable[["Reading"], Page]) -> Page:
        """The page at `address`, made of a reading and of what is `given`; or as it was made before.

        `make` must take from the reading it is handed whatever is not among what is given.
        """
        return self.keeper.page(self, address, given, make) if self.keeper else make(self)

    def pages(self, name: str, make: Callable[["Reading"], Iterable[Page]]) -> Iterable[Page]:
        """The pages that `make` makes of a reading; or as they were made before, under this name."""
        return self.keeper.pages(self, name, make) if self.keeper else make(self)

    def lines(self, name: str, sources: Sequence[str], make: Callable[[str], str]) -> Iterable[str]:
        """The line that `make` makes of each source and of nothing else; or as it was made before."""
        return self.keeper.lines(name, sources, make) if self.keeper else map(make, sources)

    def once(self, view: Callable[["Reading"], T]) -> T:
        """A view that more than one page shows, worked out once."""
        if view not in self._views:
            self._views[view] = view(self)
        made: T = self._views[view]
        return made

    @cached_property
    def _views(self) -> dict[Callable[["Reading"], Any], Any]:
        return {}

    @property
    def portfolio(self) -> Portfolio:
        """Every record by its full id."""
        return self.outcome.portfolio

    @cached_property
    def active(self) -> tuple[Assessment, ...]:
        """The initiatives that count: a retired one stands on its own page only."""
        return tuple(one for one in self.portfolio.assessments.values() if one.status != "retired")

    @cached_property
    def scores(self) -> Mapping[str, RiskScore]:
        """The scores of the active initiatives' risks by key, the worst first."""
        return {score.key: score for score in counted(self.outcome.scores, self.portfolio)}

    @cached_property
    def places(self) -> Mapping[str, Rank]:
        """Where each of these risks stands among all, by key."""
        return {key: rank_of(score) for key, score in self.scores.items()}

    def ranked(self, assessment: Assessment) -> tuple[Risk, ...]:
        """An assessment's risks, the worst first; those that nobody could rate come last."""
        scores = self.outcome.scores
        order = [one.key for one in rank(scores[risk.key] for risk in assessment.risks if risk.key in scores)]
        place = {key: n for n, key in enumerate(order)}
        return tuple(sorted(assessment.risks, key=lambda risk: place.get(risk.key, len(place))))

    @cached_property
    def badges(self) -> Mapping[str, Badge]:
        """What the rating of each risk rests on, by the risk's key."""
        evidence, today = self.portfolio.evidence, self.outcome.today
        return {
            risk.key: replace(
                badge((evidence[key] for key in risk.cited()), self.portfolio, one.day(today)),
                left_out=self._is_lost(risk, "evidence"),
            )
            for one in self.portfolio.assessments.values()
            for risk in one.risks
        }

    def would_be_above(self, score: RiskScore) -> bool:
        """Whether a risk would still be above appetite with every plan in place."""
        appetite = self.portfolio.settings.appetite
        return any(
            one.target.band > appetite.of(name) or half_up(one.target.impact) >= appetite.sign_at_impact
            for name, one in score.categories.items()
        )

    def would_be_above_among(self, scores: Iterable[RiskScore]) -> int:
        """How many of these risks would."""
        return sum(self.would_be_above(score) for score in scores)

    @cached_property
    def risks_at(self) -> Mapping[str, tuple[Risk, ...]]:
        """The active risks at each touchpoint, the worst first."""
        risks = (self.portfolio.risks[key] for key in self.scores)
        return grouped((at, risk) for risk in risks for at in touchpoints_of_risk(risk, self.portfolio))

    @cached_property
    def risks_on(self) -> Mapping[str, tuple[Risk, ...]]:
        """The active risks on each handoff, the worst first."""
        risks = (self.portfolio.risks[key] for key in self.scores)
        return grouped((on, risk) for risk in risks for on in risk.handoffs)

    @cached_property
    def uses_at(self) -> Mapping[str, tuple[Of[DataUse], ...]]:
        """What is done with data at each touchpoint."""
        return grouped((at, Of(one, use)) for one in self.active for use in one.data_uses for at in use.at)

    @cached_property
    def disruptions_at(self) -> Mapping[str, tuple[Of[Disruption], ...]]:
        """What disturbs each touchpoint."""
        return grouped(
            (at, Of(one, shake))
            for one in self.active
            for shake in one.disruptions
            for at in shake.touchpoints
        )

    @cached_property
    def signals_at(self) -> Mapping[str, tuple[Of[Signal], ...]]:
        """What is heard first at each touchpoint."""
        return grouped((signal.heard_at, Of(one, signal)) for one in self.active for signal in one.signals)

    @cached_property
    def words_on(self) -> Mapping[str, tuple[Communication, ...]]:
        """What people are told about each disruption, by the disruption's key."""
        everybody = self.portfolio.assessments.values()
        return grouped((words.disruption, words) for one in everybody for words in one.communications)

    @cached_property
    def actions_for(self) -> Mapping[str, tuple[Action, ...]]:
        """The work that somebody has promised on each risk and each handoff, by its key."""
        actions = (action for one in self.portfolio.assessments.values() for action in one.actions)
        return grouped((key, action) for action in actions for key in (*action.for_, *action.for_handoffs))

    @cached_property
    def pages_of_files(self) -> Mapping[str, Link]:
        """The page of each file that has one, at its findings, by the file's path."""
        return pages_of_files(self.portfolio)

    @cached_property
    def guide_ground(self) -> Ground:
        """What the interview guide rests on."""
        return ground(self.portfolio)

    @cached_property
    def in_hand(self) -> frozenset[str]:
        """The risks on which somebody works in time."""
        return risks_in_hand(self.portfolio, self.outcome.today)

    @cached_property
    def promises_on(self) -> Mapping[str, tuple[PublicPromise, ...]]:
        """What was said in public that each risk may break, by the risk's key."""
        promises = (promise for one in self.portfolio.assessments.values() for promise in one.promises)
        return grouped((risk, promise) for promise in promises for risk in promise.risks)

    @cached_property
    def cited_by(self) -> Mapping[str, tuple[Link, ...]]:
        """What rests on each piece of evidence, by its key."""
        return grouped(citations(self.portfolio))

    @cached_property
    def patterns_of(self) -> Mapping[str, tuple[Risk, ...]]:
        """The risks that follow each pattern, by its id: the active ones first, the worst first."""
        risks = self.portfolio.risks
        order = [*self.scores, *(key for key in risks if key not in self.scores)]
        return grouped((pattern, risks[key]) for key in order if (pattern := risks[key].pattern))

    def control_link(self, key: str) -> Link:
        """A control by its name."""
        return Link(self.portfolio.controls[key].name, anchors.control(key))

    @cached_property
    def journeys_of(self) -> Mapping[str, tuple[Journey, ...]]:
        """The journeys that each assessment touches, by the assessment's id."""
        journeys = self.portfolio.journeys
        return {
            one.id: tuple(journeys[key] for key in sorted(self._touched(one)) if key in journeys)
            for one in self.portfolio.assessments.values()
        }

    @cached_property
    def assessments_of(self) -> Mapping[str, tuple[Assessment, ...]]:
        """The assessments that touch each journey, by the journey's id."""
        everybody = self.portfolio.assessments
        return grouped(
            (journey.id, everybody[one]) for one, journeys in self.journeys_of.items() for journey in journeys
        )

    @cached_property
    def findings_in(self) -> Mapping[str, tuple[Finding, ...]]:
        """What the checker says about each file, by its path."""
        return grouped((finding.path, finding) for finding in self.outcome.findings)

    @cached_property
    def later_in(self) -> Mapping[str, int]:
        """How much the checker will say about each file at a later status, by its path."""
        return {
            path: len(later)
            for path, later in grouped((one.finding.path, one) for one in self.outcome.later).items()
        }

    @cached_property
    def lost_in(self) -> Mapping[str, tuple[Place, ...]]:
        """Where something is written that could not be used, by the path of its file."""
        return grouped((place.path, place) for place in sorted(self.portfolio.lost, key=str))

    def _is_lost(self, record: Record, field: str) -> bool:
        """Whether something that a record says in this field could not be used."""
        start = (*record.place.pointer, field)
        lost = self.lost_in.get(record.place.path, ())
        return any(place.pointer[: len(start)] == start for place in lost)

    @cached_property
    def left_out_in(self) -> Mapping[str, tuple[LeftOut, ...]]:
        """The records that are missing because they cannot be used, by the path of their file."""
        return grouped((one.place.path, one) for one in left_out(self.portfolio))

    def _touched(self, one: Assessment) -> set[str]:
        """The ids of the journeys that an assessment speaks of, its own included."""
        own = {journey.id for journey in one.journeys}
        return own | {anchors.file_of(at) for at in touchpoints_of(one, self.portfolio)}

    @cached_property
    def matrix(self) -> tuple[Row, ...]:
        """Every touchpoint with what is known of each kind of harm there."""
        return tuple(touchpoints_by_category(self.portfolio, self.outcome.scores))

    @cached_property
    def cells(self) -> Mapping[str, Mapping[Category, Cell]]:
        """What is known of each touchpoint, a cell a category, by the touchpoint's key."""
        return {row.touchpoint.key: row.cells for row in self.matrix}

    def findings_of(self, record: Record) -> tuple[Finding, ...]:
        """What the checker says about a record and all that stands in it."""
        prefix = json_pointer(tuple(step for step in record.place.pointer if isinstance(step, str | int)))
        return tuple(
            one
            for one in self.findings_in.get(record.place.path, ())
            if not prefix or one.pointer == prefix or one.pointer.startswith(f"{prefix}/")
        )
