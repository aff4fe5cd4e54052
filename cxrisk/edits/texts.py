"""Quotes around texts that YAML ends too early: before a ` #`, and at a comma inside a flow list."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from cxrisk.edits.edit import Edit, Lines, in_quotes
from cxrisk.sources.comments import speaks_to_us
from cxrisk.sources.document import Document

_LAYOUT = re.compile(r"[,\[\]{}]")
_COMMENT = re.compile(r"\s+#(?:\s|$)")


def quoted_to_the_end(text: str, at: int) -> Edit | str:
    """Quotes around the text that ends before the `#` at this index, and what stands behind it on its line.

    Returns:
        The edit; or why a machine should not make it.
    """
    end = text.find("\n", at)
    rest = text[at : end if end >= 0 else len(text)].rstrip()
    if speaks_to_us(rest):
        return "what follows is a comment for cxrisk"
    if comment := _COMMENT.search(rest):
        rest = rest[: comment.start()]
    start, in_flow = _text_before(text, at - 1)
    if start < 0 or (in_flow and _LAYOUT.search(rest)):
        return "where the text ends is for a person to say"
    return Edit(start, at + len(rest), in_quotes(text[start : at + len(rest)]))


def _text_before(text: str, end: int) -> tuple[int, bool]:
    """Where the plain text begins that ends here (-1: there is none), and whether it is inside brackets."""
    from yaml import (
        FlowMappingEndToken,
        FlowMappingStartToken,
        FlowSequenceEndToken,
        FlowSequenceStartToken,
        ScalarToken,
    )
    from yaml._yaml import CParser

    depth, parser = 0, CParser(text)
    try:
        while (token := parser.get_token()) is not None and token.start_mark.index <= end:
            depth += isinstance(token, FlowMappingStartToken | FlowSequenceStartToken)
            depth -= isinstance(token, FlowMappingEndToken | FlowSequenceEndToken)
            if isinstance(token, ScalarToken) and token.plain and token.end_mark.index == end:
                return token.start_mark.index, depth > 0
    finally:
        parser.dispose()
    return -1, False


def joined(document: Document, at: int) -> list[Edit] | str:
    """Quotes around each text of a flow list that its commas split; `at` is where a part of one begins.

    Returns:
        The edits; or why a machine should not make them.
    """
    entries = _list_around(document, at)
    spans = [span for _, span in entries]
    if any("#" in document.text[end:start] for (_, end), (start, _) in pairwise(spans)):
        return "a comment stands in the list"
    groups: list[list[tuple[int, int]]] = []
    for entry, span in entries:
        is_plain = isinstance(entry, str) and document.text[span[0]] not in "\"'"
        if groups and is_plain and entry[:1].islower() and groups[-1]:
            groups[-1].append(span)
        else:
            groups.append([span] if is_plain else [])
    return [
        Edit(group[0][0], group[-1][1], in_quotes(document.text[group[0][0] : group[-1][1]]))
        for group in groups
        if len(group) > 1
    ] or "which entries belong together is for a person to say"


def _list_around(document: Document, at: int) -> list[tuple[Any, tuple[int, int]]]:
    """The entries of the list one of whose texts begins at this index, each with where it stands."""
    lines = Lines(document.text)
    for pointer, entries in _lists(document.data):
        spans = [lines.span(document.position((*pointer, number))) for number in range(len(entries))]
        if any(start == at for start, _ in spans):
            return list(zip(entries, spans, strict=True))
    return []


def _lists(data: Any) -> Iterator[tuple[tuple[str | int, ...], list[Any]]]:
    """All lists that hold a text, with the way to them."""
    waiting: list[tuple[tuple[str | int, ...], Any]] = [((), data)]
    while waiting:
        pointer, value = waiting.pop()
        if isinstance(value, dict):
            waiting.extend(((*pointer, key), held) for key, held in value.items())
        elif isinstance(value, list):
            waiting.extend(((*pointer, number), held) for number, held in enumerate(value))
            if any(isinstance(entry, str) for entry in value):
                yield pointer, value
