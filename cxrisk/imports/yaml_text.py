"""Plain data as the YAML that a person would write: blocks, ids bare, every other text in quotes."""

import json
import re
from collections.abc import Iterator
from typing import Any

from cxrisk.sources.scalars import plain

_BARE = re.compile(r"[a-z0-9][a-z0-9_]*(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)?")
_WORDS = re.compile(r"[A-Z][A-Za-z]*(?: [A-Za-z]+)*")
_TRUTHS = ("y", "n", "yes", "no", "on", "off")


def yaml_text(data: dict[str, Any], head: str = "") -> str:
    """The data as one document, below comments; what the loader reads from it is the data again.

    Texts must hold no character that the format forbids; empty records and lists are left out by nobody.
    """
    return head + "\n".join(_block(data, "")) + "\n"


def scalar(value: object) -> str:
    """A single value; a text in quotes where it could be read as anything else."""
    if not isinstance(value, str):
        return json.dumps(value)
    bare = _BARE.fullmatch(value) or _WORDS.fullmatch(value)
    if bare and value.casefold() not in _TRUTHS and isinstance(plain(value), str):
        return value
    return json.dumps(value, ensure_ascii=False)


def _block(record: dict[str, Any], indent: str) -> Iterator[str]:
    for key, value in record.items():
        if isinstance(value, dict) and value:
            yield f"{indent}{scalar(key)}:"
            yield from _block(value, indent + "  ")
        elif isinstance(value, list) and any(isinstance(one, dict | list) for one in value):
            yield f"{indent}{scalar(key)}:"
            yield from _items(value, indent + "  ")
        else:
            yield f"{indent}{scalar(key)}: {_inline(value)}"


def _items(entries: list[Any], indent: str) -> Iterator[str]:
    for entry in entries:
        if isinstance(entry, dict) and entry:
            first, *others = _block(entry, indent + "  ")
            yield f"{indent}- {first.strip()}"
            yield from others
        else:
            yield f"{indent}- {_inline(entry)}"


def _inline(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{scalar(key)}: {_inline(held)}" for key, held in value.items()) + "}"
    if isinstance(value, list):
        write = _quoted if _could_be_one_text(value) else _inline
        return "[" + ", ".join(map(write, value)) + "]"
    return scalar(value)


def _could_be_one_text(entries: list[Any]) -> bool:
    """Whether the commas of a list may be taken for those of one sentence: `[Cards, also lost ones]`."""
    bare = [one for one in entries if isinstance(one, str) and scalar(one) == one]
    return bool(bare) and bare[0][:1].isupper() and any(one[:1].islower() for one in bare)


def _quoted(value: object) -> str:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else _inline(value)
