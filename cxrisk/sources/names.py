"""File names that can be ids: they become addresses of pages, on any computer."""

import re
from collections.abc import Iterator

from cxrisk.findings import TOP, Finding, Severity
from cxrisk.sources.document import Document

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_LONGEST = 64
RESERVED = frozenset(
    (
        *("index", "assets", "search", "404", "sitemap", "con", "prn", "aux", "nul"),
        *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)),
    )
)
"""Names that the site or an operating system keeps for itself."""
_WITH_PAGES = ("assessment", "journey")


def name_troubles(document: Document) -> Iterator[Finding]:
    """What is wrong with the id of an assessment or a journey: a file's name, or an inline journey's id."""
    if document.kind in _WITH_PAGES:
        trouble = trouble_with(document.id)
        if trouble:
            message = f"the file's name is its id, and `{document.id[:80]}` {trouble}"
            mend = "rename the file: lower-case letters and digits, single hyphens, at most 64"
            yield Finding("shape", Severity.ERROR, document.path, TOP, "", message, mend)
    if document.kind == "assessment":
        yield from _inline(document)


def _inline(document: Document) -> Iterator[Finding]:
    journeys = document.data.get("journeys")
    for number, journey in enumerate(journeys if isinstance(journeys, list) else ()):
        own = journey.get("id") if isinstance(journey, dict) else None
        if isinstance(own, str) and own in RESERVED:
            message = f"the id `{own}` is kept for the site or an operating system"
            yield document.finding(
                "shape", Severity.ERROR, ("journeys", number, "id"), message, "choose another"
            )


def trouble_with(name: str) -> str:
    """Why a name cannot be an id, as the end of a sentence; nothing where it can."""
    if name in RESERVED:
        return "is kept for the site or an operating system"
    if len(name) > _LONGEST:
        return f"is longer than {_LONGEST} characters"
    if not _ID.match(name):
        return "holds more than lower-case letters, digits and single hyphens"
    return ""
