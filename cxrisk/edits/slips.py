"""Whether a word is another with a slip of the finger, or something that only a person can tell."""

import re
from difflib import SequenceMatcher

from cxrisk.sources.words import fold

_ALIKE = 0.8
"""How alike two words are at least, 0..1, for one to be put in place of the other by machine."""
_PARTS = re.compile(r"\s*>\s*|/")


def is_slip(written: str, meant: str) -> bool:
    """Whether what was written can only be a misspelling of what was meant.

    A word of another meaning that stands for it, a part of it, and another number are none; an id without
    the journey or the file before it is one.
    """
    if meant.endswith(f"/{written}"):
        return True
    parts, others = _PARTS.split(written.strip()), _PARTS.split(meant)
    return len(parts) == len(others) and all(map(_alike, parts, others))


def _alike(written: str, meant: str) -> bool:
    one, other = fold(written), fold(meant)
    if re.findall("[0-9]", one) != re.findall("[0-9]", other):
        return False
    return one == other or SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE
