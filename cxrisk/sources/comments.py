"""Comments that speak to the tool: `# cxrisk: ignore[rule, other-rule] -- why`.

A comment is what belongs to no text of the file: a `#` in quotes or in a block of prose says nothing to us.
"""

import re
from collections.abc import Iterator
from typing import Any

from cxrisk.findings import Position
from cxrisk.records import dataclass
from cxrisk.sources.document import Document

_TO_US = re.compile(r"(?:^|\s)(?P<whole>#+[ \t]*cxrisk(?:[ \t]*:|[ \t]+ignore\b).*)", re.IGNORECASE)
_IGNORE = re.compile(r"#+[ \t]*cxrisk:[ \t]*ignore\[(?P<rules>[^\]]*)\](?P<tail>.*)")
_RULE = re.compile(r"[^,\s](?:[^,]*[^,\s])?")
_REASON = re.compile(r"[ \t]*--[ \t]*(?P<why>.*\w.*)")
_BLOCKS = ("|", ">")
_OUR_NAME = ("xrisk", "XRISK")
"""Few files name us; the others are not looked at twice."""


@dataclass(frozen=True, slots=True)
class Named:
    """A rule that a comment names."""

    rule: str
    position: Position


@dataclass(frozen=True, slots=True)
class Ignore:
    """A comment that asks to ignore findings."""

    path: str
    position: Position
    lines: frozenset[int]
    """What it speaks of: its own line; where it stands alone, also the next that is no comment."""
    rules: tuple[Named, ...]
    """Empty where the comment cannot be understood."""
    because: str
    """Why; empty where it does not say."""


def ignores_in(document: Document) -> Iterator[Ignore]:
    """The comments of a document that speak to the tool, understood or not."""
    text = document.text
    if not any(name in text for name in _OUR_NAME):
        return
    for start, end in _comments(text):
        found = _TO_US.search(text[start:end].rstrip())
        if found:
            alone = not text[text.rfind("\n", 0, start) + 1 : start].strip()
            yield _ignore(document, start + found.start("whole"), found["whole"], alone=alone)


def speaks_to_us(comment: str) -> bool:
    """Whether a comment is meant for the tool, understood or not."""
    return _TO_US.search(comment) is not None


def _ignore(document: Document, at: int, comment: str, *, alone: bool) -> Ignore:
    span = document.positions.span
    place = span(at, at + len(comment))
    lines = (place.line, _line_below(document.text, place.line)) if alone else (place.line,)
    understood = _IGNORE.fullmatch(comment)
    names = _RULE.finditer(comment, *understood.span("rules")) if understood else ()
    rules = tuple(Named(name.group(), span(at + name.start(), at + name.end())) for name in names)
    reason = _REASON.fullmatch(understood["tail"]) if understood else None
    return Ignore(document.path, place, frozenset(lines), rules, reason["why"].strip() if reason else "")


def _line_below(text: str, line: int) -> int:
    """The next line that holds more than a comment."""
    rest = text.split("\n")[line:]
    return line + 1 + next((at for at, one in enumerate(rest) if not one.lstrip().startswith("#")), 0)


def _comments(text: str) -> Iterator[tuple[int, int]]:
    """Where each comment begins and ends: from a `#` between the texts to the end of its line."""
    at = 0
    for start, end in (*_texts(text), (len(text), len(text))):
        while (found := text.find("#", at, start)) >= 0:
            line_end = text.find("\n", found)
            at = line_end if line_end >= 0 else len(text)
            yield found, at
        at = end


def _texts(text: str) -> Iterator[tuple[int, int]]:
    """Where each text of the file begins and ends; a block, below its `|`: behind that may be a comment."""
    for token in _scalars(text):
        start, end = token.start_mark.index, token.end_mark.index
        if token.style in _BLOCKS:
            start = text.find("\n", start, end) + 1 or end
        yield start, end


def _scalars(text: str) -> Iterator[Any]:
    """The tokens of the texts, by the parser that has read the file already."""
    from yaml import ScalarToken
    from yaml._yaml import CParser

    parser = CParser(text)
    try:
        while (token := parser.get_token()) is not None:
            if isinstance(token, ScalarToken):
                yield token
    finally:
        parser.dispose()
