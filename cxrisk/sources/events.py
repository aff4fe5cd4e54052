"""From YAML events to plain data with positions: strict, iterative, never recursive.

The events come from PyYAML's C parser (libyaml). Building the data ourselves is what keeps hostile
input harmless (`yaml.CSafeLoader` overflows the stack on 100 KB of `[`) and what gives every key and
value its place.
"""

import sys
import unicodedata
from array import array
from dataclasses import dataclass, field
from typing import Any

from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from cxrisk.sources import limits
from cxrisk.sources.characters import FORBIDDEN, name_of
from cxrisk.sources.scalars import plain
from cxrisk.sources.trouble import Unreadable

_WORDS_OF_YAML = frozenset(("null", "Null", "NULL", "true", "True", "TRUE", "false", "False", "FALSE"))
_EMPTY = object()
"""An empty value: as if its key had not been written."""


@dataclass(slots=True)
class Twin:
    """A key that stands twice in one mapping, and where (indexes of the text)."""

    key: str
    at: int
    first_at: int


@dataclass(slots=True)
class FlowList:
    """A list in brackets with two or more plain texts; it may be one text that a comma split."""

    texts: list[tuple[str, int, int]] = field(default_factory=list)
    """Text, and where it begins and ends (indexes of the file's text)."""


@dataclass(slots=True)
class _Open:
    """A mapping or list that is being filled."""

    held: Any
    is_map: bool
    key: str | None = None
    key_mark: int = 0
    twin: bool = False
    places: dict[str, int] = field(default_factory=dict)
    flow: FlowList | None = None


class Builder:
    """Takes the events of one stream and holds what they build."""

    __slots__ = ("_stack", "cuts", "documents", "flows", "marks", "root", "text", "twins")

    def __init__(self, text: str) -> None:
        """`text` is the whole file; needed to see what stands behind a plain scalar."""
        self.text = text if " #" in text else ""
        self.marks: array[int] = array("I")
        self.root: Any = _EMPTY
        self.twins: list[Twin] = []
        self.flows: list[FlowList] = []
        self.cuts: list[int] = []
        self.documents = 0
        self._stack: list[_Open] = []

    def build(self, parser: Any) -> None:
        """Take all events of the parser.

        Most events are scalars, so the way of an ordinary key or text is written out here.

        Raises:
            Unreadable: the document leaves the subset that the format allows, or exceeds a limit.
            yaml.YAMLError: it is no YAML.
        """
        get, stack, mark = parser.get_event, self._stack, self.marks.append
        while True:
            event = get()
            kind = type(event)
            if kind is not ScalarEvent:
                if kind is StreamEndEvent:
                    return
                self._take(event, kind)
                continue
            value = event.value
            if event.anchor is not None or event.tag is not None or len(value) > limits.SCALAR_CHARACTERS:
                _refuse_scalar(event)
            top = stack[-1] if stack else None
            if top is not None and top.is_map and top.key is None:
                top.key_mark = len(self.marks)
                mark(event.start_mark.index)
                mark(event.end_mark.index)
                self._key(event, top, value)
                continue
            mark(event.start_mark.index)
            mark(event.end_mark.index)
            if event.style:
                if event.style == '"':
                    _check_escapes(event, value)
                self._attach(value)
            else:
                self._plain(event, top, value)

    def _take(self, event: Event, kind: type[Event]) -> None:
        if kind is MappingStartEvent:
            self._start(event, _Open({}, is_map=True))
        elif kind is SequenceStartEvent:
            flow = FlowList() if event.flow_style else None  # type: ignore[attr-defined]
            self._start(event, _Open([], is_map=False, flow=flow))
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            self._end(event)
        elif kind is AliasEvent:
            raise _refusal(
                event,
                "an alias (*name) stands here",
                "write the text out; if a star is meant, put it in quotes",
            )
        elif kind is DocumentStartEvent:
            self._document(event)

    def _document(self, event: Event) -> None:
        self.documents += 1
        if self.documents > 1:
            raise _refusal(
                event,
                "a second document begins here",
                "keep one document in a file: move the rest to its own file",
            )

    def _plain(self, event: ScalarEvent, top: _Open | None, value: str) -> None:
        meant = plain(value) if value else _EMPTY
        if meant.__class__ is str:
            if self.text:
                self._notice_cut(event.end_mark.index)
            if top is not None and top.flow is not None:
                top.flow.texts.append((value, event.start_mark.index, event.end_mark.index))
        self._attach(meant)

    def _notice_cut(self, end: int) -> None:
        """`C# is #1` ends at `is`: a single space, a hash, and no space behind it."""
        if self.text.startswith(" #", end) and self.text[end + 2 : end + 3] not in ("", " ", "\n", "\r"):
            self.cuts.append(end + 1)

    def _key(self, event: ScalarEvent, top: _Open, key: str) -> None:
        if not (key.isascii() and key.isidentifier()) or key in _WORDS_OF_YAML:
            _check_key(event, key)
        if len(top.held) >= limits.MAPPING_KEYS:
            raise _refusal(event, f"more than {limits.MAPPING_KEYS} keys in one record", "split it")
        folded = key if key.islower() and key.isascii() else _fold(key)
        first = top.places.setdefault(folded, top.key_mark)
        if first != top.key_mark:
            top.twin = True
            self.twins.append(Twin(key, event.start_mark.index, self.marks[first]))
        top.key = sys.intern(key)

    def _start(self, event: Event, opened: _Open) -> None:
        if event.anchor is not None or event.tag is not None:  # type: ignore[attr-defined]
            _refuse_marked(event)
        if self._stack and self._stack[-1].is_map and self._stack[-1].key is None:
            raise _refusal(
                event, "a list or record is used as a key", "keys are words; put it in quotes if it is a text"
            )
        if len(self._stack) >= limits.DEPTH:
            raise _refusal(
                event,
                f"records stand more than {limits.DEPTH} deep in one another",
                "check the brackets and dashes",
            )
        self._mark(event)
        self._stack.append(opened)

    def _end(self, event: Event) -> None:
        if len(self.marks) > 2 * limits.NODES:
            raise _refusal(event, f"more than {limits.NODES} values in one file", "split the file")
        done = self._stack.pop()
        if done.flow is not None and len(done.flow.texts) > 1:
            self.flows.append(done.flow)
        self._attach(done.held)

    def _attach(self, value: Any) -> None:
        if not self._stack:
            self.root = value
            return
        top = self._stack[-1]
        if not top.is_map:
            top.held.append(None if value is _EMPTY else value)
            return
        if value is _EMPTY or top.twin:
            del self.marks[top.key_mark :]
            top.twin = False
        else:
            top.held[top.key] = value
        top.key = None

    def _mark(self, event: Event) -> None:
        if len(self.marks) > 2 * limits.NODES:
            raise _refusal(event, f"more than {limits.NODES} values in one file", "split the file")
        self.marks.append(event.start_mark.index)
        self.marks.append(event.end_mark.index)


