"""Open questions for each kind of gap, in the five practices. A writer's words never stand inside one."""

from collections.abc import Iterator, Mapping

from cxrisk.checks.closed_question import is_closed
from cxrisk.guide.gaps import Gap
from cxrisk.guide.practices import BY_ID, PRACTICES, PracticeId, Prompt, quoted

Bank = Mapping[PracticeId, tuple[str, ...]]
"""Two or three ways to ask, by practice: neighbours on a sheet ask in different words."""

_MOMENT: Bank = {
    "present": (
        "Take me back to the last time: {it}. Where were you, and what was going on around you?",
        "Think of one real day: {it}. What else was on your mind just then?",
        "Stay with this moment: {it}. What do you see, and who is with you?",
    ),
    "ask": (
        "What happened, from just before until it was over?",
        "What came first, and what came after that?",
        "What did you do, and what happened next?",
    ),
    "listen": (
        "I will say back what I heard. What did I get wrong?",
        "You used a word that I want to understand. What do you mean by it?",
        "What have I not asked that matters here?",
    ),
    "perspective": (
        "What were you trying to get done?",
        "What did you think was happening on our side?",
        "What would a good ending have looked like to you?",
    ),
    "compassion": (
        "How did that affect you, then and later that day?",
        "What stayed with you afterwards?",
        "What would have helped, right then?",
    ),
}
_AHEAD: Bank = {
    "present": (
        "Nobody has this yet: {it}. How do you get it done today, and where are you then?",
        "Think of the last time that you needed this: {it}. What was going on around you?",
    ),
    "ask": ("What do you do today, step by step?", "What have you tried, and what became of it?"),
    "listen": (
        "I will say back what I heard. What did I get wrong?",
        "What have I not asked that matters here?",
    ),
    "perspective": ("What would you expect to happen?", "What should never happen there?"),
    "compassion": ("What would it mean to you if it went wrong?", "Who else would feel it?"),
}
_HANDOFF: Bank = {
    "present": (
        "Go back to the time between {it} and {after}. What was going on around you while you waited?",
        "Think of the wait between {it} and {after}. What did you see or hear from us?",
    ),
    "ask": ("What did you have to say or do again?", "What happened between the two?"),
    "listen": (
        "Which words did we use when we passed you on?",
        "I will say back what I heard. What is missing?",
    ),
    "perspective": (
        "Who did you think was looking after you at that point?",
        "What did you think that the next person knew already?",
    ),
    "compassion": ("How was it to be passed on?", "What would have made it lighter?"),
}
_RISK: Bank = {
    "present": (
        "Stay with this: {at}. What could go wrong there, as you see it?",
        "Think of a day on which this did not go as it should: {at}. What did you notice first?",
        "Think of somebody close to you in your place: {at}. What would they be afraid of?",
    ),
    "ask": ("How often does something like that happen, to you or to people you know?",),
    "listen": (
        "Which part of this matters most to you, and why that one?",
        "I will say back what I heard. What did I get wrong?",
        "What makes you say so?",
    ),
    "perspective": (
        "What would you do first, and whom would you turn to?",
        "What would you expect of us, that same hour?",
        "Whom would it hit hardest, of the people you know?",
    ),
    "compassion": (
        "What would it cost you, besides money?",
        "What would you need to hear from us?",
        "How would you see us afterwards?",
    ),
}
_PERSON: Bank = {
    "present": ("What does an ordinary day of yours look like, from the morning on?",),
    "ask": ("What matters most to you at the moment, whatever it has to do with us?",),
    "listen": ("What do people get wrong about somebody in your place?",),
    "perspective": ("What do you rely on us for, and what would you never leave to us?",),
    "compassion": ("What makes a day hard, and who helps you then?",),
}
_BASELINE: Bank = {
    "present": (
        "Think of the last time that anybody, in any trade, treated you really well. Where was that?",
    ),
    "ask": ("What did they do, step by step?",),
    "listen": ("What told you that it was going well?",),
    "perspective": ("What have you expected of others, and of us, since then?",),
    "compassion": ("How did you feel when you left?",),
}
_EXCHANGE: Bank = {
    "present": (
        "Think of the moment at which you gave us this: {it}. What did you think it was for?",
        "Take one time that we had this from you: {it}. Where were you, and what did we say about it?",
    ),
    "ask": ("What do you get for it, as you see it?", "What would make it worth it for you?"),
    "listen": ("How would you explain to a friend what we do with it?",),
    "perspective": (
        "Where is the line that we should not cross with it?",
        "What would make you take it back?",
    ),
    "compassion": ("What would it mean to you if somebody else saw it?",),
}
_MESSAGE: Bank = {
    "present": (
        "Lay the words before them. Where would you be when this reaches you, and how much would you read?",
    ),
    "ask": ("What does it tell you, in your own words?",),
    "listen": ("At which word did you stop, and why there?",),
    "perspective": ("What would you do next?", "What would you tell the people you live with?"),
    "compassion": ("What does it leave you worried about?", "What would you rather have heard?"),
}
_BANKS: Mapping[str, Bank] = {
    "person": _PERSON,
    "baseline": _BASELINE,
    "moment": _MOMENT,
    "handoff": _HANDOFF,
    "risk": _RISK,
    "exchange": _EXCHANGE,
    "message": _MESSAGE,
}
_PROMISE = "What did we say would happen next, and what did happen?"
_FROM_THE_PATTERN = 2


def prompts(gap: Gap, turn: int) -> tuple[Prompt, ...]:
    """What to ask about a gap; `turn` is its place on the sheet, so that neighbours differ in their words."""
    return tuple(Prompt(BY_ID[practice], text) for practice, text in _asked(gap, turn))


def _asked(gap: Gap, turn: int) -> Iterator[tuple[PracticeId, str]]:
    bank = _AHEAD if gap.planned and gap.kind == "moment" else _BANKS[gap.kind]
    for practice in PRACTICES:
        if practice.id == "ask":
            yield from ((practice.id, text) for text in _own(gap))
        ways = bank[practice.id]
        text = ways[turn % len(ways)]
        yield practice.id, text.format(it=quoted(gap.name), at=quoted(gap.at), after=quoted(gap.after))


def _own(gap: Gap) -> Iterator[str]:
    """What the pattern of a risk asks, as far as it is open; what became of a promise."""
    yield from [text for text in gap.asks if not is_closed(text)][:_FROM_THE_PATTERN]
    if gap.promise:
        yield _PROMISE
