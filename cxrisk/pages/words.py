"""Dates, counts and amounts as people read them."""

from datetime import date
from decimal import Decimal

from cxrisk.model.fields import About, Count

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_SMALL = [
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
]
_DAY, _MONTH = 2, 1  # how many hyphens a date known so far has
_MILLION = 1_000_000


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


def sentence(text: str) -> str:
    """With a capital to start with; the rest as it is."""
    return text[:1].upper() + text[1:]