def _refuse_scalar(event: ScalarEvent) -> None:
    _refuse_marked(event)
    raise _refusal(event, f"a text is longer than {limits.SCALAR_CHARACTERS} characters", "shorten it")


def _refuse_marked(event: Any) -> None:
    if event.anchor is not None:
        raise _refusal(
            event, f"an anchor (&{event.anchor}) stands here", "write the text out where it is needed"
        )
    if event.tag is not None:
        raise _refusal(
            event,
            "a tag (a word that begins with !) stands here",
            "put quotes around a text that starts with !",
        )


def _check_key(event: ScalarEvent, key: str) -> None:
    if not key:
        raise _refusal(event, "a key is empty", "write the key before the colon")
    if key == "<<" and not event.style:
        raise _refusal(event, "a merge key (<<) stands here", "write the keys out")
    if not event.style and plain(key).__class__ is not str:
        raise _refusal(
            event, f"the key {key} is no text", "keys are words; put it in quotes if it is meant as one"
        )
    _check_escapes(event, key)


def _check_escapes(event: ScalarEvent, value: str) -> None:
    found = FORBIDDEN.search(value)
    if found:
        raise _refusal(event, f"the text holds {name_of(found.group())}", "take the escape out")


def _fold(key: str) -> str:
    """How a person reads a key: case, composition and unseen characters make no difference."""
    composed = unicodedata.normalize("NFC", key)
    return "".join(c for c in composed if unicodedata.category(c) != "Cf").casefold()


def _refusal(event: Event, message: str, mend: str) -> Unreadable:
    return Unreadable(message, mend, event.start_mark.line, event.start_mark.column)
