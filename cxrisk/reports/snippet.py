"""The line that a finding points at, with a caret under what is meant."""

from collections.abc import Iterable

from cxrisk.findings import Position
from cxrisk.reports.visible import columns, visible

_CUT = "..."
_LEAD = 0.4
"""The share of a cut line that stands before the caret."""


def snippet(text: str, position: Position, width: int) -> tuple[str, str] | None:
    """The source line and the line of carets beneath it, both at most `width` columns.

    Nothing where the file has no such line, or an empty one.
    """
    lines = text.split("\n", position.line)
    if position.line > len(lines) or not lines[position.line - 1].strip():
        return None
    line = lines[position.line - 1].rstrip("\r")
    start = min(position.column - 1, len(line))
    end = len(line) if position.end_line > position.line else min(position.end_column - 1, len(line))
    meant = line[start : max(end, start)].rstrip()
    after = line[start + len(meant) :]
    return _fitted(visible(line[:start]), visible(meant), visible(after), width)


def _fitted(before: str, meant: str, after: str, width: int) -> tuple[str, str]:
    if columns(before + meant + after) > width:
        before = _tail(before, max(len(_CUT), int(width * _LEAD), width - columns(meant + after)))
        meant = _head(meant, width - columns(before))
        after = _head(after, width - columns(before + meant))
    carets = "^" * max(1, columns(meant))
    return before + meant + after, " " * columns(before) + carets


def _head(text: str, width: int) -> str:
    """As much of the beginning as `width` columns hold."""
    if columns(text) <= width:
        return text
    return text[: _that_fit(text, width - len(_CUT))] + _CUT[: max(0, width)]


def _tail(text: str, width: int) -> str:
    """As much of the end as `width` columns hold."""
    if columns(text) <= width:
        return text
    return _CUT + text[len(text) - _that_fit(reversed(text), width - len(_CUT)) :]


def _that_fit(characters: Iterable[str], width: int) -> int:
    """How many of these characters, from the first on, `width` columns hold; the rest is not looked at."""
    number = used = 0
    for character in characters:
        used += columns(character)
        if used > width:
            break
        number += 1
    return number
