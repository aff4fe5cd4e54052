"""What can be taken away, and how it is written: two tables."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import attrgetter
from typing import Any

from cxrisk.exports import controls, csv, decisions, handoffs, json, portfolio, risks
from cxrisk.exports.table import Form, Ranked, Row
from cxrisk.history.edition import Edition
from cxrisk.pipeline import Outcome
from cxrisk.records import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record."""

    shape: type[Row]
    """What a row looks like."""
    parts: Callable[[Outcome], Iterable[tuple[str, Any]]]
    """What has rows, each by a name of its own, with what it is made of beside the outcome."""
    rows: Callable[[Outcome, Any], Iterable[Ranked]]
    """The rows of one part."""


KINDS: Mapping[str, Kind] = {
    "portfolio": Kind(portfolio.InitiativeRow, portfolio.parts, portfolio.rows),
    "risks": Kind(risks.RiskRow, portfolio.parts, risks.rows),
    "controls": Kind(controls.ControlRow, portfolio.parts, controls.rows),
    "handoffs": Kind(handoffs.HandoffRow, handoffs.parts, handoffs.rows),
    "decisions": Kind(decisions.DecisionRow, portfolio.parts, decisions.rows),
}
FORMATS: Mapping[str, Form] = {"json": json.FORM, "csv": csv.FORM}
FOLDER = "downloads"
"""Where they lie in a site."""


@dataclass(frozen=True, slots=True)
class Line:
    """One record as it is written."""

    part: str
    """What it is a row of."""
    place: tuple[Any, ...]
    """Its place among all."""
    written: tuple[bytes, ...]
    """In each of the formats."""


Making = Callable[[Outcome], Sequence[Line]]
Made = Callable[[str, object, Making], Sequence[Line]]
"""Gives the lines of a name, of what they are made of, and of what makes them of an outcome."""


@dataclass(frozen=True, slots=True)
class Table:
    """All records of one kind as they are written, in their order."""

    kind: str
    lines: Sequence[Line]

    def files(self, edition: Edition) -> Iterator[tuple[str, bytes]]:
        """The table in every format: the address in the site, and what is in the file."""
        for place, (name, form) in enumerate(FORMATS.items()):
            head, tail = around(self.kind, form, edition)
            written = form.between.encode().join([line.written[place] for line in self.lines])
            yield f"{FOLDER}/{self.kind}.{name}", b"".join((head, written, tail))


def around(kind: str, form: Form, edition: Edition) -> tuple[bytes, bytes]:
    """What stands before the first record, and behind the last one."""
    return form.head(kind, KINDS[kind].shape, edition).encode(), form.tail.encode()


def tables(outcome: Outcome, edition: Edition, made: Made | None = None) -> Iterator[Table]:
    """Every kind, its lines `made` part by part: of the outcome, or as somebody has kept them."""
    made = made or (lambda _name, _given, make: make(outcome))
    for kind, one in KINDS.items():
        writers = [form.line(one.shape, edition) for form in FORMATS.values()]
        parts = [
            made(f"{FOLDER}/{kind}#{part}", given, _making(one, part, given, writers))
            for part, given in one.parts(outcome)
        ]
        yield Table(kind, sorted(chain.from_iterable(parts), key=attrgetter("place")))


def _making(kind: Kind, part: str, given: object, writers: Sequence[Callable[[Row], str]]) -> Making:
    def lines(outcome: Outcome) -> list[Line]:
        return [
            Line(part, place, tuple([write(row).encode() for write in writers]))
            for place, row in kind.rows(outcome, given)
        ]

    return lines


def export(kind: str, form: str, outcome: Outcome, edition: Edition) -> str:
    """One kind of record in one format, as the whole text of a file."""
    one, how = KINDS[kind], FORMATS[form]
    write = how.line(one.shape, edition)
    ranked = [each for _, given in one.parts(outcome) for each in one.rows(outcome, given)]
    lines = how.between.join(write(row) for _, row in sorted(ranked, key=lambda each: each[0]))
    return f"{how.head(kind, one.shape, edition)}{lines}{how.tail}"


def downloads(outcome: Outcome, edition: Edition) -> Iterator[tuple[str, str]]:
    """Every kind in every format: the address in the site, and the text."""
    for table in tables(outcome, edition):
        for address, content in table.files(edition):
            yield address, content.decode()
