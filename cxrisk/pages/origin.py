"""What a page is made from, and what the checker says about it: the line at the foot of every page."""

from collections.abc import Sequence

from cxrisk.findings import Finding, Severity
from cxrisk.history.edition import Edition
from cxrisk.history.lines import line_of
from cxrisk.model.fields import Record
from cxrisk.pages import anchors
from cxrisk.pages.edit import edit_address
from cxrisk.pages.page import Link, Source
from cxrisk.pages.reading import Reading
from cxrisk.pages.words import plural
from cxrisk.sources.discover import ASSESSMENTS

_LIBRARY = "library/"
_ALL_OF_IT = f"{ASSESSMENTS}/"
_NOTES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def of_record(reading: Reading, record: Record, edition: Edition, listed_at: str = "") -> Source:
    """The file of one record. Its findings are listed at an address, else their rules are named."""
    path, pointer = record.place
    if path.startswith(_LIBRARY):
        return Source()
    found = reading.findings_of(record)
    edit = edit_address(path, edition)
    if edit and pointer:
        edit = f"{edit}#L{line_of(record.place, reading.outcome.texts[path])}"
    return Source(path, edit, _listed(found, listed_at) if listed_at else _rules(found))


def of_all(reading: Reading, edition: Edition, listed_at: str = "checks.html") -> Source:
    """All files of the portfolio."""
    return Source(_ALL_OF_IT, edit_address(_ALL_OF_IT, edition), _listed(reading.outcome.findings, listed_at))


def of_settings(reading: Reading, edition: Edition) -> Source:
    """The file of the portfolio's own settings; all files where there is none."""
    settings = reading.portfolio.settings
    if settings.place.path.startswith(_LIBRARY):
        return of_all(reading, edition)
    return of_record(reading, settings, edition)


def of_rule(edition: Edition, found: Sequence[Finding], listed_at: str) -> Source:
    """All files, as one rule sees them."""
    return Source(_ALL_OF_IT, edit_address(_ALL_OF_IT, edition), _listed(found, listed_at))


def tally(found: Sequence[Finding]) -> str:
    """`2 errors, 1 warning`: the loudest first; `nothing`."""
    counts = [(word, sum(one.severity is severity for one in found)) for severity, word in _NOTES.items()]
    return ", ".join(plural(count, word) for word, count in counts if count) or "nothing"


def _listed(found: Sequence[Finding], at: str) -> tuple[Link, ...]:
    return (Link(tally(found), at),)


def _rules(found: Sequence[Finding]) -> tuple[Link, ...]:
    """Each rule once, in the order of the lines."""
    return tuple(
        Link(rule, f"{anchors.check(rule)}#here") for rule in dict.fromkeys(one.rule for one in found)
    )
