"""Everyday YAML, read line by line: the layout that people and tools write most, and nothing else.

Most files hold only keys in small letters, lists with dashes or brackets, and texts that need no closer look.
They are read here in a third of the time. Whatever is in any way unusual is not judged here: the answer is
None, and the real parser reads the file and says what there is to say. Both give the same data for every text
that is read here; the tests and the fuzzer hold them against each other.
"""

import re
from string import ascii_letters, digits
from sys import intern
from typing import Any

from cxrisk.sources import limits
from cxrisk.sources.everyday_values import (
    NO_KEYS,
    NotEveryday,
    before_comment,
    block,
    bracketed,
    is_open,
    just_text,
    meant,
    quoted,
)
from cxrisk.sources.scalars import MAY_BE_NO_TEXT, plain

_LINE = re.compile(r"( *+)(-(?: ++|$))?(?:([a-z_][a-z0-9_-]*+):(?:$| ++))?(.*)\n", re.MULTILINE)
"""Indent, dash, key and the rest of a line."""
_UNUSUAL = re.compile(r"[\ufffe\uffff]")
_TEXT = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`]|-[0-9]")
_LETTERS = frozenset(f"{ascii_letters}{digits}(/_+.=~")
"""How a text begins that is no more than its characters: in general, and most often."""
_LARGEST = limits.SCALAR_CHARACTERS
"""Characters of a file: no text, and no number of values, can exceed what one file may hold."""
_CLOSING = ("]", "}")
_KEYS = limits.MAPPING_KEYS
_DEEPEST = 12
_LONGEST_KEY = 200
_MOST_LINES = 1000


def read_everyday(text: str) -> dict[str, Any] | None:
    """What a file holds, where it holds everyday YAML only; None where the real parser has to look."""
    if len(text) > _LARGEST or not text.endswith("\n") or "\t" in text or "\r" in text:
        return None
    if not text.isascii() and _UNUSUAL.search(text):
        return None
    try:
        return _Reader(text).read()
    except NotEveryday:
        return None


class _Reader:
    """One text, line after line."""

    __slots__ = (
        "_around",
        "_at",
        "_deep",
        "_goes_on",
        "_held",
        "_indent",
        "_lines",
        "_more",
        "_slot",
        "_text",
    )

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines: list[str] = []
        self._at = 0
        self._held: Any = {}
        """The record or list that is being filled, whose entries begin at column `_indent`."""
        self._indent = 0
        self._around: list[tuple[int, Any]] = []
        self._goes_on = ""
        """The last text, if the next line may carry on with it."""
        self._slot: Any = None
        self._more = 0
        """Lines that went on with quotes or brackets: each costs another look at the whole value."""

    def read(self) -> dict[str, Any]:
        """All of it.

        Raises:
            NotEveryday: it holds something that is not read here.
        """
        held = root = self._held
        rows = _LINE.findall(self._text)
        at, most, indent, waiting = 0, len(rows), 0, ""  # waiting: the key whose value stands below
        while at < most:
            blank, dash, key, rest = rows[at]
            at += 1
            if not key and not dash:
                self._no_entry(blank, rest)
                continue
            if waiting or dash or len(blank) != indent or held.__class__ is list:
                self._go_to(len(blank), dash, key, waiting)
                held, indent, waiting = self._held, self._indent, ""
            if key:
                key = intern(key)  # a thousand files have the same keys, and many of the same words
                if key in held or key in NO_KEYS or len(key) > _LONGEST_KEY or len(held) >= _KEYS:
                    raise NotEveryday
                if not rest or rest[0] == "#":
                    waiting, self._goes_on = key, ""
                    held[key] = None
                    continue
            else:
                key = -1
            self._slot = key
            if rest[:1] in _LETTERS and ":" not in rest and "#" not in rest:
                self._goes_on = value = rest.rstrip(" ")
                if value[0] in MAY_BE_NO_TEXT:
                    held[key] = plain(value)
                else:
                    held[key] = value if " " in value else intern(value)
            else:
                self._goes_on, self._at = "", at
                held[key] = self._special(rest)
                at = self._at
        if waiting or not root:
            raise NotEveryday
        return root  # type: ignore[no-any-return]

    def _no_entry(self, blank: str, rest: str) -> None:
        """A line without key and dash: empty, a comment, or more of the text above."""
        if not rest or rest[0] == "#":
            self._goes_on = ""
            return
        if not self._goes_on or len(blank) <= self._indent or not _TEXT.match(rest):
            raise NotEveryday
        self._goes_on = self._held[self._slot] = f"{self._goes_on} {just_text(rest)}"

    def _go_to(self, column: int, dash: str, key: str, waiting: str) -> None:
        """Open what stands below a key, or close what ended above this line; begin the entry of a list."""
        if waiting:
            if column < self._indent or (column == self._indent and not dash):
                raise NotEveryday
            self._open(column, waiting, [] if dash else {})
        while column < self._indent:
            self._indent, self._held = self._around.pop()
        if not dash and self._held.__class__ is list:
            self._indent, self._held = self._around.pop()
        if column != self._indent or (dash and self._held.__class__ is not list):
            raise NotEveryday
        if dash:
            self._held.append(None)
            if key:
                self._open(column + len(dash), -1, {})

    def _open(self, column: int, slot: Any, opened: Any) -> None:
        self._held[slot] = opened
        self._around.append((self._indent, self._held))
        self._indent, self._held = column, opened
        if len(self._around) > _DEEPEST:
            raise NotEveryday

    def _special(self, rest: str) -> Any:
        """A value in quotes or brackets, below a sign, before a comment, or with a sign in it."""
        first = rest[:1]
        if first in ("'", '"'):
            return self._quoted(rest)
        if first in ("[", "{"):
            while rest[-1] not in _CLOSING and is_open(rest):  # most stand on one line
                rest = f"{rest.rstrip(' ')} {self._next_line()}"
            return bracketed(rest)
        if first in ("|", ">"):
            text, self._at = block(rest, self._all_lines(), self._at, self._indent)
            return text
        if not _TEXT.match(rest):
            raise NotEveryday
        if " #" in rest:
            return before_comment(rest)
        self._goes_on = just_text(rest)
        return meant(self._goes_on)

    def _quoted(self, rest: str) -> str:
        text = quoted(rest)
        while text is None:
            rest = f"{rest.rstrip(' ')} {self._next_line()}"
            text = quoted(rest)
        return text

    def _next_line(self) -> str:
        """One more line of a value, without the space around it."""
        lines = self._all_lines()
        line = lines[self._at] if self._at < len(lines) else ""
        text = line.strip(" ")
        self._more += 1
        if not text or len(line) - len(line.lstrip(" ")) <= self._indent or self._more > _MOST_LINES:
            raise NotEveryday
        self._at += 1
        return text

    def _all_lines(self) -> list[str]:
        if not self._lines:
            self._lines = self._text.split("\n")
        return self._lines
