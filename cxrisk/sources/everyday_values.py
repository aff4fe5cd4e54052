"""The values of everyday YAML: what stands behind a key or a dash."""

import re
from collections.abc import Iterable
from functools import lru_cache
from sys import intern
from typing import Any

from cxrisk.sources.scalars import MAY_BE_NO_TEXT, plain

NO_KEYS = frozenset(("null", "true", "false"))
"""Words in small letters that are no texts."""
_DEEPEST = 8
_NOT_ALONE = re.compile(r": |:$| #")
_QUOTED = re.compile(r"(?:'((?:[^']|'')*+)'|\"([^\"\\]*+)\")(?: ++#.*| *+)")
_BLOCK = re.compile(r"([|>])(-?)(?: ++#.*| *+)")
_FLOW = re.compile(r"([\[{].*[\]}])(?: ++#.*| *+)")
_BARE = r"(?:[^\s,\[\]{}:#&*!|>'\"%@`?\-]|-[0-9])[^,\[\]{}:#?]*+"
_KEY = r"[a-z_][a-z0-9_-]*+: ++"
_LIST = re.compile(rf"\[{_BARE}(?:, {_BARE})*+\]")
_RECORD = re.compile(rf"\{{{_KEY}{_BARE}(?:, {_KEY}{_BARE})*+\}}")
_FLOW_PART = re.compile(rf" *+(?:([\[\]{{}},])|({_KEY})|('(?:[^']|'')*+'|\"[^\"\\]*+\")|({_BARE})|([^ ]))")
"""Bracket or comma, key, text in quotes, text without; or what has no place in everyday brackets."""


class NotEveryday(Exception):  # noqa: N818 - no error: the real parser reads the file
    """Something is written that is not everyday YAML."""


def just_text(rest: str) -> str:
    """A text that goes on to the end of its line and means no more than its characters."""
    if _NOT_ALONE.search(rest):
        raise NotEveryday
    return rest.rstrip(" ")


def before_comment(rest: str) -> Any:
    """The value of a text with a comment behind it, unless the comment may be part of the text."""
    text, comment, behind = rest.partition(" #")
    if not comment or (text[-1] != " " and behind[:1] not in ("", " ")):
        raise NotEveryday
    return meant(just_text(text))


def meant(text: str) -> Any:
    """What a text without quotes means."""
    if text[0] in MAY_BE_NO_TEXT:
        return plain(text)
    return text if " " in text else intern(text)


def quoted(rest: str) -> str | None:
    """The text in quotes, which is all that the line holds; None where it holds more, or less."""
    found = _QUOTED.fullmatch(rest)
    if found is None:
        return None
    single, double = found.groups()
    return double if single is None else single.replace("''", "'")


def is_open(rest: str) -> bool:
    """Whether more brackets open than close."""
    count = rest.count
    return count("[") + count("{") > count("]") + count("}")


@lru_cache(maxsize=8192)
def bracketed(rest: str) -> Any:
    """A list or record in brackets. The same text has the same value, which nobody may change."""
    if _LIST.fullmatch(rest):
        return _whole_list([meant(entry.rstrip(" ")) for entry in rest[1:-1].split(", ")])
    if _RECORD.fullmatch(rest):
        pairs = [entry.split(": ", 1) for entry in rest[1:-1].split(", ")]
        record = {intern(key): meant(text.strip(" ")) for key, text in pairs}
        if len(record) < len(pairs) or not NO_KEYS.isdisjoint(record):
            raise NotEveryday
        return record
    found = _FLOW.fullmatch(rest)
    if found is None:
        raise NotEveryday
    flow = _Flow()
    for part in _FLOW_PART.findall(found[1]):
        flow.take(*part)
    if not flow.closed:
        raise NotEveryday
    return flow.held[0]


class _Flow:
    """What brackets hold, filled part by part."""

    __slots__ = ("around", "closed", "held", "key", "ready")

    def __init__(self) -> None:
        self.held: Any = []
        self.around: list[Any] = []
        self.key = ""
        """The key of a record whose value comes next."""
        self.ready = True
        """Whether an entry may come."""
        self.closed = False

    def take(self, mark: str, key: str, quote: str, bare: str, odd: str) -> None:
        """The next part; one of the five holds it."""
        if odd or self.closed:
            raise NotEveryday
        if bare:
            self._put(meant(bare.rstrip(" ")))
        elif quote:
            self._put(quote[1:-1].replace("''", "'") if quote[0] == "'" else quote[1:-1])
        elif key:
            self._name(key.rstrip(" ")[:-1])
        elif mark == ",":
            if self.ready:
                raise NotEveryday
            self.ready = True
        elif mark in "[{":
            self._open([] if mark == "[" else {})
        else:
            self._close(list if mark == "]" else dict)

    def _name(self, key: str) -> None:
        if not self.ready or self.key or self.held.__class__ is not dict:
            raise NotEveryday
        if key in self.held or key in NO_KEYS:
            raise NotEveryday
        self.key = intern(key)

    def _put(self, value: Any) -> None:
        if not self.ready or (self.held.__class__ is dict) is not bool(self.key):
            raise NotEveryday
        if self.key:
            self.held[self.key] = value
        else:
            self.held.append(value)
        self.key, self.ready = "", False

    def _open(self, opened: list[Any] | dict[str, Any]) -> None:
        self._put(opened)
        self.around.append(self.held)
        self.held, self.ready = opened, True
        if len(self.around) > _DEEPEST:
            raise NotEveryday

    def _close(self, kind: type) -> None:
        if self.held.__class__ is not kind or self.key or (self.ready and self.held):
            raise NotEveryday
        if kind is list:
            _whole_list(self.held)
        self.held, self.ready = self.around.pop(), False
        self.closed = not self.around


def _whole_list(entries: Any) -> Any:
    """The list, unless a comma may have made two texts of one: the real parser says that better."""
    texts = [entry for entry in entries if entry.__class__ is str]
    if len(texts) > 1 and texts[0][:1].isupper() and any(text[:1].islower() for text in texts[1:]):
        raise NotEveryday
    return entries


def block(rest: str, lines: list[str], at: int, column: int) -> tuple[str, int]:
    """The text below `|` or `>`, which stands deeper than `column`, and the number of the line behind it."""
    found = _BLOCK.fullmatch(rest)
    if found is None:
        raise NotEveryday
    body, end = _body(lines, at, column)
    text = "\n".join(body) if found[1] == "|" else _folded(body)
    return (text if found[2] else text + "\n"), end


def _body(lines: list[str], at: int, column: int) -> tuple[list[str], int]:
    """The lines of a block without their indent and without the empty ones at its end."""
    first = lines[at]
    indent = len(first) - len(first.lstrip(" "))
    if not first.strip(" ") or indent <= column:
        raise NotEveryday
    body, end = [], at
    for number in range(at, len(lines)):
        line = lines[number]
        if line and not line.startswith(first[:indent]):
            break
        if line and (line[indent : indent + 1] in ("", " ") or line[-1] == " "):
            raise NotEveryday
        body.append(line[indent:])
        end = number + 1
    while not body[-1]:
        body.pop()
    return body, end


def _folded(body: Iterable[str]) -> str:
    """Lines joined by a space; empty lines part paragraphs."""
    text, breaks = "", 0
    for line in body:
        if line:
            text += ("\n" * breaks or " ") + line if text else line
            breaks = 0
        else:
            breaks += 1
    return text
