"""One file's bytes to a Document, or to the findings that say why not."""

import sys
from array import array
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from yaml import NodeEvent, YAMLError

from cxrisk.errors import CxriskError
from cxrisk.findings import Finding, Position, Related, Severity
from cxrisk.sources.characters import BYTE_ORDER_MARK, decode
from cxrisk.sources.document import Document
from cxrisk.sources.doubts import layout_doubts, letter_doubts
from cxrisk.sources.events import Builder
from cxrisk.sources.everyday import read_everyday
from cxrisk.sources.limits import NODES
from cxrisk.sources.mistakes import in_plain_words
from cxrisk.sources.positions import Positions
from cxrisk.sources.trouble import Unreadable

try:
    from yaml._yaml import CParser
except ImportError:  # pragma: no cover - PyYAML's wheels carry libyaml; a build without it is refused
    CParser = None  # type: ignore[assignment,misc]


NO_RECORD_MEND = "begin it with `kind: assessment` and `version: 1`"
"""What to do about a file of the portfolio that holds no record."""


class Loaded(NamedTuple):
    """What came of one file."""

    document: Document | None
    """Nothing where the file cannot be used at all."""
    findings: list[Finding]


def load(path: str, raw: bytes, nodes: int = NODES) -> Loaded:
    """Read one file: `path` is relative to the workspace, `raw` its content of at most so many nodes.

    Raises:
        CxriskError: PyYAML lacks libyaml.
    """
    if CParser is None:  # pragma: no cover - see above
        raise CxriskError(
            "PyYAML was built without libyaml", mend="install the wheel: pip install --force-reinstall PyYAML"
        )
    try:
        text, marked = decode(raw)
        everyday = None if marked else read_everyday(text)
        if everyday is not None:
            document = _everyday(path, text, everyday)
            return Loaded(document, list(letter_doubts(document)))
        built = build(text, nodes)
    except Unreadable as trouble:
        return Loaded(None, [syntax(path, trouble)])
    marks = array("I", built.marks)
    document = _document(path, text, built.root, lambda _: marks)
    layout = layout_doubts(document, built, marked=marked)
    return Loaded(document, [*_twins(document, built), *layout, *letter_doubts(document)])


def _document(path: str, text: str, data: dict[str, Any], marks: Callable[[int], Iterable[int]]) -> Document:
    return Document(path, PurePosixPath(path).stem, data, Positions(text, data, marks))


def _everyday(path: str, text: str, data: dict[str, Any]) -> Document:
    where = Positions(text, data, partial(marks_of, text))
    return Document(path, PurePosixPath(path).stem, data, where, everyday=True)


def remembered(path: str, raw: bytes, data: dict[str, Any], *, everyday: bool) -> Document:
    """A file of which is known already that it can be used, and what it holds."""
    text = raw.removeprefix(BYTE_ORDER_MARK).decode("utf-8")
    return (
        _everyday(path, text, data) if everyday else _document(path, text, data, lambda _: build(text).marks)
    )


def marks_of(text: str, nodes: int = sys.maxsize) -> list[int]:
    """Where the first nodes of an everyday text stand: no value is empty there, and nothing written twice."""
    marks: list[int] = []
    parser = CParser(text)
    try:
        while len(marks) < 2 * nodes and (event := parser.get_event()) is not None:
            if isinstance(event, NodeEvent):
                marks += event.start_mark.index, event.end_mark.index  # type: ignore[union-attr]
    finally:
        parser.dispose()
    return marks


def syntax(path: str, trouble: Unreadable) -> Finding:
    """The finding that says why a file cannot be read."""
    start = Position(trouble.line + 1, trouble.column + 1, trouble.line + 1, trouble.column + 2)
    return Finding("syntax", Severity.ERROR, path, start, "", trouble.message, trouble.mend)


def build(text: str, nodes: int = NODES) -> Builder:
    """Read a text with the real parser.

    Raises:
        Unreadable: it is not the YAML that the format takes, or no record.
    """
    built = Builder(text, nodes)
    parser = CParser(text)
    try:
        built.build(parser)
    except YAMLError as fault:
        raise in_plain_words(fault, text) from None
    finally:
        parser.dispose()
    if not isinstance(built.root, dict):
        raise _no_record(built.root)
    return built


def _no_record(root: object) -> Unreadable:
    if isinstance(root, list):
        return Unreadable("the file holds a list, not a record", NO_RECORD_MEND, 0, 0)
    if isinstance(root, str | int | float):
        return Unreadable("the file holds a single text, not a record", NO_RECORD_MEND, 0, 0)
    return Unreadable("the file is empty", NO_RECORD_MEND, 0, 0)


def _twins(document: Document, built: Builder) -> list[Finding]:
    found = []
    for twin in built.twins:
        at = document.positions.span(twin.at, twin.at + len(twin.key))
        first = document.positions.span(twin.first_at, twin.first_at + len(twin.key))
        message = f"`{twin.key[:60]}` stands twice in this record: on line {first.line} and on line {at.line}"
        related = (Related(document.path, first, "the first one"),)
        found.append(
            Finding(
                "duplicate-key",
                Severity.ERROR,
                document.path,
                at,
                "",
                message,
                "keep one of the two",
                related,
            )
        )
    return found
