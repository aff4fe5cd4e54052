"""What somebody may have meant: the nearest words among those that would do."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache
from heapq import nlargest
from itertools import islice, pairwise

_CUTOFF = 0.7
"""How alike two words are at least, 0..1, for one to be named instead of the other."""
_LONGEST = 64
"""Characters; what is longer was no word."""
_CLOSER_LOOK = 60
"""So many candidates are compared letter by letter; the others only by their sketches."""
_SKETCH_BITS = 251


_ALIASES = {
    # technologies
    "byod": ("mobile-byod",),
    "mobile": ("mobile-byod",),
    "smartphone": ("mobile-byod",),
    "social": ("social-media",),
    "analytics": ("big-data",),
    "saas": ("cloud",),
    "ai": ("generative-ai",),
    "genai": ("generative-ai",),
    "llm": ("generative-ai",),
    "chatbot": ("generative-ai", "bot"),
    "rpa": ("automation",),
    "sensors": ("iot",),
    # kinds of harm
    "availability": ("service_continuity",),
    "continuity": ("service_continuity",),
    "outage": ("service_continuity",),
    "exclusion": ("accessibility",),
    "inclusion": ("accessibility",),
    "legal": ("compliance",),
    "regulatory": ("compliance",),
    "staff": ("workforce", "employee"),
    "employees": ("workforce", "employee"),
    "brand": ("reputation",),
    "bias": ("fairness",),
    "discrimination": ("fairness",),
    "supplier": ("third_party", "partner"),
    "vendor": ("third_party", "partner"),
    "money": ("financial",),
    # words of the format
    "idea": ("proposed",),
    "draft": ("proposed",),
    "pilot": ("piloting",),
    "production": ("live",),
    "inproduction": ("live",),
    "stopped": ("retired", "paused"),
    "ended": ("retired",),
    "implemented": ("in_place",),
    "active": ("in_place",),
    "done": ("in_place",),
    "todo": ("open",),
    "inprogress": ("doing",),
    "closed": ("done",),
    "reduce": ("mitigate",),
    "tolerate": ("accept",),
    "share": ("transfer",),
    "client": ("customer",),
    "user": ("customer",),
    "mfa": ("two_factor",),
    "2fa": ("two_factor",),
    "pin": ("password",),
    "call": ("phone",),
    "letter": ("mail",),
    "post": ("mail",),
    "shop": ("store",),
    "branch": ("store",),
    "onpremises": ("on_prem",),
    "logs": ("analytics", "support_log"),
    "qualitative": ("attitudinal",),
    "moderate": ("medium",),
    "severe": ("critical",),
    "off": ("ignore",),
    # keys
    "description": ("summary", "about", "finding"),
    "desc": ("summary", "about", "finding"),
    "abstract": ("summary",),
    "name": ("title",),
    "title": ("name",),
    "probability": ("likelihood",),
    "frequency": ("likelihood",),
    "severity": ("impact",),
    "consequences": ("impact", "consequence"),
    "measures": ("controls",),
    "mitigations": ("controls",),
    "responsible": ("owner", "accountable"),
    "deadline": ("due", "needed_by"),
    "why": ("because",),
    "reason": ("because",),
    "link": ("url",),
    "duedate": ("due",),
    "data": ("data_uses", "big-data"),
    "persona": ("person",),
    "personas": ("people",),
    "state": ("status",),
}
"""Folded word -> what it means here, the likeliest first; only words that letters alone would not lead to."""


def fold(word: str) -> str:
    """The word without case, blanks, hyphens and underscores."""
    return re.sub(r"[\s_-]+", "", word).casefold()


def nearest(word: str, among: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """The words of `among` that are most like `word`, the nearest first; none where nothing is near.

    First words that differ in case, blanks, hyphens and underscores only; else the meanings of an alias;
    else those that hold the word as a whole part, and those with most letters in common. The same
    question always has the same answer.
    """
    if not word.strip() or len(word) > _LONGEST:
        return ()
    candidates = sorted(set(among))
    wanted = fold(word)
    same = [candidate for candidate in candidates if _sketch(candidate)[0] == wanted]
    meant = [alias for alias in _ALIASES.get(wanted, ()) if alias in candidates]
    found = same or meant or dict.fromkeys((*_holding(word, candidates), *_alike(word, candidates)))
    return tuple(islice(found, limit))


def _alike(word: str, candidates: list[str]) -> list[str]:
    """Candidates by likeness; equal ones in alphabetical order."""
    wanted, bits = _sketch(word)
    near = nlargest(_CLOSER_LOOK, candidates, key=lambda one: _shared(bits, _sketch(one)[1]))
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    rated = []
    for candidate in near:
        matcher.set_seq1(_sketch(candidate)[0])
        if matcher.real_quick_ratio() >= _CUTOFF and (likeness := matcher.ratio()) >= _CUTOFF:
            rated.append((-likeness, candidate))
    return [candidate for _, candidate in sorted(rated)]


def _holding(word: str, candidates: list[str]) -> list[str]:
    """Candidates of which the word is a whole part, as `tsb` is of `tsb-2018`; the shortest first."""
    part = f"-{word.strip().casefold()}-"
    held = [one for one in candidates if part in f"-{re.sub('[./ _]', '-', one)}-"]
    return sorted(held, key=lambda one: (len(one), one))


@lru_cache(maxsize=65536)
def _sketch(word: str) -> tuple[str, int]:
    """The folded word, and a bit for each letter and each two letters side by side."""
    plain = fold(word)
    bits = 0
    for letter in plain:
        bits |= 1 << ord(letter) % _SKETCH_BITS
    for first, second in pairwise(plain):
        bits |= 1 << (ord(first) * 31 + ord(second)) % _SKETCH_BITS
    return plain, bits


def _shared(bits: int, others: int) -> float:
    """How much two sketches have in common, 0..1."""
    return (bits & others).bit_count() / max(1, (bits | others).bit_count())
