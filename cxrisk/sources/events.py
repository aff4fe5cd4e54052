"""From YAML events to plain data with positions: strict, iterative, never recursive.

The events come from PyYAML's C parser (libyaml). Building the data ourselves is what keeps hostile
input harmless (`yaml.CSafeLoader` overflows the stack on 100 KB of `[`) and what gives every key and
value its place.
"""

from dataclasses import field
from typing import Any, Final

from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from cxrisk.records import dataclass
from cxrisk.sources import limits
from cxrisk.sources.refusals import (
    check_escapes,
    refusal,
    refuse_long,
    refuse_marked,
    unusual_key,
    usual_key,
)
from cxrisk.sources.scalars import MAY_BE_NO_TEXT, plain

_EMPTY: Final[Any] = object()
"""An empty value: as if its key had not been written."""
_NO_KEY: Final = ""
"""Stands for the key in a list, which has none; in a record it would be refused."""
_NEEDS_A_LOOK = MAY_BE_NO_TEXT | {""}
"""How a plain scalar begins that may be a number, a word of YAML or nothing at all."""
_SCALAR_CHARACTERS = limits.SCALAR_CHARACTERS


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


class _Open:
    """A mapping or list that is being filled."""

    __slots__ = ("flow", "held", "key", "key_mark", "places", "twin")

    def __init__(self, held: Any, key: str | None, flow: FlowList | None = None) -> None:
        """`key` is None where a key comes next, as it does first of all in a mapping."""
        self.held = held
        self.key = key
        self.key_mark = 0
        self.twin = False
        self.places: dict[str, int] = {}
        self.flow = flow


class Builder:
    """Takes the events of one stream and holds what they build."""

    __slots__ = (
        "_may_be_marked",
        "_most",
        "_stack",
        "_top",
        "cuts",
        "documents",
        "flows",
        "marks",
        "text",
        "twins",
    )

    def __init__(self, text: str, most: int = limits.NODES) -> None:
        """`text` is the whole file, needed to see what stands behind a plain scalar; `most` its nodes."""
        self.text = text if " #" in text else ""
        self.marks: list[int] = []
        self.twins: list[Twin] = []
        self.flows: list[FlowList] = []
        self.cuts: list[int] = []
        self.documents = 0
        self._most = most
        self._may_be_marked = "&" in text or "!" in text
        self._top = _Open([], _NO_KEY)
        self._stack: list[_Open] = []

    @property
    def root(self) -> Any:
        """What the file holds; None where it holds nothing."""
        return self._top.held[0] if self._top.held else None

    def build(self, parser: Any) -> None:
        """Take all events of the parser.

        Most events are keys and short texts, so their way is written out here.

        Raises:
            Unreadable: the document leaves the subset that the format allows, or exceeds a limit.
            yaml.YAMLError: it is no YAML.
        """
        get, mark, may_be_marked = parser.get_event, self.marks.append, self._may_be_marked
        while True:
            event = get()
            kind = type(event)
            if kind is not ScalarEvent:
                if kind is StreamEndEvent:
                    return
                self._take(event, kind)
                continue
            value = event.value
            if may_be_marked:
                refuse_marked(event)
            if len(value) > _SCALAR_CHARACTERS:
                refuse_long(event)
            mark(event.start_mark.index)
            mark(event.end_mark.index)
            top = self._top
            if top.key is None:
                self._key(event, top, value)
                continue
            if event.style or value[:1] in _NEEDS_A_LOOK or top.flow is not None or self.text:
                value = self._meant(event, top, value)
            if top.key and value is not _EMPTY and not top.twin:
                top.held[top.key] = value
                top.key = None
            else:
                self._attach(value)

    def _take(self, event: Any, kind: type) -> None:
        if kind is MappingStartEvent:
            self._start(event, _Open({}, None))
        elif kind is SequenceStartEvent:
            flow = FlowList() if event.flow_style else None
            self._start(event, _Open([], _NO_KEY, flow))
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            self._end(event)
        elif kind is AliasEvent:
            raise refusal(
                event,
                "an alias (*name) stands here",
                "write the text out; if a star is meant, put it in quotes",
            )
        elif kind is DocumentStartEvent:
            self._document(event)

    def _document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            raise refusal(
                event,
                "a second document begins here",
                "keep one document in a file: move the rest to its own file",
            )

    def _meant(self, event: Any, top: _Open, value: str) -> Any:
        """What a scalar means that needs a closer look."""
        if event.style:
            if event.style == '"':
                check_escapes(event, value)
            return value
        meant = plain(value) if value else _EMPTY
        if meant.__class__ is str:
            if self.text:
                self._notice_cut(event.end_mark.index)
            if top.flow is not None:
                top.flow.texts.append((value, event.start_mark.index, event.end_mark.index))
        return meant

    def _notice_cut(self, end: int) -> None:
        """`C# is #1` ends at `is`: a single space, a hash, and no space behind it."""
        if self.text.startswith(" #", end) and self.text[end + 2 : end + 3] not in ("", " ", "\n", "\r"):
            self.cuts.append(end + 1)

    def _key(self, event: Any, top: _Open, key: str) -> None:
        top.key, folded = usual_key(key) or unusual_key(event, key)
        if len(top.held) >= limits.MAPPING_KEYS:
            raise refusal(event, f"more than {limits.MAPPING_KEYS} keys in one record", "split it")
        top.key_mark = len(self.marks) - 2
        first = top.places.setdefault(folded, top.key_mark)
        if first != top.key_mark:
            top.twin = True
            self.twins.append(Twin(key, event.start_mark.index, self.marks[first]))

    def _start(self, event: Any, opened: _Open) -> None:
        refuse_marked(event)
        if self._top.key is None:
            raise refusal(
                event, "a list or record is used as a key", "keys are words; put it in quotes if it is a text"
            )
        if len(self._stack) >= limits.DEPTH:
            raise refusal(
                event,
                f"records stand more than {limits.DEPTH} deep in one another",
                "check the brackets and dashes",
            )
        self.marks.append(event.start_mark.index)
        self.marks.append(event.end_mark.index)
        self._stack.append(self._top)
        self._top = opened

    def _end(self, event: Any) -> None:
        if len(self.marks) > 2 * self._most:
            raise refusal(event, f"more than {self._most} values in one file", "split the file")
        done, self._top = self._top, self._stack.pop()
        if done.flow is not None and len(done.flow.texts) > 1:
            self.flows.append(done.flow)
        self._attach(done.held)

    def _attach(self, value: Any) -> None:
        top = self._top
        if not top.key:
            top.held.append(None if value is _EMPTY else value)
            return
        if value is _EMPTY or top.twin:
            del self.marks[top.key_mark :]
            top.twin = False
        else:
            top.held[top.key] = value
        top.key = None
