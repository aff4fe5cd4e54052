"""What a plain scalar means: YAML 1.2 core, without octal, hexadecimal, infinity and not-a-number."""

import math
import re

from cxrisk.sources.limits import NUMBER_CHARACTERS

_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("null", "Null", "NULL", "~"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMBER = re.compile(r"[-+]?(?:(?:0|[1-9][0-9]*+)(\.[0-9]*+)?|(\.[0-9]++))([eE][-+]?[0-9]{1,3})?\Z")
"""Digits are never given back (`+`): most that begin like a number and are none are dates."""
MAY_BE_NO_TEXT = frozenset("~+-.0123456789nNtTfF")
"""How a plain scalar begins that may be a number or a word of YAML."""
_STARTS_A_NUMBER = frozenset("+-.0123456789")
_WORD_LENGTHS = frozenset(map(len, _WORDS))


def plain(text: str) -> str | int | float | bool | None:
    """The value of a plain, untagged scalar; whatever is no number or word of YAML is text.

    `no`, `12:30`, `0755`, `1_000`, `.inf` and dates stay text, so that nothing changes meaning behind
    the writer's back.
    """
    if text[0] in _STARTS_A_NUMBER:
        return _number(text)
    if len(text) in _WORD_LENGTHS and text in _WORDS:
        return _WORDS[text]
    return text


def _number(text: str) -> str | int | float:
    if len(text) > NUMBER_CHARACTERS:
        return text
    found = _NUMBER.match(text)
    if found is None:
        return text
    if found.lastindex is None:  # neither a point nor a power of ten
        return int(text)
    value = float(text)
    return value if math.isfinite(value) else text
