"""How messages name things and list them."""

from collections.abc import Iterable

from cxrisk.model.journey import Handoff


def called(name: str) -> str:
    """A name as it stands in a sentence, in quotation marks, so that a sentence can be a name."""
    return f"“{name}”"


def listed(words: Iterable[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    *firsts, final = words
    return f"{', '.join(firsts)} {last} {final}" if firsts else final


def way(handoff: Handoff) -> str:
    """A handoff as its file writes it: `call-care > fraud-desk`."""
    return " > ".join(key.rpartition("/")[2] for key in (handoff.from_, handoff.to))
