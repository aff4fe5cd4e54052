"""What is missing on the site because its file has an error: said at the door, and where it would stand."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from cxrisk.findings import Finding, Severity
from cxrisk.model.fields import Record
from cxrisk.model.left_out import LeftOut, left_out
from cxrisk.pages.reading import Reading
from cxrisk.pages.words import plural
from cxrisk.records import dataclass
from cxrisk.sources.positions import json_pointer

_NAMED = {
    "controls": "control",
    "evidence": "piece of evidence",
    "handoffs": "handoff",
    "touchpoints": "touchpoint",
}


@dataclass(frozen=True, slots=True)
class Gap:
    """A file that cannot be read, or a record that is left out."""

    path: str
    """Of the file."""
    word: str
    """What is missing: `risk`; `file` where nothing of it can be read."""
    cause: Finding | None
    """What is wrong; absent where it only hangs on something else that is left out."""


def gaps(reading: Reading) -> tuple[Gap, ...]:
    """All of them: first the files, then the records by file; none for the public, who do not see files."""
    if reading.outcome.audience == "public":
        return ()
    return (*_files(reading), *_records(reading, left_out(reading.portfolio)))


def gaps_in(reading: Reading, path: str) -> tuple[Gap, ...]:
    """The records that are left out of one file."""
    if reading.outcome.audience == "public":
        return ()
    return tuple(_records(reading, reading.left_out_in.get(path, ())))


def unnamed(reading: Reading, record: Record) -> tuple[str, ...]:
    """What a record names and the site does not have, counted: `two touchpoints`."""
    start = record.place.pointer
    lost = (place.pointer for place in reading.lost_in.get(record.place.path, ()))
    fields = [
        pointer[len(start)]
        for pointer in lost
        if pointer[: len(start)] == start and len(pointer) > len(start) + 1 and isinstance(pointer[-1], int)
    ]
    return tuple(f"{plural(fields.count(field), word)}" for field, word in _NAMED.items() if field in fields)


def _files(reading: Reading) -> Iterator[Gap]:
    for path, findings in reading.findings_in.items():
        if PurePosixPath(path).stem in reading.portfolio.unread:
            cause = next((one for one in findings if one.severity is Severity.ERROR), None)
            yield Gap(path, "file", cause)


def _records(reading: Reading, records: tuple[LeftOut, ...]) -> Iterator[Gap]:
    for one in records:
        start = json_pointer(tuple(step for step in one.place.pointer if isinstance(step, str | int)))
        errors = (
            found
            for found in reading.findings_in.get(one.place.path, ())
            if found.severity is Severity.ERROR and f"{found.pointer}/".startswith(f"{start}/")
        )
        yield Gap(one.place.path, one.word, next(errors, None))
