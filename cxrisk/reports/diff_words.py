"""A comparison in words: what all its formats say alike."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import NamedTuple

from cxrisk.history.difference import Change, Diff, Direction, Rating, Reason, RecordChange, RiskChange, Side
from cxrisk.scoring.rollup import LABELLED
from cxrisk.scoring.words import SumLine, printed

ARROW = "\N{RIGHTWARDS ARROW}"
NOTHING = "\N{EN DASH}"
DIRECTIONS: tuple[Direction, ...] = ("new", "worse", "better", "closed", "changed")
"""The order in which risks are told."""
_LONG = 80
"""A text that is longer is not quoted twice to say that it changed."""
_TOTALS = ("Likelihood with its controls", "Impact with its controls", "Score")
"""What the lines are called that the others add up to, in their order."""
_VERBS: dict[Direction, tuple[str, str]] = {
    "new": ("is new", "are new"),
    "worse": ("is worse", "are worse"),
    "better": ("is better", "are better"),
    "closed": ("is closed", "are closed"),
    "changed": ("is as bad as before and changed", "are as bad as before and changed"),
}


class Row(NamedTuple):
    """One line of two sums side by side."""

    label: str
    before: str
    after: str
    total: bool


def headline(diff: Diff) -> str:
    """How many risks went which way, in one sentence: 2 risks are worse, 1 is better."""
    counts = [(direction, len(diff.of(direction))) for direction in DIRECTIONS]
    said = [f"{count} {_VERBS[direction][count > 1]}" for direction, count in counts if count]
    if not said:
        return "No risk changed."
    first, *others = said
    number, verb = first.split(" ", 1)
    risks = "risk" if number == "1" else "risks"
    return f"{', '.join((f'{number} {risks} {verb}', *others))}."


def appetite_line(diff: Diff) -> str:
    """How many risks are above appetite, and were: 25 of 42, before 24 of 42."""
    before, after = diff.before.risks, diff.after.risks
    return f"Above appetite: {after.above} of {after.total}, before {before.above} of {before.total}."


def side_words(side: Side) -> str:
    """A state by its name and its commit."""
    return f"{side.name} ({side.commit})" if side.commit else side.name


def change_words(change: Change) -> str:
    """What became of one value, on one line."""
    for text, verb in ((change.before, "added"), (change.after, "removed")):
        if not text:
            held = change.before + change.after
            said = "" if change.where.endswith(held) else f": {_cut(held)}"
            return f"{change.where} {verb}{said}"
    if max(len(change.before), len(change.after)) > _LONG:
        return f"{change.where} reworded"
    return f"{change.where}: {change.before} {ARROW} {change.after}"


def reason_words(reason: Reason) -> str:
    """Why a risk is not as it was; with the file where that is another one."""
    words = change_words(reason.change)
    return f"{words} (in {reason.cause.path})" if reason.cause else words


def record_words(record: RecordChange) -> tuple[str, ...]:
    """What became of a record, line by line."""
    return tuple(filter(None, (record.says, *map(change_words, record.changes))))


def rated(rating: Rating | None) -> str:
    """How bad a risk is: `high 7.3`."""
    return f"{rating.band.word} {printed(rating.score)}" if rating else "not rated"


def titled(change: RiskChange) -> str:
    """The risk's title, with the status of an initiative that is not under way."""
    label = change.status if change.status in (*LABELLED, "retired") else ""
    return f"{change.title} ({label})" if label else change.title


def against_appetite(change: RiskChange) -> str:
    """Where the risk stands against the appetite, and whether it stood otherwise; nothing within it."""
    above, was = change.after and change.after.above, change.before and change.before.above
    if not above:
        return "no longer above appetite" if was and change.after else ""
    return "still above appetite" if was else "above appetite"


def worst_in(change: RiskChange) -> str:
    """The category that rates the risk, and the one that did where that was another."""
    names = [one.category.replace("_", " ") for one in (change.before, change.after) if one]
    if len(names) > 1 and names[0] != names[1]:
        return f"{names[0]} before, {names[1]} now"
    return names[-1] if names else ""


def side_by_side(change: RiskChange) -> tuple[Row, ...]:
    """The two sums of a risk, line beside line where they say the same."""
    olds, news = (_labelled(one.sum) if one else [] for one in (change.before, change.after))
    return tuple(_rows(olds, news))


def _labelled(lines: tuple[SumLine, ...]) -> list[SumLine]:
    """The lines with labels that hold in both states."""
    totals = iter(_TOTALS)
    return [SumLine(next(totals, one.label), one.value, total=True) if one.total else one for one in lines]


def _rows(olds: list[SumLine], news: list[SumLine]) -> Iterator[Row]:
    matcher = SequenceMatcher(None, [_key(one) for one in olds], [_key(one) for one in news], autojunk=False)
    for tag, start, end, other_start, other_end in matcher.get_opcodes():
        left, right = olds[start:end], news[other_start:other_end]
        if tag == "equal":
            for old, new in zip_longest(left, right):
                label = old.label if old.label == new.label else _key(old)
                yield Row(label, old.value, new.value, new.total)
        else:
            yield from (Row(one.label, one.value, NOTHING, one.total) for one in left)
            yield from (Row(one.label, NOTHING, one.value, one.total) for one in right)


def _key(line: SumLine) -> str:
    """What makes two lines the same: where a side starts is one line, whatever its level is called."""
    start, colon, _ = line.label.partition(" without controls:")
    return f"{start} without controls" if colon else line.label


def _cut(text: str) -> str:
    return text if len(text) <= _LONG else text[: _LONG - 1].rstrip() + "…"
