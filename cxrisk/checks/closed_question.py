"""closed-question: yes, no, thank you, goodbye."""

import re
from collections.abc import Iterator

from cxrisk.checks.check import Check, Trouble, View
from cxrisk.checks.places import is_ours
from cxrisk.checks.words import called
from cxrisk.findings import Place, Severity

_VERBS = (
    "am|are|can|could|did|do|does|had|has|have|is|may|might|must|shall|should|was|were|will|would"
    "|aren't|can't|couldn't|didn't|don't|doesn't|hasn't|haven't|isn't|shouldn't|wasn't|weren't|won't|wouldn't"
)
_CLOSED = re.compile(
    rf"(?:[^,?]*\b(?:if|when|once|after|before|while)\b[^,?]*, )?(?:{_VERBS})\b", re.IGNORECASE
)
"""Begins with a verb that yes or no answers, if need be after a clause such as `If it fails, `."""
_INVITES = re.compile(
    r"(?:can|could|will|would) you (?:please )?(?:tell|describe|show|explain|walk|say)\b", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def find(view: View) -> Iterator[Trouble]:
    """A question to people, of an assessment or of our own risk patterns, that yes or no answers."""
    if not view.portfolio.settings.language.lower().startswith("en"):
        return  # what a question begins with is known for English only
    for text, place in _questions(view):
        if is_closed(text):
            yield Trouble(
                place,
                f"{called(text)} can be answered with yes or no",
                "begin with what, how, when or why, or with `Tell me about the last time`: people then say "
                "what you did not think of",
            )


def is_closed(text: str) -> bool:
    """Whether everything that is asked in a text can be answered with yes or no."""
    sentences = _SENTENCE_END.split(text.strip().replace("\u2019", "'"))
    asked = [one for one in sentences if one.endswith("?")]
    return bool(asked) and all(_answers_itself(one) for one in asked)


def _answers_itself(question: str) -> bool:
    """A choice (`or`) and an invitation (`Could you tell us`) do not."""
    chooses = re.search(r"\bor\b(?! not\b)", question) is not None
    return _CLOSED.match(question) is not None and not chooses and not _INVITES.match(question)


def _questions(view: View) -> Iterator[tuple[str, Place]]:
    for assessment in view.portfolio.assessments.values():
        for question in assessment.questions:
            yield question.text, question.place.at("text")
    for pattern in view.portfolio.risk_patterns.values():
        for number, text in enumerate(pattern.questions if is_ours(pattern) else ()):
            yield text, pattern.place.at("questions", number)


CHECK = Check(
    "closed-question",
    Severity.INFO,
    "A question to people can be answered with yes or no.",
    find,
)
