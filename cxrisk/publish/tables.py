"""The downloads of a site, record by record: as they are made, and as they lie in the site before."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, cast

from cxrisk.exports.kinds import FOLDER, FORMATS, Line, Making, Table, around, tables
from cxrisk.exports.table import Form
from cxrisk.history.edition import Edition
from cxrisk.pages.keeper import Keeper
from cxrisk.pages.reading import Reading
from cxrisk.publish.upon import Differs, Upon

Noted = Mapping[str, Sequence[Sequence[Any]]]
"""By kind, of each record in its order: what it is a row of, its place, and its length in each format."""


def noted(made: Iterable[Table]) -> Noted:
    """What has to be known of tables to find their records again."""
    return {
        table.kind: [[line.part, line.place, [len(one) for one in line.written]] for line in table.lines]
        for table in made
    }


def tables_of(
    reading: Reading,
    edition: Edition,
    keeper: Keeper | None,
    before: Mapping[str, Sequence[Line]] | None = None,
) -> Iterator[Table]:
    """The tables, with the records of the site `before` that would come out the same."""

    def made(name: str, given: object, make: Making) -> Sequence[Line]:
        if keeper is None:
            return make(reading.outcome)
        if before is not None and keeper.stands(reading, name, given):
            return before.get(name, ())
        return keeper.made(reading, name, given, lambda watched: make(watched.outcome))

    return tables(reading.outcome, edition, made)


def lines_of(site: Upon, edition: Edition, known: Noted) -> Mapping[str, Sequence[Line]]:
    """The records of the site before, by what they are rows of.

    Raises:
        Differs: its files are not as they were left.
        OSError: one cannot be read.
    """
    found: dict[str, list[Line]] = {}
    for kind, lines in known.items():
        columns = [
            _cut(site.read(f"{FOLDER}/{kind}.{name}"), kind, form, edition, lengths)
            for (name, form), lengths in zip(FORMATS.items(), _turned(lines), strict=False)
        ]
        for (part, place, _), written in zip(lines, zip(*columns, strict=True), strict=True):
            line = Line(part, tuple(place), cast("tuple[bytes, ...]", written))
            found.setdefault(f"{FOLDER}/{kind}#{part}", []).append(line)
    return found


def _turned(lines: Sequence[Sequence[Any]]) -> Iterator[tuple[int, ...]]:
    """The lengths of all records in one format, format by format; nothing where there are no records."""
    return zip(*(lengths for *_, lengths in lines), strict=True)


def _cut(content: bytes, kind: str, form: Form, edition: Edition, lengths: Sequence[int]) -> Sequence[bytes]:
    head, tail = around(kind, form, edition)
    start, pieces = len(head), []
    for length in lengths:
        pieces.append(content[start : start + length])
        start += length + len(form.between)
    if start - len(form.between) + len(tail) != len(content):
        raise Differs
    return pieces
