"""Dates, counts and amounts as people read them."""

import re
from datetime import date
from decimal import Decimal
from unicodedata import bidirectional

from cxrisk.model.fields import About, Count

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_SMALL = [
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
]
_DAY, _MONTH = 2, 1  # how many hyphens a date known so far has
_MILLION = 1_000_000
_OPEN, _CLOSE = "\N{LEFT SINGLE QUOTATION MARK}", "\N{RIGHT SINGLE QUOTATION MARK}"
_TICKED = re.compile(r"“[^”]*”|`(\w[\w .,:/@{}\[\]-]*)`")
"""What the checker quotes of the format: ids, keys and values; nothing that looks like markup."""
_RIGHT_TO_LEFT = ("R", "AL")
_ISOLATE, _END = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"


def day(when: date) -> str:
    """18 Jun 2026."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def whole_day(when: date) -> str:
    """The same on one line, whatever the width."""
    return day(when).replace(" ", "\N{NO-BREAK SPACE}")


def about(when: About) -> str:
    """18 Jun 2026, Jul 2026 or 2013: as exactly as it is known."""
    known = when.text.count("-")
    if known == _DAY:
        return day(when.first)
    month = f"{_MONTHS[when.first.month - 1]} " if known == _MONTH else ""
    return f"{month}{when.first.year}"


def number(value: float) -> str:
    """1,180 and 1.9 million: thousands apart, from a million on three figures."""
    if abs(value) >= _MILLION:
        millions = Decimal(f"{value / _MILLION:.3g}")
        return f"{millions:,f} million"
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.3g}"


def count(value: Count) -> str:
    """1,180, or `200 to 400` where only a range is known."""
    if value.is_range:
        return f"{number(value.low)} to {number(value.high)}"
    return number(value.low)


def spelled(value: int) -> str:
    """Small numbers as words, as a sentence wants them: no, one ... twelve, then 13."""
    return _SMALL[value] if 0 <= value < len(_SMALL) else number(value)


def plural(value: int, one: str, many: str = "") -> str:
    """`1 risk`, `7 risks`; `many` where the plural is not made with an s."""
    return f"{number(value)} {one if value == 1 else many or one + 's'}"


def quoted(name: str) -> str:
    """“A name”; one that runs from right to left keeps the words around it where they are."""
    rightward = any(bidirectional(letter) in _RIGHT_TO_LEFT for letter in name)
    return f"“{_ISOLATE}{name}{_END}”" if rightward else f"“{name}”"


def sentence(text: str) -> str:
    """With a capital to start with; the rest as it is."""
    return text[:1].upper() + text[1:]


def unticked(said: str) -> str:
    """What the checker says, with quotation marks for the backticks that a terminal shows: text stays text.

    The words of a team stand in “quotation marks” there, and stay letter by letter.
    """
    return _TICKED.sub(lambda found: f"{_OPEN}{found[1]}{_CLOSE}" if found[1] else found[0], said)
