"""What has to stand in order within one file, and what JSON Schema cannot compare."""

import re
from collections.abc import Iterator
from typing import Any

from cxrisk.sources.places import Pointer, subject
from cxrisk.sources.wording import Words, quoted

_DAY = re.compile(r"[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}")
_PAIR = 2
_NUMBER = r"[-+.0-9eE]++"
_WRITTEN_PAIR = re.compile(rf"\[ *+({_NUMBER}) *+, *+({_NUMBER}) *+\]")
_IN_BRACKETS = re.compile(r"\[\s*+[-+.0-9#]")
_BEHIND_DASH = re.compile(r"-\s++[-+.0-9#]")
"""How a list may begin that holds a number first."""
_HOLDERS = frozenset((dict, list))
_NUMBERS = frozenset((int, float))


def disorder(data: dict[str, Any], text: str) -> Iterator[tuple[Pointer, Words]]:
    """Intervals whose low is above their high, and spans of days that end before they begin.

    `text` is how the data is written.
    """
    if not _is_plainly_in_order(text):
        for pointer, (low, high) in _pairs(data):
            if low > high:
                message = f"{subject(pointer)} begins at {quoted(low)}, above its end, {quoted(high)}"
                yield pointer, Words(message, f"write [{quoted(high)}, {quoted(low)}]")
    yield from _spans(data)


def _is_plainly_in_order(text: str) -> bool:
    """Whether every list that may hold numbers is a pair on one line, in order: a look at every file."""
    pairs = _WRITTEN_PAIR.findall(text)
    if len(_IN_BRACKETS.findall(text)) > len(pairs) or _BEHIND_DASH.search(text):
        return False
    try:
        return all(float(low) <= float(high) for low, high in pairs)
    except ValueError:
        return False


def _pairs(data: dict[str, Any]) -> Iterator[tuple[Pointer, list[float]]]:
    """Every list of two numbers: in the format that is always an interval or the ends of a scale."""
    waiting: list[tuple[Pointer, Any]] = [((), data)]
    while waiting:
        pointer, value = waiting.pop()
        if isinstance(value, dict):
            waiting.extend(
                ((*pointer, key), held) for key, held in value.items() if isinstance(held, dict | list)
            )
        elif len(value) == _PAIR and all(type(end) in _NUMBERS for end in value):
            yield pointer, value
        else:
            waiting.extend(
                ((*pointer, at), held) for at, held in enumerate(value) if isinstance(held, dict | list)
            )


def _spans(data: dict[str, Any]) -> Iterator[tuple[Pointer, Words]]:
    for name in ("disruptions", "experiments"):
        for number, record in _records(data.get(name)):
            yield from _span((name, number), record, "from", "to")
    for number, risk in _records(data.get("risks")):
        if isinstance(signed := risk.get("acceptance"), dict):
            yield from _span(("risks", number, "acceptance"), signed, "date", "until")


def _records(value: object) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, record in enumerate(value if isinstance(value, list) else ()):
        if isinstance(record, dict):
            yield number, record


def _span(pointer: Pointer, record: dict[str, Any], first: str, last: str) -> Iterator[tuple[Pointer, Words]]:
    begins, ends = record.get(first), record.get(last)
    if isinstance(begins, str) and isinstance(ends, str) and _are_days(begins, ends) and ends < begins:
        message = f"{subject((*pointer, last))} is {ends}, before `{first}`, which is {begins}"
        yield (*pointer, last), Words(message, "look at both days")


def _are_days(*texts: str) -> bool:
    return all(_DAY.fullmatch(text) for text in texts)
