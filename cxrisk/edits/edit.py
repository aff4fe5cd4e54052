"""A few characters of a file put in place of others; what stands around them stays byte by byte."""

import json
import re
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

from cxrisk.findings import Position
from cxrisk.records import dataclass
from cxrisk.sources.scalars import plain

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_BARE = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_./ >-]*[A-Za-z0-9_-])?")
_QUOTES = "\"'"
_TRUTHS = ("yes", "no", "on", "off", "y", "n")


class Edit(NamedTuple):
    """What comes in place of a stretch of a text, given by its indexes."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of one file."""

    path: str
    """Relative to the workspace, with `/`."""
    before: bytes | None
    """Nothing where it does not exist yet."""
    after: bytes
    moved_to: str = ""
    """Its new path, where its name changes."""


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits made; none may overlap another."""
    parts, at = [], 0
    for edit in sorted(edits):
        parts += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join(parts) + text[at:]


def landed(edits: Iterable[Edit]) -> list[tuple[int, int]]:
    """Where the new characters of each edit stand in the edited text, in order."""
    ordered = sorted(edits)
    grown = accumulate((len(one.text) - (one.end - one.start) for one in ordered), initial=0)
    return [(one.start + by, one.start + by + len(one.text)) for one, by in zip(ordered, grown, strict=False)]


def bytes_of(text: str, like: bytes) -> bytes:
    """The text as bytes; with a byte order mark where there was one."""
    mark = _BYTE_ORDER_MARK if like.startswith(_BYTE_ORDER_MARK) else b""
    return mark + text.encode()


class Lines:
    """A text with the indexes at which its lines begin."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def span(self, position: Position) -> tuple[int, int]:
        """The stretch of the text; blanks at its end are no part of it."""
        start = self.index(position.line, position.column)
        end = self.index(position.end_line, position.end_column)
        return start, start + len(self.text[start:end].rstrip())

    def index(self, line: int, column: int) -> int:
        """The index of a line and column, which count from 1."""
        return self._starts[line - 1] + column - 1


def rewritten(written: str, word: str) -> str:
    """A word in place of a written one, in quotes where that stood in quotes or the word needs them.

    Nothing where it was written as a block.
    """
    if written[:1] in ("|", ">"):
        return ""
    mark = written[:1]
    if mark in _QUOTES and mark and re.fullmatch(r"[^\"'\\\n]+", word):
        return f"{mark}{word}{mark}"
    bare = _BARE.fullmatch(word) and word.casefold() not in _TRUTHS and isinstance(plain(word), str)
    return word if bare else json.dumps(word, ensure_ascii=False)


def in_quotes(written: str) -> str:
    """Plain text, over several lines perhaps, in quotes that say the same."""
    if '"' not in written and "\\" not in written:
        return f'"{written}"'
    return "'" + written.replace("'", "''") + "'"
