"""One risk as its initiative's page shows it: what could happen, the sum behind its score, who answers."""

from cxrisk.model.assessment import Assessment
from cxrisk.model.change import Action, PublicPromise
from cxrisk.model.library import Pattern
from cxrisk.model.risk import Risk
from cxrisk.pages import anchors
from cxrisk.pages.arithmetic import Step, side_by_side
from cxrisk.pages.badge import Badge
from cxrisk.pages.charts.mini import Mini, mini
from cxrisk.pages.controls import ControlRow, SumRow, beside_the_sum, control_rows, sum_rows
from cxrisk.pages.evidence import evidence_links
from cxrisk.pages.gaps import unnamed
from cxrisk.pages.moments import Mark, Moment, handoff_link, mark, moments
from cxrisk.pages.page import Link
from cxrisk.pages.phrases import readable
from cxrisk.pages.reading import Reading
from cxrisk.pages.signing import Signature, signature
from cxrisk.records import dataclass
from cxrisk.scoring.score import RiskScore
from cxrisk.scoring.standing import is_above
from cxrisk.scoring.words import step_in_words, sum_in_words


@dataclass(frozen=True, slots=True)
class CategoryRow:
    """One category of a risk."""

    name: str
    inherent: Mark
    current: Mark
    target: Mark
    appetite: str
    """The worst band that we live with here."""
    above: bool


@dataclass(frozen=True, slots=True)
class Rating:
    """What the score says, for a risk that could be rated."""

    score: RiskScore
    inherent: Mark
    current: Mark
    target: Mark
    category: str
    """The category that rates it now."""
    above: tuple[str, ...]
    """Categories above appetite."""
    sign: bool
    """Whether somebody has to sign because of the impact alone."""
    categories: tuple[CategoryRow, ...]
    sum: tuple[Step, ...]
    """The arithmetic of the current score, and beside it that of the target."""
    is_planned: bool
    """Whether a plan changes the score."""
    mini: Mini
    often: str
    """How often, in natural units: `about three a year, now about two a year`."""
    bad: str
    """How bad each time, in natural units."""

    @property
    def is_above(self) -> bool:
        """Whether it is above appetite, by band or by impact."""
        return is_above(self.score)


@dataclass(frozen=True, slots=True)
class View:
    """How worried one executive is."""

    title: str
    level: int
    """1..5."""


@dataclass(frozen=True, slots=True)
class RiskView:
    """Everything that one risk has to show."""

    risk: Risk
    anchor: str
    rating: Rating | None
    """Absent: nobody could rate it, which is unknown and not low."""
    owner: str
    """Empty: nobody."""
    badge: Badge
    felt_at: tuple[Moment, ...]
    handoffs: tuple[Link, ...]
    unnamed: tuple[str, ...]
    """What the file names here and the site does not have, because it has an error: `two touchpoints`."""
    likelihood_rests_on: tuple[Link, ...]
    impact_rests_on: tuple[Link, ...]
    both_rest_on: tuple[Link, ...]
    sum: tuple[SumRow, ...]
    """The arithmetic of its score, control by control; empty where nobody could rate it."""
    controls: tuple[ControlRow, ...]
    """Those that take no part in it."""
    signature: Signature
    views: tuple[View, ...]
    differ: int
    """Levels between the most and the least worried executive."""
    pattern: Pattern | None
    currency: str
    """Of the estimate."""
    actions: tuple[Action, ...]
    promises: tuple[PublicPromise, ...]
    rated_by: str
    """Empty: nobody is named."""


def risk_view(reading: Reading, assessment: Assessment, risk: Risk) -> RiskView:
    """What to show of a risk."""
    portfolio = reading.portfolio
    score = reading.outcome.scores.get(risk.key)
    pattern = portfolio.risk_patterns[risk.pattern] if risk.pattern else None
    day = assessment.day(reading.outcome.today)
    views = tuple(View(portfolio.named(who), level) for who, level in risk.views.items())
    rests = risk.evidence
    rated = rating(reading, risk, score) if score else None
    steps, controls = rated.sum if rated else (), control_rows(reading, risk, score)
    return RiskView(
        risk=risk,
        anchor=anchors.risk_anchor(risk.key),
        rating=rated,
        owner=portfolio.named(risk.owner),
        badge=reading.badges[risk.key],
        felt_at=moments(portfolio, risk.touchpoints),
        handoffs=tuple(handoff_link(portfolio, key) for key in risk.handoffs),
        unnamed=unnamed(reading, risk),
        likelihood_rests_on=evidence_links(reading, rests.likelihood if rests else ()),
        impact_rests_on=evidence_links(reading, rests.impact if rests else ()),
        both_rest_on=evidence_links(reading, rests.both if rests else ()),
        sum=sum_rows(steps, controls),
        controls=beside_the_sum(steps, controls),
        signature=signature(reading, risk, score, day),
        views=views,
        differ=max((one.level for one in views), default=0) - min((one.level for one in views), default=0),
        pattern=pattern,
        currency=portfolio.settings.currency,
        actions=reading.actions_for.get(risk.key, ()),
        promises=reading.promises_on.get(risk.key, ()),
        rated_by=portfolio.named(risk.rated.by) if risk.rated else "",
    )


def rating(reading: Reading, risk: Risk, score: RiskScore) -> Rating:
    """What a score says, with the arithmetic behind it."""
    portfolio, settings = reading.portfolio, reading.portfolio.settings
    often, bad = step_in_words(risk, score.current, portfolio)
    three = (score.inherent.score, score.current.score, score.target.score)
    appetite = settings.appetite.of(score.current.category)
    return Rating(
        score=score,
        inherent=mark(score.inherent),
        current=mark(score.current),
        target=mark(score.target),
        category=readable(score.current.category),
        above=tuple(readable(name) for name in score.above),
        sign=score.sign,
        categories=_categories(reading, score),
        sum=side_by_side(
            sum_in_words(risk, score.current, portfolio), sum_in_words(risk, score.target, portfolio)
        ),
        is_planned=score.target.score != score.current.score,
        mini=mini(f"mini.{risk.id}", three, score.current.band, appetite, settings.scales),
        often=often,
        bad=bad,
    )


def _categories(reading: Reading, score: RiskScore) -> tuple[CategoryRow, ...]:
    appetite = reading.portfolio.settings.appetite
    return tuple(
        CategoryRow(
            name=readable(name),
            inherent=mark(one.inherent),
            current=mark(one.current),
            target=mark(one.target),
            appetite=appetite.of(name).word,
            above=name in score.above,
        )
        for name, one in score.categories.items()
    )
