"""The register: one row a risk, all of them."""

from collections.abc import Iterator

from cxrisk.history.edition import Edition
from cxrisk.model.assessment import Assessment
from cxrisk.model.risk import Risk
from cxrisk.pages import anchors
from cxrisk.pages.badge import Badge
from cxrisk.pages.leaves import MOST, numbered
from cxrisk.pages.moments import Mark, Moment, mark, moments
from cxrisk.pages.origin import of_all
from cxrisk.pages.page import Found, Link, Page, Sheet
from cxrisk.pages.phrases import many, readable
from cxrisk.pages.reading import Reading
from cxrisk.pages.render import compose
from cxrisk.pages.row_script import with_rows
from cxrisk.pages.sentences import of_evidence
from cxrisk.pages.signing import Signature, signature
from cxrisk.pages.words import sentence, spelled
from cxrisk.records import dataclass
from cxrisk.scoring.rollup import Rollup, rollup
from cxrisk.scoring.score import RiskScore
from cxrisk.scoring.standing import is_above


@dataclass(frozen=True, slots=True)
class RiskRow:
    """One risk in the register."""

    risk: Risk
    link: Link
    initiative: Link
    status: str
    """Of the initiative."""
    inherent: Mark | None
    """Absent, as the other two: nobody could rate it."""
    current: Mark | None
    target: Mark | None
    categories: tuple[str, ...]
    """The one that rates it now comes first."""
    is_above: bool
    owner: str
    """Empty: nobody."""
    signature: Signature
    badge: Badge
    felt_at: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class RegisterView:
    """One page of the register."""

    headline: str
    state: str
    rows: tuple[RiskRow, ...]
    total: int
    pages: tuple[Link, ...]
    """All pages of the register, where there is more than one."""
    own_table: bool
    """Whether the portfolio's own table gives the bands."""


def register_pages(reading: Reading, edition: Edition) -> Iterator[Page]:
    """The register, on several pages where it has more than 300 risks."""
    yield from with_rows(_pages(reading, edition), reading.lines)


def _pages(reading: Reading, edition: Edition) -> Iterator[Page]:
    rows = register_rows(reading)
    parts = [rows[n : n + MOST] for n in range(0, len(rows), MOST)] or [()]
    links = numbered("risks", "Risks", len(parts))
    total = rollup(reading.scores.values())
    for n, part in enumerate(parts):
        view = RegisterView(
            headline=_headline(total, len(rows)),
            state=_state(rows),
            rows=part,
            total=len(rows),
            pages=links if len(links) > 1 else (),
            own_table=bool(reading.portfolio.settings.scales.matrix),
        )
        sheet = Sheet(
            address=links[n].address,
            title=links[n].title,
            template="register.html",
            source=of_all(reading, edition),
            trail=(Link(edition.name, "index.html"),),
            before=links[n - 1] if n else None,
            after=links[n + 1] if n + 1 < len(links) else None,
            found=(Found("", "The register of risks", view.headline),) if not n else (),
            nav="" if n else "Risks",
        )
        yield compose(sheet, edition, view)


def register_rows(reading: Reading) -> tuple[RiskRow, ...]:
    """Every risk of an active initiative, ranked; those that nobody could rate come last."""
    risks = {risk.key: (one, risk) for one in reading.active for risk in one.risks}
    order = [*reading.scores, *(key for key in risks if key not in reading.scores)]
    return tuple(_row(reading, *risks[key]) for key in order)


def _row(reading: Reading, one: Assessment, risk: Risk) -> RiskRow:
    portfolio = reading.portfolio
    score = reading.outcome.scores.get(risk.key)
    day = one.day(reading.outcome.today)
    return RiskRow(
        risk=risk,
        link=Link(risk.title, anchors.risk(risk.key)),
        initiative=Link(one.title, anchors.initiative(one.id)),
        status=one.status,
        inherent=mark(score.inherent) if score else None,
        current=mark(score.current) if score else None,
        target=mark(score.target) if score else None,
        categories=tuple(map(readable, _categories(risk, score))),
        is_above=score is not None and is_above(score),
        owner=portfolio.named(risk.owner),
        signature=signature(reading, risk, score, day),
        badge=reading.badges[risk.key],
        felt_at=moments(portfolio, risk.touchpoints),
    )


def _categories(risk: Risk, score: RiskScore | None) -> list[str]:
    if not score:
        return list(risk.impact)
    return [score.current.category, *(name for name in score.categories if name != score.current.category)]


def _headline(total: Rollup, rows: int) -> str:
    if not rows:
        return "No risk is written down"
    if rows == 1:
        return "One risk is written down"
    above = f", {spelled(total.above)} above appetite" if total.above else ", none above appetite"
    return f"{sentence(many(rows, 'risk'))}{above}"


def _state(rows: tuple[RiskRow, ...]) -> str:
    if not rows:
        return "Nobody has looked, and that is not the same as nothing to find."
    alone = sum(not row.badge.asked for row in rows)
    unanswered = sum(row.signature.unanswered for row in rows)
    unrated = sum(row.current is None for row in rows)
    parts = (
        "Ranked by band, then score, then inherent score.",
        of_evidence(alone, len(rows)),
        sentence(f"{many(unanswered, 'risk stands', 'risks stand')} above appetite without an answer.")
        if unanswered
        else "",
        sentence(f"{many(unrated, 'risk is', 'risks are')} not rated: unknown, not low.") if unrated else "",
    )
    return " ".join(filter(None, parts))
