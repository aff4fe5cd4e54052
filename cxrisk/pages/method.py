"""The method: how scores are made, with the scales of this portfolio and one of its risks as an example."""

from collections.abc import Iterator, Mapping

from cxrisk.history.edition import Edition
from cxrisk.model.fields import STRENGTHS
from cxrisk.model.risk import LAYERS
from cxrisk.model.scales import Band, ExecutiveRole, Scales
from cxrisk.pages import anchors
from cxrisk.pages.origin import of_settings
from cxrisk.pages.page import Found, Heading, Link, Page, Sheet
from cxrisk.pages.phrases import money, readable
from cxrisk.pages.reading import Reading
from cxrisk.pages.render import compose
from cxrisk.pages.words import number
from cxrisk.records import dataclass
from cxrisk.scoring.levels import CATEGORIES, points, step
from cxrisk.scoring.matrix import matrix_doubts
from cxrisk.scoring.natural import natural, natural_loss
from cxrisk.scoring.score import RiskScore
from cxrisk.scoring.words import SumLine, step_in_words, sum_in_words


@dataclass(frozen=True, slots=True)
class LevelRow:
    """One level of a scale."""

    level: int
    word: str
    ends: str
    """Up to what; empty at the last level, which has no end."""
    about: str
    """Its middle in natural units."""
    notice: tuple[tuple[str, str], ...]
    """What a person notices, by kind of harm; the kind is empty where one text is for all."""


@dataclass(frozen=True, slots=True)
class AppetiteRow:
    """What is lived with in one kind of harm."""

    category: str
    band: str
    is_own: bool
    """Whether the portfolio names it, or the default holds."""


@dataclass(frozen=True, slots=True)
class StrengthRow:
    """A word for a control's strength."""

    word: str
    share: str
    points: str
    """Levels that it takes off."""


@dataclass(frozen=True, slots=True)
class Worked:
    """A risk of this portfolio, scored by hand."""

    risk: Link
    category: str
    current: tuple[SumLine, ...]
    target: tuple[SumLine, ...]
    """Empty where no plan changes it."""
    often: str
    bad: str


@dataclass(frozen=True, slots=True)
class MethodView:
    """Everything that the page says."""

    likelihood: tuple[LevelRow, ...]
    impact: tuple[LevelRow, ...]
    step: str
    """How many times one level is the level below."""
    table: tuple[tuple[str, tuple[str, ...]], ...]
    """The portfolio's own table, likeliest first; empty where the score decides."""
    doubts: tuple[str, ...]
    strengths: tuple[StrengthRow, ...]
    layers: tuple[str, ...]
    appetite: tuple[AppetiteRow, ...]
    default: str
    sign_at: int
    sign_word: str
    executives: Mapping[str, ExecutiveRole]
    worked: Worked | None
    review_months: int


def method_pages(reading: Reading, edition: Edition) -> Iterator[Page]:
    """The one page."""
    view = method_view(reading)
    sheet = Sheet(
        address="method.html",
        title="Method",
        template="method.html",
        source=of_settings(reading, edition),
        trail=(Link(edition.name, "index.html"),),
        headings=tuple(_headings(view)),
        found=(
            Found("", "How scores are made", "Levels, controls, bands, appetite, and how to read the marks"),
        ),
        nav="Method",
    )
    yield compose(sheet, edition, view)


def method_view(reading: Reading) -> MethodView:
    """What the page says of this portfolio."""
    settings = reading.portfolio.settings
    scales, appetite = settings.scales, settings.appetite
    base = step(scales.likelihood)
    return MethodView(
        likelihood=tuple(_likelihood(scales)),
        impact=tuple(_impact(scales, settings.currency)),
        step=number(base),
        table=_table(scales),
        doubts=matrix_doubts(scales),
        strengths=tuple(
            StrengthRow(word, f"{share * 100:.0f} %", f"{points(share, base):.2f}")
            for word, share in STRENGTHS.items()
        ),
        layers=(*LAYERS, *settings.layers),
        appetite=tuple(
            AppetiteRow(readable(name), appetite.of(name).word, name in appetite.by_category)
            for name in CATEGORIES
        ),
        default=appetite.default.word,
        sign_at=appetite.sign_at_impact,
        sign_word=scales.impact[appetite.sign_at_impact - 1].word,
        executives=settings.executives,
        worked=_worked(reading),
        review_months=settings.review.every_months,
    )


def _headings(view: MethodView) -> Iterator[Heading]:
    yield Heading(2, "scales", "Two scales")
    yield Heading(2, "bands", "Four bands")
    yield Heading(2, "controls", "What controls take off")
    yield Heading(2, "appetite", "What we live with")
    if view.worked:
        yield Heading(2, "example", "One risk, worked through")
    yield Heading(2, "marks", "How to read the marks")
    yield Heading(2, "not", "What is not claimed")


def _likelihood(scales: Scales) -> Iterator[LevelRow]:
    for n, one in enumerate(scales.likelihood, 1):
        ends = f"{number(one.up_to)} a year" if one.up_to else ""
        yield LevelRow(n, one.word, ends, natural(n, scales), ())


def _impact(scales: Scales, currency: str) -> Iterator[LevelRow]:
    for n, one in enumerate(scales.impact, 1):
        ends = money(one.up_to, currency) if one.up_to else ""
        yield LevelRow(n, one.word, ends, natural_loss(n, scales, currency), _notice(one.notice))


def _notice(notice: str | Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    if isinstance(notice, str):
        return (("", notice),) if notice else ()
    return tuple((readable(name), text) for name, text in notice.items())


def _table(scales: Scales) -> tuple[tuple[str, tuple[str, ...]], ...]:
    rows = zip(scales.likelihood, scales.matrix, strict=False)
    return tuple((one.word, tuple(band.word for band in bands)) for one, bands in rows)[::-1]


def _worked(reading: Reading) -> Worked | None:
    """The risk from which most can be learned: a plan, a claim, several controls; of equals the worst."""
    scores = list(reading.scores.values())
    if not scores:
        return None
    risks = reading.portfolio.risks
    score = max(scores, key=lambda one: (risks[one.key].horizon == "year", *_teaches(one)))
    risk = risks[score.key]
    often, bad = step_in_words(risk, score.current, reading.portfolio)
    is_planned = score.target.score != score.current.score
    return Worked(
        risk=Link(risk.title, anchors.risk(risk.key)),
        category=readable(score.current.category),
        current=sum_in_words(risk, score.current, reading.portfolio),
        target=sum_in_words(risk, score.target, reading.portfolio) if is_planned else (),
        often=often,
        bad=bad,
    )


def _teaches(score: RiskScore) -> tuple[bool, bool, int, Band]:
    shares = score.current.shares
    acting = [one for one in shares if one.effect]
    is_planned = score.target.score != score.current.score
    return is_planned and bool(acting), any(one.claimed for one in acting), len(acting), score.current.band
