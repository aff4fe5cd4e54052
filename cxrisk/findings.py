"""The vocabulary of trouble that every layer shares: severity, place, position, finding."""

from datetime import date
from enum import IntEnum
from typing import NamedTuple

from cxrisk.records import dataclass


class Severity(IntEnum):
    """How loud a finding is; the order is the order of loudness."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The word that people read and write: info, warning, error."""
        return self.name.lower()


class Holding(NamedTuple):
    """A step into a list: the entry that holds this value (a reference may be written short)."""

    value: str


class Key(NamedTuple):
    """The last step of a pointer where the key itself is meant, not its value."""

    name: str


class Place(NamedTuple):
    """Where something stands in the data: a file and the way to it from the file's root."""

    path: str
    """Relative to the workspace, with `/`."""
    pointer: tuple[str | int | Holding | Key, ...] = ()

    def at(self, *steps: str | int) -> "Place":
        """The place of what stands below this one."""
        return Place(self.path, self.pointer + steps)

    def holding(self, value: str) -> "Place":
        """The place of the entry of this list that holds `value`."""
        return Place(self.path, (*self.pointer, Holding(value)))

    def key(self, name: str) -> "Place":
        """The place of the key `name` of this mapping, not of its value."""
        return Place(self.path, (*self.pointer, Key(name)))


class Implied(str):
    """A step of a pointer that is not written: the key for which a short form stands."""

    __slots__ = ()


class Position(NamedTuple):
    """A span of a file; lines and columns count from 1, in code points; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


TOP = Position(1, 1, 1, 1)


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that belongs to a finding: the earlier of two twins, the handoff between."""

    path: str
    position: Position
    message: str


@dataclass(frozen=True, slots=True)
class Known:
    """Why a finding may stand for a while, as the baseline says."""

    owner: str
    """Who answers for it."""
    because: str
    until: date
    """The last day on which it may stand."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that somebody should look at: what is wrong, where, and what to do."""

    rule: str
    """The check's id: a slug such as `asked-twice`."""
    severity: Severity
    path: str
    """Relative to the workspace, with `/`."""
    position: Position
    pointer: str
    """JSON pointer (RFC 6901) of the value that is meant; empty for the whole file."""
    message: str
    """What was found, in plain words, with the names in it."""
    help: str = ""
    """What to do about it, in the imperative."""
    related: tuple[Related, ...] = ()
    known: Known | None = None
    """Who lets it stand today; nothing where it is new, or its day has passed."""
    meant: tuple[str, ...] = ()
    """What may have been meant by the word that stands there, the likeliest first."""

    @property
    def sort_key(self) -> tuple[str, Position, str, str, str]:
        """Findings are printed by path, line, column and rule."""
        return (self.path, self.position, self.rule, self.pointer, self.message)


@dataclass(frozen=True, slots=True)
class Rule:
    """What the tool can complain about: its id, and how loud it is unless the portfolio says otherwise."""

    id: str
    severity: Severity
    says: str
    """One sentence: when it fires."""


FORM_RULES = (
    Rule("syntax", Severity.ERROR, "A file cannot be read as one YAML document."),
    Rule("duplicate-key", Severity.ERROR, "The same key stands twice in one record."),
    Rule("shape", Severity.ERROR, "A value, a key or a word does not fit the format."),
    Rule("unknown-reference", Severity.ERROR, "An id is used that nothing has."),
    Rule("duplicate-id", Severity.ERROR, "Two records of one kind share an id."),
    Rule("split-text", Severity.WARNING, "A comma inside a flow list has split one text into two."),
    Rule("doubtful-text", Severity.WARNING, "A text may not say what its writer meant."),
    Rule(
        "ignore-without-reason", Severity.WARNING, "A comment asks to ignore a finding and does not say why."
    ),
    Rule("unused-ignore", Severity.WARNING, "A comment asks to ignore a finding that is not there."),
    Rule("known-finding-gone", Severity.WARNING, "The baseline lists a finding that is no longer there."),
)
"""Rules that are no checks: they arise as files, references, comments and the baseline are read.

In the order of the documentation.
"""
