"""What has to stand in order within one file, and what JSON Schema cannot compare."""

import re
from collections.abc import Iterator
from typing import Any

from cxrisk.findings import Finding, Severity
from cxrisk.sources.document import Document

_DAY = re.compile(r"[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}")
_SPANS = (
    ("disruptions", "from", "to"),
    ("experiments", "from", "to"),
)
_PAIR = 2


def disorder(document: Document) -> Iterator[Finding]:
    """Intervals whose low is above their high, and spans of days that end before they begin."""
    for pointer, (low, high) in _pairs(document.data):
        if low > high:
            message = f"`[{low:g}, {high:g}]` begins above its end"
            yield _finding(document, pointer, message, f"write [{high:g}, {low:g}]")
    yield from _spans(document)


def _pairs(data: dict[str, Any]) -> Iterator[tuple[tuple[str | int, ...], list[float]]]:
    """Every list of two numbers: in the format that is always an interval or the ends of a scale."""
    waiting: list[tuple[tuple[str | int, ...], Any]] = [((), data)]
    while waiting:
        pointer, value = waiting.pop()
        if isinstance(value, dict):
            waiting.extend(
                ((*pointer, key), held) for key, held in value.items() if isinstance(held, dict | list)
            )
        elif len(value) == _PAIR and all(isinstance(end, int | float) for end in value):
            yield pointer, value
        else:
            waiting.extend(
                ((*pointer, at), held) for at, held in enumerate(value) if isinstance(held, dict | list)
            )


def _spans(document: Document) -> Iterator[Finding]:
    for name, first, last in _SPANS:
        records = document.data.get(name)
        for number, record in enumerate(records if isinstance(records, list) else ()):
            if isinstance(record, dict):
                yield from _span(document, (name, number), record, first, last)
    risks = document.data.get("risks")
    for number, risk in enumerate(risks if isinstance(risks, list) else ()):
        signed = risk.get("acceptance") if isinstance(risk, dict) else None
        if isinstance(signed, dict):
            yield from _span(document, ("risks", number, "acceptance"), signed, "date", "until")


def _span(
    document: Document, pointer: tuple[str | int, ...], record: dict[str, Any], first: str, last: str
) -> Iterator[Finding]:
    begins, ends = record.get(first), record.get(last)
    if isinstance(begins, str) and isinstance(ends, str) and _are_days(begins, ends) and ends < begins:
        message = f"`{last}` is {ends}, before `{first}`, which is {begins}"
        yield _finding(document, (*pointer, last), message, "look at both days")


def _are_days(*texts: str) -> bool:
    return all(_DAY.fullmatch(text) for text in texts)


def _finding(document: Document, pointer: tuple[str | int, ...], message: str, mend: str) -> Finding:
    return document.finding("shape", Severity.ERROR, pointer, message, mend)
