"""What is known, from whom and since when; and what rests on it."""

from collections.abc import Iterable
from datetime import date

from cxrisk.model.evidence import Evidence
from cxrisk.model.fields import Quote
from cxrisk.pages import anchors
from cxrisk.pages.badge import badge
from cxrisk.pages.page import Link
from cxrisk.pages.phrases import readable
from cxrisk.pages.reading import Reading
from cxrisk.pages.words import about
from cxrisk.records import dataclass


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One piece of evidence in the list of its file."""

    evidence: Evidence
    anchor: str
    voices: tuple[str, ...]
    """Whose voice it is, by name."""
    is_voice: bool
    """Whether a person speaks in it, and not only the firm."""
    stale: bool
    rests: tuple[Link, ...]
    """What rests on it; none: nothing cites it."""


def evidence_rows(reading: Reading, evidence: Iterable[Evidence], day: date) -> tuple[EvidenceRow, ...]:
    """The evidence of one file, in its own order."""
    return tuple(_row(reading, one, day) for one in evidence)


def evidence_links(reading: Reading, keys: Iterable[str]) -> tuple[Link, ...]:
    """Pieces of evidence as links that say what they are: `interview, Jun 2026`.

    What this edition withholds stands nowhere, so nothing leads to it.
    """
    shown = (key for key in keys if not reading.portfolio.evidence[key].is_withheld)
    return tuple(evidence_link(reading, key) for key in shown)


def evidence_link(reading: Reading, key: str) -> Link:
    """One piece of evidence as a link."""
    one = reading.portfolio.evidence[key]
    return Link(f"{readable(one.method)}, {about(one.date)}", anchors.evidence(key, reading.portfolio))


def said(quote: Quote | None) -> Quote | None:
    """A quote that may be shown: only where the person agreed to it."""
    return quote if quote and quote.consent else None


def _row(reading: Reading, one: Evidence, day: date) -> EvidenceRow:
    portfolio = reading.portfolio
    names = (
        portfolio.people[key].name if key in portfolio.people else portfolio.named(key) for key in one.from_
    )
    return EvidenceRow(
        evidence=one,
        anchor=anchors.evidence_anchor(one.key),
        voices=tuple(names),
        is_voice=portfolio.is_voice(one),
        stale=badge((one,), portfolio, day).stale,
        rests=reading.cited_by.get(one.key, ()),
    )
