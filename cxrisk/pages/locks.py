"""What can be seen, against how people prove who they are: data more sensitive than its login is strong."""

from collections.abc import Sequence

from cxrisk.checks.weak_login import NEEDS, NO_LOGIN, is_weak
from cxrisk.model.data import SENSITIVITIES, DataItem, Sensitivity
from cxrisk.model.journey import LOGINS, Login, Touchpoint
from cxrisk.pages.leaves import First, first
from cxrisk.pages.moments import Moment, moment
from cxrisk.pages.phrases import listed, many
from cxrisk.pages.reading import Reading, grouped
from cxrisk.pages.words import quoted, sentence
from cxrisk.records import dataclass

TOUCHPOINTS, ITEMS = 4, 6
"""Touchpoints that one entry names, and entries that one cell holds; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One item of data behind one strength of login."""

    name: str
    at: First[Moment]
    is_weak: bool


@dataclass(frozen=True, slots=True)
class LockCell:
    """All that can be seen of one sensitivity behind one login."""

    login: Login | None
    """Absent: not known."""
    seen: First[Seen]
    is_edge: bool
    """Whether this is the weakest login that is strong enough."""


@dataclass(frozen=True, slots=True)
class LockRow:
    """One sensitivity, all logins from the weakest, then the ones not known."""

    sensitivity: Sensitivity
    cells: tuple[LockCell, ...]


@dataclass(frozen=True, slots=True)
class Locks:
    """The table with its finding."""

    rows: tuple[LockRow, ...]
    """The most sensitive first; none where no touchpoint shows anything."""
    finding: str
    weak: int
    """Pairs of data and touchpoint behind a login that is known and too weak."""
    unknown: int
    """Private ones behind a login that nobody has written down."""


def locks(reading: Reading) -> Locks:
    """What every touchpoint shows; media on which nobody logs in are left out."""
    portfolio = reading.portfolio
    shown = [
        (portfolio.data_items[key], touchpoint)
        for touchpoint in portfolio.touchpoints.values()
        if portfolio.channels[touchpoint.channel].medium not in NO_LOGIN
        for key in touchpoint.shows
    ]
    weak = [pair for pair in shown if is_weak(pair[1].login, pair[0])]
    known = [pair for pair in weak if pair[1].login]
    return Locks(
        rows=tuple(_row(word, shown) for word in reversed(SENSITIVITIES)) if shown else (),
        finding=_finding(bool(shown), known, len(weak) - len(known)),
        weak=len(known),
        unknown=len(weak) - len(known),
    )


Shown = list[tuple[DataItem, Touchpoint]]


def _row(sensitivity: Sensitivity, shown: Shown) -> LockRow:
    here = [pair for pair in shown if pair[0].sensitivity == sensitivity]
    enough = NEEDS.get(sensitivity, LOGINS[0])
    cells = (LockCell(login, _seen(login, here), login == enough) for login in (*LOGINS, None))
    return LockRow(sensitivity, tuple(cells))


def _seen(login: Login | None, shown: Shown) -> First[Seen]:
    here = grouped((item.key, (item, at)) for item, at in shown if at.login == login)
    return first([_entry(login, pairs) for pairs in here.values()], ITEMS)


def _entry(login: Login | None, pairs: Sequence[tuple[DataItem, Touchpoint]]) -> Seen:
    item = pairs[0][0]
    return Seen(item.name, first([moment(at) for _, at in pairs], TOUCHPOINTS), is_weak(login, item))


def _finding(anything: bool, known: Shown, unknown: int) -> str:  # noqa: FBT001 - one sentence of three facts
    if not anything:
        return "No touchpoint says what it shows, so nothing can be held against its lock."
    parts = []
    if known:
        named = listed(f"{item.name} at {quoted(at.name)}" for item, at in known[:3])
        rest = f" and {len(known) - 3} more" if len(known) > 3 else ""  # noqa: PLR2004 - three are named
        lies, them = ("lies", "it") if len(known) == 1 else ("lie", "them")
        parts.append(f"{many(len(known), 'thing')} {lies} behind a lock too weak for {them}: {named}{rest}")
    if unknown:
        lies = "lies" if unknown == 1 else "lie"
        parts.append(f"{many(unknown, 'private thing')} {lies} behind a lock that nobody has written down")
    return sentence("; ".join(parts or ["everything private lies behind a lock that is strong enough"])) + "."
