"""Quotes around texts that YAML ends too early: before a ` #`, and at a comma inside a flow list."""

import re
from itertools import pairwise
from typing import Any, NamedTuple

from cxrisk.edits.edit import Edit, in_quotes
from cxrisk.sources.comments import speaks_to_us

_LAYOUT = re.compile(r"[,\[\]{}]")
_COMMENT = re.compile(r"\s+#(?:\s|$)")


class _Entry(NamedTuple):
    """An entry of a flow list, and where it stands."""

    text: str
    start: int
    end: int
    is_plain: bool
    """Whether it is a text without quotes."""


class Texts:
    """The texts of a file as they are written: where the plain ones end, and which flow lists hold them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends: dict[int, tuple[int, bool]] = {}
        """Where a plain text ends: where it begins, and whether it stands inside brackets."""
        self._lists: dict[int, list[_Entry]] = {}
        """Where an entry of a flow list begins: the list."""
        self._open: list[list[_Entry] | None] = []
        self._read()

    def quoted_to_the_end(self, at: int) -> Edit | str:
        """Quotes around the text that ends before the `#` at this index, and what stands behind it.

        Returns:
            The edit; or why a machine should not make it.
        """
        text = self._text
        end = text.find("\n", at)
        rest = text[at : end if end >= 0 else len(text)].rstrip()
        if speaks_to_us(rest):
            return "what follows is a comment for cxrisk"
        if comment := _COMMENT.search(rest):
            rest = rest[: comment.start()]
        start, in_flow = self._ends.get(at - 1, (-1, False))
        if start < 0 or (in_flow and _LAYOUT.search(rest)):
            return "where the text ends is for a person to say"
        return Edit(start, at + len(rest), in_quotes(text[start : at + len(rest)]))

    def joined(self, at: int) -> list[Edit] | str:
        """Quotes around each text of a flow list that its commas split; at `at` begins a part of one.

        Returns:
            The edits; or why a machine should not make them.
        """
        entries = self._lists.get(at, [])
        if any("#" in self._text[one.end : other.start] for one, other in pairwise(entries)):
            return "a comment stands in the list"
        groups: list[list[_Entry]] = []
        for entry in entries:
            if groups and groups[-1] and entry.is_plain and entry.text[:1].islower():
                groups[-1].append(entry)
            else:
                groups.append([entry] if entry.is_plain else [])
        spans = [(group[0].start, group[-1].end) for group in groups if len(group) > 1]
        edits = [Edit(start, end, in_quotes(self._text[start:end])) for start, end in spans]
        return edits or "which entries belong together is for a person to say"

    def _read(self) -> None:
        from yaml._yaml import CParser

        parser = CParser(self._text)
        try:
            while (token := parser.get_token()) is not None:
                self._take(token)
        finally:
            parser.dispose()

    def _take(self, token: Any) -> None:
        from yaml import (
            FlowMappingEndToken,
            FlowMappingStartToken,
            FlowSequenceEndToken,
            FlowSequenceStartToken,
            ScalarToken,
            ValueToken,
        )

        start, end = token.start_mark.index, token.end_mark.index
        if isinstance(token, ScalarToken):
            if token.plain:
                self._ends[end] = start, bool(self._open)
            self._add(_Entry(token.value, start, end, bool(token.plain)))
        elif isinstance(token, FlowSequenceStartToken | FlowMappingStartToken):
            self._add(_Entry("", start, end, is_plain=False))
            self._open.append([] if isinstance(token, FlowSequenceStartToken) else None)
        elif isinstance(token, FlowSequenceEndToken | FlowMappingEndToken):
            done = self._open.pop() or []
            self._lists.update((one.start, done) for one in done)
        elif isinstance(token, ValueToken) and self._open:
            self._open[-1] = None  # `[a: b]` is no list of texts

    def _add(self, entry: _Entry) -> None:
        if self._open and self._open[-1] is not None:
            self._open[-1].append(entry)
