"""The matrix: every touchpoint against every category, never blank."""

from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import Literal, get_args

from cxrisk.graph.initiatives import Scores, touchpoints_of, touchpoints_of_risk
from cxrisk.graph.rated import Rating
from cxrisk.model.assessment import Assessment
from cxrisk.model.fields import Category
from cxrisk.model.journey import Touchpoint
from cxrisk.model.portfolio import Portfolio
from cxrisk.model.scales import Band
from cxrisk.records import dataclass

CATEGORIES: tuple[Category, ...] = get_args(Category)
Look = Literal["rated", "not_applicable", "not_looked_at"]


@dataclass(frozen=True, slots=True)
class Cell:
    """What is known of one category at one touchpoint."""

    look: Look
    score: float | None = None
    """The worst current score, 2..10, where it is rated."""
    band: Band | None = None
    risks: tuple[str, ...] = ()
    """The risks that are rated here, by key, the worst first."""
    reasons: tuple[str, ...] = ()
    """Why it does not apply, one an assessment, where none of them thinks that it does."""


NOT_LOOKED_AT = Cell("not_looked_at")


@dataclass(frozen=True, slots=True)
class Row:
    """One touchpoint, all categories in the order of the format."""

    touchpoint: Touchpoint
    cells: Mapping[Category, Cell]

    @property
    def is_seen(self) -> bool:
        """Whether anybody has looked at any kind of harm here, be it only to say that it does not apply."""
        return any(cell.look != "not_looked_at" for cell in self.cells.values())


@dataclass(slots=True)
class Seen:
    """What the assessments say of one touchpoint."""

    assessments: dict[str, Assessment] = field(default_factory=dict)
    ratings: dict[Category, list[tuple[Rating, str]]] = field(default_factory=dict)


def touchpoints_by_category(portfolio: Portfolio, scores: Scores) -> tuple[Row, ...]:
    """Every touchpoint of every journey, in the order of journeys and files.

    Rated: the worst current score of the risks there. Not applicable: nothing is rated, and every
    assessment that speaks of the touchpoint says so, with its reason. Else: not looked at. Retired
    initiatives count for nothing.
    """
    seen = _seen(portfolio, scores)
    nobody = Seen()
    return tuple(
        Row(touchpoint, {one: _cell(seen.get(touchpoint.key, nobody), one) for one in CATEGORIES})
        for journey in portfolio.journeys.values()
        for touchpoint in journey.touchpoints()
    )


def _seen(portfolio: Portfolio, scores: Scores) -> dict[str, Seen]:
    seen: dict[str, Seen] = {}
    for assessment in portfolio.assessments.values():
        if assessment.status == "retired":
            continue
        for touchpoint in touchpoints_of(assessment, portfolio):
            seen.setdefault(touchpoint, Seen()).assessments[assessment.id] = assessment
        for risk in assessment.risks:
            ratings = scores[risk.key].categories if risk.key in scores else {}
            for touchpoint in touchpoints_of_risk(risk, portfolio):
                for category, rated in ratings.items():
                    seen[touchpoint].ratings.setdefault(category, []).append((rated.current, risk.key))
    return seen


def _cell(seen: Seen, category: Category) -> Cell:
    if category in seen.ratings:
        return _rated(seen.ratings[category])
    if not seen.assessments:
        return NOT_LOOKED_AT
    reasons = [one.not_applicable.get(category) for one in seen.assessments.values()]
    given = tuple(dict.fromkeys(reason for reason in reasons if reason))
    return Cell("not_applicable", reasons=given) if all(reasons) else NOT_LOOKED_AT


def _rated(ratings: Iterable[tuple[Rating, str]]) -> Cell:
    worst_first = sorted(ratings, key=lambda one: (-one[0].band, -one[0].score, one[1]))
    worst = worst_first[0][0]
    return Cell("rated", worst.score, worst.band, tuple(risk for _, risk in worst_first))
