"""Text that a terminal shows as it is: nothing in it can move the cursor or hide what stands there."""

import unicodedata

_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
"""Unicode categories of characters that nobody can see, or that steer a terminal."""
_WIDE = frozenset("WF")
_JOINERS = "\u200c\u200d"
"""Joiners that scripts and emoji need."""


def visible(text: str) -> str:
    """The text on one line, with whatever cannot be seen written as its number."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_shown, text))


def columns(text: str) -> int:
    """How many columns of a terminal the text takes."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def _shown(character: str) -> str:
    if character == "\t":
        return " "
    if character in _JOINERS or unicodedata.category(character) not in _UNSEEN:
        return character
    return character.encode("unicode_escape", "surrogatepass").decode("ascii")


def _columns(character: str) -> int:
    if unicodedata.combining(character) or character in _JOINERS or "\ufe00" <= character <= "\ufe0f":
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1
