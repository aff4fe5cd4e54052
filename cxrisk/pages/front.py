"""The front door: where we stand in one sentence, what has to be decided, and the ways in."""

from collections.abc import Iterator, Sequence

from cxrisk.findings import Finding, Severity
from cxrisk.history.edition import Edition
from cxrisk.model.assessment import Assessment
from cxrisk.model.change import Decision
from cxrisk.model.fields import Verdict
from cxrisk.model.scales import Band
from cxrisk.pages import anchors
from cxrisk.pages.charts.bands import BandsChart, bands_chart
from cxrisk.pages.charts.overstep import Category as CategoryRow
from cxrisk.pages.charts.overstep import Overstep, overstep
from cxrisk.pages.coverage import Coverage, coverage
from cxrisk.pages.decisions import Ask, ask, wanted
from cxrisk.pages.gaps import Gap, gaps
from cxrisk.pages.origin import of_all
from cxrisk.pages.page import Found, Heading, Link, Page, Sheet
from cxrisk.pages.phrases import many, readable
from cxrisk.pages.portfolio_rows import InitiativeRow, initiative_rows
from cxrisk.pages.reading import Reading
from cxrisk.pages.render import compose
from cxrisk.pages.sentences import of_bands, of_overstep, of_portfolio, of_risks
from cxrisk.pages.since import SINCE, SinceView, since_view
from cxrisk.pages.words import sentence
from cxrisk.records import dataclass
from cxrisk.scoring.rollup import rollup
from cxrisk.scoring.score import RiskScore

MOST_ASKS = 6
MOST_FINDINGS = 12


@dataclass(frozen=True, slots=True)
class FrontView:
    """Everything that the page shows."""

    name: str
    about: str
    verdict: Verdict | None
    verdict_by: str
    state: str
    lead: str
    own_table: bool
    """Whether a table of the portfolio's own gives the bands."""
    initiatives: str
    """How many, in words."""
    coverage: Coverage
    since: SinceView | None
    """Absent where no earlier state is named, or it is not here."""
    gaps: tuple[Gap, ...]
    """What is missing because its file has an error."""
    asks: tuple[Ask, ...]
    further_asks: tuple[Link, ...]
    bands: BandsChart
    bands_finding: str
    overstep: Overstep
    overstep_finding: str
    rows: tuple[InitiativeRow, ...]
    most_people: float
    """The most people whom an initiative reaches; 0: nobody has counted."""
    retired: tuple[Link, ...]
    counts: tuple[tuple[str, int], ...]
    """Findings by severity, the loudest first."""
    loudest: tuple[tuple[Finding, Link | None], ...]
    """Errors, each with the page of its file; those of what is live come first."""


def front_pages(reading: Reading, edition: Edition) -> Iterator[Page]:
    """The one page at the door."""
    view = reading.once(front_view)
    headings = (
        *((("missing", "What is missing"),) if view.gaps else ()),
        (
            "decisions",
            sentence(many(len(view.asks) + len(view.further_asks), "decision wanted", "decisions wanted")),
        ),
        ("doors", "Two doors"),
        *((("since", SINCE),) if view.since else ()),
        ("bands", "Where we stand"),
        ("portfolio", sentence(view.initiatives)),
        ("findings", "What the checker says"),
    )
    sheet = Sheet(
        address="index.html",
        title=edition.name,
        template="front.html",
        source=of_all(reading, edition, "#findings"),
        headings=tuple(Heading(2, *one) for one in headings),
        found=(Found("", edition.name, view.state),),
        nav="Front door",
    )
    yield compose(sheet, edition, view)


def front_view(reading: Reading) -> FrontView:
    """What stands at the door."""
    settings = reading.portfolio.settings
    scores = tuple(reading.scores.values())
    roll = rollup(scores)
    known = coverage(reading)
    asked, rows = wanted(reading.active), initiative_rows(reading)
    categories = _categories(reading, scores)
    return FrontView(
        name=settings.name,
        about=settings.about,
        verdict=settings.verdict,
        verdict_by=reading.portfolio.named(settings.verdict.by) if settings.verdict else "",
        state=of_portfolio(*_truths(reading), known.alone),
        own_table=bool(settings.scales.matrix),
        lead=of_risks(roll, reading.would_be_above_among(scores)),
        initiatives=many(len(reading.active), "initiative"),
        coverage=known,
        since=since_view(reading.since, reading.portfolio) if reading.since else None,
        gaps=gaps(reading),
        asks=tuple(ask(reading, one, decision) for one, decision in asked[:MOST_ASKS]),
        further_asks=tuple(_further(one, decision) for one, decision in asked[MOST_ASKS:]),
        bands=bands_chart("bands", (roll.inherent, roll.current, roll.target)),
        bands_finding=of_bands(roll),
        overstep=overstep("overstep", categories),
        overstep_finding=of_overstep(categories, roll.above),
        rows=rows,
        most_people=max((row.reach.high for row in rows if row.reach), default=0.0),
        retired=tuple(_link(one) for one in _retired(reading)),
        counts=_counts(reading),
        loudest=_loudest(reading),
    )


def _further(one: Assessment, decision: Decision) -> Link:
    anchor = anchors.decision_anchor(decision.key)
    return Link(decision.question, f"{anchors.initiative(one.id)}#{anchor}")


def _link(one: Assessment) -> Link:
    return Link(one.title, anchors.initiative(one.id))


def _retired(reading: Reading) -> Iterator[Assessment]:
    return (one for one in reading.portfolio.assessments.values() if one.status == "retired")


def _truths(reading: Reading) -> tuple[int, int]:
    """How many moments of truth there are, and how many carry high current risk."""
    truths = [key for key, one in reading.portfolio.touchpoints.items() if one.moment_of_truth]
    risks = (reading.risks_at.get(key, ()) for key in truths)
    hot = (any(reading.scores[risk.key].current.band >= Band.HIGH for risk in here) for here in risks)
    return len(truths), sum(hot)


def _categories(reading: Reading, scores: Sequence[RiskScore]) -> tuple[CategoryRow, ...]:
    """The categories that are rated, the most overstepped first."""
    appetite = reading.portfolio.settings.appetite
    names = list(dict.fromkeys(name for score in scores for name in score.categories))
    rows = [
        CategoryRow(
            name=sentence(readable(name)),
            above=sum(name in score.above for score in scores),
            risks=sum(name in score.categories for score in scores),
            appetite=appetite.of(name).word,
        )
        for name in names
    ]
    return tuple(sorted(rows, key=lambda row: (-row.above, -row.risks, row.name)))


def _counts(reading: Reading) -> tuple[tuple[str, int], ...]:
    found = [one.severity for one in reading.outcome.findings]
    return tuple((severity.word, found.count(severity)) for severity in sorted(Severity, reverse=True))


def _loudest(reading: Reading) -> tuple[tuple[Finding, Link | None], ...]:
    """The errors, each with the page of its file; those of what is live come first."""
    pages = reading.pages_of_files
    live = {one.place.path for one in reading.active if one.status == "live"}
    errors = [one for one in reading.outcome.findings if one.severity is Severity.ERROR]
    errors.sort(key=lambda one: one.path not in live)
    return tuple((one, pages.get(one.path)) for one in errors[:MOST_FINDINGS])
