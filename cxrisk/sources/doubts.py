"""Texts that may not say what their writer meant: found while the layout of the file is still known."""

import re
import unicodedata
from collections.abc import Iterator

from cxrisk.findings import Finding, Severity
from cxrisk.sources.document import Document
from cxrisk.sources.events import Builder, FlowList
from cxrisk.sources.positions import Positions

_TAB_AFTER_COLON = re.compile(r"^[ -]*[A-Za-z_][\w-]*:(\t)", re.MULTILINE)
_WORD = re.compile(r"[^\W\d_]{2,}")
_TITLES = ("title", "name")
_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE")
"""Scripts with letters that look like those of another."""


def layout_doubts(document: Document, built: Builder, *, marked: bool) -> Iterator[Finding]:
    """Warnings about how a file is written; `marked` says that it began with a byte order mark."""
    where = document.positions
    if marked:
        yield _warn(
            document, where, 0, 0, "the file begins with a byte order mark", "save it as UTF-8 without one"
        )
    for at in built.cuts:
        message = "the text ends before this #: what follows is taken for a comment"
        yield _warn(
            document, where, at, at + 1, message, "put quotes around the text, or a space behind the #"
        )
    if "\t" in document.text:
        for tab in _TAB_AFTER_COLON.finditer(document.text):
            message = "a tab stands behind the colon; other programs refuse it"
            yield _warn(document, where, tab.start(1), tab.end(1), message, "use a space")
    for flow in built.flows:
        yield from _split(document, flow)


def letter_doubts(document: Document) -> Iterator[Finding]:
    """Warnings about names that mix letters of several scripts."""
    if not document.text.isascii():
        yield from _mixed_scripts(document)


def _warn(document: Document, where: Positions, start: int, end: int, message: str, mend: str) -> Finding:
    span = where.span(start, end)
    return Finding("doubtful-text", Severity.WARNING, document.path, span, "", message, mend)


def _split(document: Document, flow: FlowList) -> Iterator[Finding]:
    """A first entry in upper case and a later one in lower case: probably one sentence with a comma."""
    if not flow.texts[0][0][:1].isupper():
        return
    for text, start, end in flow.texts[1:]:
        if text[:1].islower():
            span = document.positions.span(start, end)
            message = (
                f"`{text[:60]}` may be the end of the text before it: a comma inside [ ] begins a new one"
            )
            mend = "write the list in lines, each entry after `- `, or put quotes around the whole text"
            yield Finding("split-text", Severity.WARNING, document.path, span, "", message, mend)
            return


def _mixed_scripts(document: Document) -> Iterator[Finding]:
    waiting: list[tuple[tuple[str | int, ...], object]] = [((), document.data)]
    while waiting:
        pointer, value = waiting.pop()
        if isinstance(value, dict):
            waiting.extend(((*pointer, key), held) for key, held in value.items())
        elif isinstance(value, list):
            waiting.extend(((*pointer, at), entry) for at, entry in enumerate(value))
        elif isinstance(value, str) and pointer and pointer[-1] in _TITLES and not value.isascii():
            yield from _mixed_words(document, pointer, value)


def _mixed_words(document: Document, pointer: tuple[str | int, ...], text: str) -> Iterator[Finding]:
    for word in _WORD.findall(text):
        scripts = {unicodedata.name(letter, "").split(" ")[0] for letter in word} & set(_SCRIPTS)
        if len(scripts) > 1:
            names = " and ".join(sorted(scripts)).title()
            message = f"`{word[:60]}` mixes {names} letters that look alike"
            yield document.finding("doubtful-text", Severity.WARNING, pointer, message, "type the word again")
            return
