"""The five practices of listening, and how a writer's words may stand in a question."""

import re
from typing import Literal

from cxrisk.records import dataclass

PracticeId = Literal["present", "ask", "listen", "perspective", "compassion"]


@dataclass(frozen=True, slots=True)
class Practice:
    """One way of being with somebody who tells."""

    id: PracticeId
    name: str
    intent: str
    """What it is for; no words to recite."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """Something to ask, in one of the practices."""

    practice: Practice
    text: str


PRACTICES = (
    Practice(
        "present",
        "Be present",
        "Go back with them to the place and the hour. Put the screen away, and look at what they look at.",
    ),
    Practice(
        "ask",
        "Ask openly",
        "Let them begin where they want, and leave the silence alone. Nothing that yes or no answers.",
    ),
    Practice(
        "listen",
        "Listen actively",
        "Say back what you heard, in their words, and let them put it right before you go on.",
    ),
    Practice(
        "perspective",
        "Take their perspective",
        "Find out what they wanted, and what they thought was happening on our side.",
    ),
    Practice(
        "compassion",
        "Show compassion",
        "Hear what it did to them. Do not defend, explain or mend it now; thank them for telling.",
    ),
)
"""In the order in which a conversation usually needs them."""
BY_ID = {one.id: one for one in PRACTICES}
_ENDS_A_SENTENCE = re.compile(r"[.!?\N{HORIZONTAL ELLIPSIS}]+(\s|$)")
_INNER = str.maketrans(
    {
        "\N{LEFT DOUBLE QUOTATION MARK}": "\N{LEFT SINGLE QUOTATION MARK}",
        "\N{RIGHT DOUBLE QUOTATION MARK}": "\N{RIGHT SINGLE QUOTATION MARK}",
    }
)
_LONGEST = 90


def quoted(text: str) -> str:
    """A writer's words between quotation marks, as part of a sentence that ends elsewhere.

    Nothing in them ends a sentence, so that what is asked stays what this house asks.
    """
    flat = " ".join(_ENDS_A_SENTENCE.sub(r"\1", text).split()).strip(" ,;:")
    if len(flat) > _LONGEST:
        flat = flat[:_LONGEST].rsplit(" ", 1)[0] + "\N{HORIZONTAL ELLIPSIS}"
    inner = flat.translate(_INNER)
    return f"“{inner or '(without a name)'}”"
