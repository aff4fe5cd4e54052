"""What has to be looked at again: reviews, work, acceptances and early signs."""

from collections.abc import Iterator, Sequence
from datetime import date

from cxrisk.checks.calendar import months_after
from cxrisk.model.assessment import Assessment
from cxrisk.model.risk import Indicator, Risk
from cxrisk.pages import anchors
from cxrisk.pages.commitments import ActionRow, action_rows
from cxrisk.pages.leaves import First, first
from cxrisk.pages.moments import Mark, mark
from cxrisk.pages.page import Link
from cxrisk.pages.phrases import many
from cxrisk.pages.reading import Reading
from cxrisk.pages.signing import Signature, signature
from cxrisk.pages.words import sentence
from cxrisk.records import dataclass

_LOUD = ("red", "amber")
SHOWN = 50
"""Rows of one table; the rest is counted, and stands with its initiative."""
SOON = 30
"""Days within which a signature that runs out is told of."""


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """An assessment that nobody has gone through for too long."""

    initiative: Link
    last: date | None
    """When somebody did; absent: never."""
    due: date | None
    """When it should have been; absent: at once, it is live and was never reviewed."""
    who: str
    """Who answers for it; empty: nobody."""


@dataclass(frozen=True, slots=True)
class AcceptedRow:
    """A risk that somebody signed for."""

    risk: Link
    mark: Mark | None
    signature: Signature
    until: date


@dataclass(frozen=True, slots=True)
class SignRow:
    """An early sign that is amber or red."""

    risk: Link
    initiative: Link
    indicator: Indicator


@dataclass(frozen=True, slots=True)
class Due:
    """All of it."""

    reviews: First[ReviewRow]
    actions: First[ActionRow]
    """Work past its day."""
    accepted: First[AcceptedRow]
    """What runs out first comes first."""
    accepted_say: str
    """How the signatures stand, in a sentence."""
    signs: First[SignRow]
    """Red before amber."""


def due(reading: Reading) -> Due:
    """What is overdue, what runs out, and what gives a sign, over all active initiatives."""
    accepted = sorted(_accepted(reading), key=lambda row: (row.until, row.risk.title))
    signs = sorted(_signs(reading), key=lambda row: _LOUD.index(row.indicator.stands))
    late = [row for row in action_rows(reading, reading.active) if row.is_late]
    return Due(
        reviews=first([row for one in reading.active for row in _review(reading, one)], SHOWN),
        actions=first(late, SHOWN),
        accepted=first(accepted, SHOWN),
        accepted_say=_finding(accepted),
        signs=first(signs, SHOWN),
    )


def _finding(accepted: Sequence[AcceptedRow]) -> str:
    if not accepted:
        return "Nobody has signed for a risk."
    over = sum(row.signature.state == "expired" for row in accepted)
    soon = sum(row.signature.state == "valid" and row.signature.days_left <= SOON for row in accepted)
    void = sum(row.signature.state in ("beyond_authority", "none", "void") for row in accepted)
    parts = [f"{many(len(accepted), 'risk is', 'risks are')} signed for"]
    parts += [f"{many(over, 'signature has', 'signatures have')} run out"] if over else []
    parts += [f"{many(soon, 'signature runs', 'signatures run')} out within {SOON} days"] if soon else []
    parts += [f"{many(void, 'signature does', 'signatures do')} not count"] if void else []
    return sentence("; ".join(parts)) + "."


def _review(reading: Reading, one: Assessment) -> Iterator[ReviewRow]:
    since = one.review.last if one.review else one.go_live
    months = reading.portfolio.settings.review.every_months
    is_due = months_after(since, months) if since else None
    late = is_due < one.day(reading.outcome.today) if is_due else one.status == "live"
    if late and one.status != "proposed":
        link = Link(one.title, anchors.initiative(one.id))
        last = one.review.last if one.review else None
        yield ReviewRow(link, last, is_due, reading.portfolio.named(one.roles.accountable))


def _each(reading: Reading) -> Iterator[tuple[Assessment, Risk]]:
    return ((one, risk) for one in reading.active for risk in one.risks)


def _accepted(reading: Reading) -> Iterator[AcceptedRow]:
    for one, risk in _each(reading):
        if risk.acceptance:
            score = reading.outcome.scores.get(risk.key)
            signed = signature(reading, risk, score, one.day(reading.outcome.today))
            link = Link(risk.title, anchors.risk(risk.key))
            yield AcceptedRow(link, mark(score.current) if score else None, signed, risk.acceptance.until)


def _signs(reading: Reading) -> Iterator[SignRow]:
    for one, risk in _each(reading):
        if risk.indicator and risk.indicator.stands in _LOUD:
            link = Link(risk.title, anchors.risk(risk.key))
            yield SignRow(link, Link(one.title, anchors.initiative(one.id)), risk.indicator)
