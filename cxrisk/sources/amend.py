"""Put one small record into a file, and leave every other character of it as it was."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from cxrisk.errors import CxriskError
from cxrisk.findings import Key
from cxrisk.sources.document import Document
from cxrisk.sources.load import load

Pointer = tuple[str | int, ...]
_OPENING, _CLOSING = "{[", "}]"
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-:")


def amended(
    document: Document, at: Pointer, key: str, fields: Mapping[str, str], after: Sequence[str]
) -> str:
    """The file's text with `key: fields` in the record at `at`, in place of what stood under that key.

    A new one comes behind the last of the keys `after` that the record has, in the style of the record.

    Raises:
        CxriskError: the text would not say exactly that and all that it said before.
    """
    text = _Text(document)
    record = _value(text, at)
    if key in record:
        changed = _replaced(text, at, key, fields)
    else:
        changed = _added(text, at, key, fields, [one for one in record if one in after] or list(record))
    _prove(document, changed, at, key, fields)
    return changed


class _Text:
    """The text with the indexes at which records begin and end."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.whole = document.text
        self.end_of_line = "\r\n" if "\r\n" in self.whole else "\n"
        self._lines = [0]
        for line in self.whole.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)

    def span(self, at: tuple[str | int | Key, ...]) -> tuple[int, int]:
        """From where to where it stands; a block's end is that of the last thing in it."""
        line, column, end_line, end_column = self.document.position(at)
        start, end = self._lines[line - 1] + column - 1, self._lines[end_line - 1] + end_column - 1
        return start, end

    def is_flow(self, at: Pointer) -> bool:
        """Whether a record is written in braces."""
        return self.whole[self.span(at)[0]] == "{"

    def column(self, index: int) -> int:
        """How many characters stand before it on its line."""
        return index - (self.whole.rfind("\n", 0, index) + 1)

    def end(self, at: Pointer, value: Any) -> int:
        """Where the last line of a value ends, its line break not included."""
        end = self.last(at, value)
        newline = self.whole.find("\n", end)
        return len(self.whole) if newline < 0 else newline - (self.whole[newline - 1] == "\r")

    def last(self, at: Pointer, value: Any) -> int:
        """Where a value ends: its last character, or its closing bracket."""
        start, end = self.span(at)
        flow = self.whole[start] in _OPENING and isinstance(value, dict | list)
        if isinstance(value, dict | list) and value:
            below = list(value)[-1] if isinstance(value, dict) else len(value) - 1
            end = self.last((*at, below), value[below])
        elif not flow:
            end = start + len(self.whole[start:end].rstrip())
        return self._closed(end) if flow else end

    def _closed(self, index: int) -> int:
        """Behind the bracket that closes what ends here; a comma or a comment may stand before it."""
        while index < len(self.whole) and self.whole[index] not in _CLOSING:
            index = self.whole.find("\n", index) if self.whole[index] == "#" else index + 1
            if index < 0:
                return len(self.whole)
        return index + 1


def _replaced(text: _Text, at: Pointer, key: str, fields: Mapping[str, str]) -> str:
    where = (*at, key)
    value = _value(text, where)
    if text.is_flow(where):
        return text.whole[: text.span(where)[0]] + _flow(fields) + text.whole[text.last(where, value) :]
    start = text.span((*at, Key(key)))[0]
    block = _block(key, fields, text.column(start), text.end_of_line)
    return text.whole[:start] + block + text.whole[text.end(where, value) :]


def _added(text: _Text, at: Pointer, key: str, fields: Mapping[str, str], keys: list[str]) -> str:
    if text.is_flow(at):
        newest = list(_value(text, at))[-1]
        end = text.last((*at, newest), _value(text, (*at, newest)))
        return f"{text.whole[:end]}, {key}: {_flow(fields)}{text.whole[end:]}"
    column = text.column(text.span((*at, Key(keys[-1])))[0])
    end = text.end((*at, keys[-1]), _value(text, (*at, keys[-1])))
    block = text.end_of_line + " " * column + _block(key, fields, column, text.end_of_line)
    return text.whole[:end] + block + text.whole[end:]


def _value(text: _Text, at: Pointer) -> Any:
    value: Any = text.document.data
    for step in at:
        value = value[step]
    return value


def _block(key: str, fields: Mapping[str, str], column: int, end_of_line: str) -> str:
    lines = [f"{key}:", *(" " * (column + 2) + f"{name}: {_scalar(one)}" for name, one in fields.items())]
    return end_of_line.join(lines)


def _flow(fields: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"{name}: {_scalar(one)}" for name, one in fields.items()) + "}"


def _scalar(value: str) -> str:
    """As YAML writes it: bare where nothing in it could mean anything else."""
    bare = bool(value) and set(value) <= _PLAIN and value[0].isalnum() and not value.endswith(":")
    return value if bare else json.dumps(value, ensure_ascii=False)


def _prove(document: Document, changed: str, at: Pointer, key: str, fields: Mapping[str, str]) -> None:
    """Read it again: it has to say what was wanted, and else what it said before."""
    wanted: Any = json.loads(json.dumps(document.data, default=str))
    record = wanted
    for step in at:
        record = record[step]
    record[key] = dict(fields)
    read = load(document.path, changed.encode())
    said = read.document and json.loads(json.dumps(read.document.data, default=str))
    if said != wanted:
        raise CxriskError(
            f"cannot write `{key}` into {document.path} and leave the rest as it is",
            mend=f"write it by hand: `{key}: {_flow(fields)}`",
        )
