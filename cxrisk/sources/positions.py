"""Where every key and value of a document stands, kept beside the data in eight bytes a node."""

import re
import sys
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable
from typing import Any

from cxrisk.findings import Holding, Implied, Key, Position

_ALL = sys.maxsize
_LINE_END = re.compile(r"\n")


class Positions:
    """The spans of all nodes of one document, found by pointer.

    The loader appends two figures a node (where it begins and ends in the text) in document order: a
    key, then its value. Lines, and the figures too where the file was read without them, are worked out when
    first asked for, since most files have no findings.
    """

    __slots__ = ("_lines", "_marks", "_read_marks", "_root", "_sizes", "_starts", "text")

    def __init__(self, text: str, root: object, marks: Callable[[int], Iterable[int]]) -> None:
        """`root` is the document's data; `marks` gives two figures a node, for so many nodes, in order."""
        self.text = text
        self._lines: list[int] | None = None
        self._root = root
        self._read_marks = marks
        self._marks: array[int] = array("I")
        self._sizes: dict[int, int] = {}
        """Nodes of the records and lists that were counted, by the identity of the value."""
        self._starts: dict[int, list[int]] = {}
        """How many nodes of a list stand before each entry that was asked for, and before those above it."""

    def at(self, pointer: tuple[str | int | Holding | Key, ...]) -> Position:
        """The span of what `pointer` names, or of the nearest record above it that exists."""
        number, value = 0, self._root
        for step in self.exact(pointer):
            before = self._before(value, step)
            if before is None:
                break
            number += before
            value = _below(value, step)
        if len(self._marks) <= 2 * number:  # most are asked once: no more is read than that asks for
            self._marks = array("I", self._read_marks(_ALL if self._marks else number + 1))
        return self.span(self._marks[2 * number], self._marks[2 * number + 1])

    def _before(self, value: object, step: str | int | Key) -> int | None:
        """How many nodes stand before what `step` names in a record or list; nothing if it is not there."""
        number = 1
        if isinstance(value, list) and isinstance(step, int) and step < len(value):
            return number + self._start(value, step)
        if isinstance(value, dict):
            wanted = step.name if isinstance(step, Key) else step
            for key, held in value.items():
                if key == wanted:
                    return number if isinstance(step, Key) else number + 1
                number += 1 + self._size(held)
        return None

    def _start(self, entries: list[Any], index: int) -> int:
        """How many nodes of a list stand before one of its entries; each is counted once."""
        starts = self._starts.setdefault(id(entries), [0])
        for entry in entries[len(starts) - 1 : index]:
            starts.append(starts[-1] + self._size(entry))
        return starts[index]

    def _size(self, value: object) -> int:
        """The number of nodes of a value, itself and the keys in it included."""
        if not isinstance(value, dict | list):
            return 1
        size = self._sizes.get(id(value))
        if size is None:
            keys, inside = (len(value), value.values()) if isinstance(value, dict) else (0, value)
            size = self._sizes[id(value)] = 1 + keys + sum(map(self._size, inside))
        return size

    def span(self, start: int, end: int) -> Position:
        """Lines and columns of a stretch of the text, given by its indexes."""
        if self._lines is None:
            self._lines = [0, *(found.end() for found in _LINE_END.finditer(self.text))]
        first = bisect_right(self._lines, start) - 1
        last = bisect_right(self._lines, end) - 1
        return Position(first + 1, start - self._lines[first] + 1, last + 1, end - self._lines[last] + 1)

    def exact(self, pointer: tuple[str | int | Holding | Key, ...]) -> tuple[str | int | Key, ...]:
        """The pointer as it is written: each "entry that holds" becomes its index, what is implied goes."""
        steps: list[str | int | Key] = []
        value: Any = self._root
        for step in pointer:
            if isinstance(step, Implied):
                continue
            found = _index_of(value, step.value) if isinstance(step, Holding) else step
            steps.append(found)
            value = _below(value, found)
        return tuple(steps)


def json_pointer(pointer: tuple[str | int | Key, ...]) -> str:
    """The pointer as RFC 6901 writes it; a key is named like its value."""
    names = (step.name if isinstance(step, Key) else str(step) for step in pointer)
    return "".join("/" + name.replace("~", "~0").replace("/", "~1") for name in names)


def _below(value: object, step: str | int | Key) -> object:
    if isinstance(value, dict):
        return value.get(step)
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return None


def _index_of(entries: object, held: str) -> int:
    """A reference may be written short: `call-care` for `disputed-payment/call-care`."""
    if not isinstance(entries, list):
        return 0
    for number, entry in enumerate(entries):
        if entry == held or (isinstance(entry, str) and held.endswith("/" + entry)):
            return number
    return len(entries)
