"""The format's words, amounts and lists as people read them. Plain text: nothing here knows HTML."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from cxrisk.model.fields import Interval
from cxrisk.model.risk import Indicator
from cxrisk.pages.words import number, spelled

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SIGNS = {"GBP": "£", "EUR": "€", "USD": "$"}
_MINUS = "\N{MINUS SIGN}"
_OWN_WORDS = {
    "attitudinal": "what people say",
    "behavioral": "what people do",
    "quantitative": "counts",
    "documentary": "documents",
    "bottom_up": "from below: the people who use it asked",
    "top_down": "from above",
    "both": "from above and from below",
    "supplier": "from a supplier",
    "on_prem": "our own data centre",
    "saas": "rented software",
    "api": "machine to machine",
    "sms": "text message",
    "fix_cause": "mends the cause",
    "customized_by_person": "set by the person",
    "personalized_by_inference": "guessed about the person",
    "non_repudiation": "cannot be denied",
}
_PEOPLE = {
    "customer": "customers",
    "prospect": "people who may become customers",
    "employee": "employees",
    "partner": "partners",
    "bystander": "bystanders",
    "subject": "people in our data who never chose us",
}
_VERY, _PLAIN = 1.5, 0.5  # how far from 0 a feeling is very good, and good


def long_day(when: date) -> str:
    """18 June 2026, for a sentence."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def money(value: float, currency: str) -> str:
    """£2 million, CHF 40,400: three figures at most, with the currency's sign or its code."""
    return _SIGNS.get(currency, f"{currency} ") + number(float(f"{value:.3g}"))


def interval(between: Interval) -> str:
    """0.1 to 0.5."""
    return f"{number(between.low)} to {number(between.high)}"


def money_interval(between: Interval, currency: str) -> str:
    """£2 million to £60 million."""
    return f"{money(between.low, currency)} to {money(between.high, currency)}"


def signed(value: float) -> str:
    """+1, 0, and below it with a real minus."""
    return f"{value:+g}".replace("-", _MINUS) if value else "0"


def felt(emotion: float) -> str:
    """Very bad, bad, neither good nor bad, good, very good: a feeling of -2 .. 2."""
    if abs(emotion) < _PLAIN:
        return "neither good nor bad"
    word = "good" if emotion > 0 else "bad"
    return f"very {word}" if abs(emotion) >= _VERY else word


def many(value: int, one: str, more: str = "") -> str:
    """Three risks, one risk, no risks: for a sentence; figures above twelve."""
    return f"{spelled(value)} {one if value == 1 else more or one + 's'}"


def listed(texts: Iterable[str], last: str = "and") -> str:
    """A, b and c."""
    *first, final = [text for text in texts if text] or [""]
    return f"{', '.join(first)} {last} {final}" if first else final


def stopped(text: str) -> str:
    """A text as a sentence: with a full stop, unless it ends in one already."""
    return text if text.endswith((".", "!", "?", "\N{HORIZONTAL ELLIPSIS}")) else f"{text}."


def cut(text: str, most: int = 180) -> str:
    """A text that has its room on paper: cut between words, with an ellipsis where something is missing."""
    if len(text) <= most:
        return text
    whole = text[: most - 1].rpartition(" ")[0] or text[: most - 1]
    return whole.rstrip(" ,;:.") + "\N{HORIZONTAL ELLIPSIS}"


def readable(word: str) -> str:
    """Service continuity, in place, set by the person: a word of the format without its underscores."""
    return _OWN_WORDS.get(word, word.replace("_", " "))


def people(who: str) -> str:
    """Customers, employees, ...: who they are, in the plural."""
    return _PEOPLE[who]


def limits(sign: Indicator) -> str:
    """Amber from 1, red from 3 defects; amber below 99 %, red below 95 % where lower is worse."""
    at = "below" if sign.falls else "from"
    pairs = (("amber", sign.amber), ("red", sign.red))
    said = ", ".join(f"{word} {at} {number(value)}" for word, value in pairs if value is not None)
    return f"{said} {sign.unit}".rstrip() if said else ""


FILTERS: Mapping[str, Callable[..., str]] = {
    "long_day": long_day,
    "money": money,
    "interval": interval,
    "money_interval": money_interval,
    "signed": signed,
    "felt": felt,
    "limits": limits,
    "listed": listed,
    "readable": readable,
    "people": people,
    "stopped": stopped,
    "cut": cut,
}
"""What templates may call."""
