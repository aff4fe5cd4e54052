"""Single values of the format: raw plain data to what the model holds, or BAD where it does not fit."""

import re
import unicodedata
from calendar import monthrange
from datetime import date
from typing import Any, Final

from cxrisk.model.fields import STRENGTHS, About, Count, Interval
from cxrisk.model.scales import Band

BAD: Final[Any] = object()
"""The value does not fit; the schema has said so already."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_ABOUT = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?\Z")
_MONTHS = 12


def text(raw: Any) -> Any:
    """A text, composed (NFC) and without space around it."""
    if raw.__class__ is not str:
        return BAD
    return raw if raw.isascii() else unicodedata.normalize("NFC", raw)


def number(raw: Any) -> Any:
    """A number; true and false are none."""
    return raw if raw.__class__ in (int, float) else BAD


def whole(raw: Any) -> Any:
    """A whole number; `3.0` is one, as JSON Schema has it."""
    if raw.__class__ is float and raw.is_integer():
        return int(raw)
    return raw if raw.__class__ is int else BAD


def truth(raw: Any) -> Any:
    """True or false; yes, no, on and off are understood (and doubted elsewhere)."""
    if raw.__class__ is bool:
        return raw
    return _TRUTHS.get(raw.lower(), BAD) if raw.__class__ is str else BAD


_TRUTHS = {"yes": True, "on": True, "no": False, "off": False}


def day(raw: Any) -> Any:
    """A day of the calendar."""
    if raw.__class__ is not str or not _DAY.match(raw):
        return BAD
    try:
        return date.fromisoformat(raw)
    except ValueError:
        return BAD


def about(raw: Any) -> Any:
    """A day, a month or a year."""
    found = _ABOUT.match(str(raw)) if raw.__class__ in (str, int) else None
    if found is None:
        return BAD
    try:
        return _about(str(raw), *(int(part) if part else None for part in found.groups()))
    except ValueError:
        return BAD


def _about(written: str, year: int | None, month: int | None, day_of_month: int | None) -> About:
    year = year or 0
    if month is None:
        return About(written, date(year, 1, 1), date(year, 12, 31))
    if day_of_month is None:
        if not 1 <= month <= _MONTHS:
            raise ValueError(written)
        return About(written, date(year, month, 1), date(year, month, monthrange(year, month)[1]))
    exact = date(year, month, day_of_month)
    return About(written, exact, exact)


def _pair(raw: Any) -> tuple[float, float] | None:
    if isinstance(raw, list) and len(raw) == 2 and all(number(end) is not BAD for end in raw):  # noqa: PLR2004
        return (raw[0], raw[1]) if raw[0] <= raw[1] else None
    return None


def count(raw: Any) -> Any:
    """A number, or a range `[low, high]`."""
    if number(raw) is not BAD:
        return Count(raw, raw)
    pair = _pair(raw)
    return Count(*pair) if pair else BAD


def interval(raw: Any) -> Any:
    """`[low, high]`, the 5th and the 95th percentile."""
    pair = _pair(raw)
    return Interval(*pair) if pair else BAD


def strength(raw: Any) -> Any:
    """A share 0..0.99, or one of the words for it."""
    if raw.__class__ is str:
        return STRENGTHS.get(raw, BAD)
    return raw if number(raw) is not BAD and 0 <= raw < 1 else BAD


def band(raw: Any) -> Any:
    """A band, by its word."""
    return _BANDS.get(raw, BAD) if raw.__class__ is str else BAD


_BANDS = {one.word: one for one in Band}
