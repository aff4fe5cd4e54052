"""Patterns of a team's own that are to stand in for built-in ones, and whether there is such a one."""

from collections.abc import Iterable, Iterator
from typing import Any

from cxrisk.findings import Finding, Severity
from cxrisk.resolve.declared import records
from cxrisk.sources.document import Document
from cxrisk.sources.words import nearest


def overrides_of_nothing(documents: Iterable[Document], library: Iterable[Document]) -> Iterator[Finding]:
    """A pattern that says why it `replaces` a built-in one, and no built-in one has its id."""
    built_in = {one["id"] for held in library for _, one in records(held.data, "risk_patterns")}
    for document in documents:
        for number, record in records(document.data, "risk_patterns"):
            own = record.get("id")
            if "replaces" in record and isinstance(own, str) and own not in built_in:
                message = f"`replaces` is written, and no built-in risk pattern has the id `{own[:80]}`"
                pointer = ("risk_patterns", number, "id")
                mend = _mend(own, record["replaces"], built_in)
                yield document.finding("unknown-reference", Severity.ERROR, pointer, message, mend)


def _mend(own: str, replaces: Any, built_in: set[str]) -> str:
    """The id that may be meant: a writer may have put it where the reason belongs."""
    if isinstance(replaces, str) and replaces.strip() in built_in:
        return f"to replace `{replaces.strip()}`, give this one its id, and say in `replaces` why"
    near = nearest(own, built_in)
    meant = "did you mean " + " or ".join(f"`{one}`" for one in near) + "? Otherwise " if near else ""
    return f"{meant}take `replaces` out: a pattern of your own replaces nothing"
