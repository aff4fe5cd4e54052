"""A comparison for people at a terminal."""

import textwrap
from collections.abc import Iterable, Iterator

from cxrisk.history.difference import Diff, Direction, InitiativeChange, RecordChange, RiskChange
from cxrisk.reports.diff_words import (
    ARROW,
    DIRECTIONS,
    Row,
    against_appetite,
    appetite_line,
    change_words,
    headline,
    rated,
    reason_words,
    record_words,
    side_by_side,
    side_words,
    titled,
    worst_in,
)
from cxrisk.reports.text import Paint, plain
from cxrisk.reports.visible import columns, visible

_HEADINGS: dict[Direction, tuple[str, str]] = {
    "new": ("New risks", "warning"),
    "worse": ("Worse", "error"),
    "better": ("Better", "info"),
    "closed": ("Closed", "info"),
    "changed": ("As bad as before, and changed", "label"),
}
_MOST = 20
"""So many ids of what could not be compared are listed."""
_FIGURES = 12
"""Columns of a figure of a sum: `10.00 critical` is the longest."""


def as_text(diff: Diff, paint: Paint = plain, width: int = 100) -> str:
    """Everything that changed, risks first, in lines of about `width` columns."""
    title = f"{side_words(diff.before)} {ARROW} {side_words(diff.after)}, both as of {diff.today}"
    blocks = [[paint("label", visible(title)), _summary(diff)]]
    for direction in DIRECTIONS:
        heading, look = _HEADINGS[direction]
        blocks += _section(paint(look, heading), [_risk(one, width) for one in diff.of(direction)])
    for heading, records in _records(diff):
        blocks += _section(paint("label", heading), [_record(one, width) for one in records])
    told = [_initiative(one, width) for one in diff.initiatives]
    blocks += _section(paint("label", "Initiatives"), told)
    apart = [_listed(one.why, one.keys, width) for one in diff.apart]
    blocks += _section(paint("warning", "Not compared"), apart)
    return "\n\n".join("\n".join(block) for block in blocks)


def _summary(diff: Diff) -> str:
    if diff.is_empty:
        return "Nothing changed." if not diff.apart else "Nothing changed, as far as it could be compared."
    return f"{headline(diff)} {appetite_line(diff)}"


def _section(heading: str, entries: list[list[str]]) -> Iterator[list[str]]:
    """A heading on the lines of its first entry, the others apart; nothing where there is no entry."""
    for number, lines in enumerate(entries):
        yield lines if number else [heading, *lines]


def _risk(change: RiskChange, width: int) -> list[str]:
    lines = _wrapped(f"{change.key}: {titled(change)}", width, "  ", "      ")
    lines += _wrapped(_how_bad(change), width, "    ", "    ")
    lines += [
        line for one in change.reasons for line in _wrapped(f"- {reason_words(one)}", width, "    ", "      ")
    ]
    if change.direction != "changed":
        lines += _sums(side_by_side(change), width)
    return lines


def _how_bad(change: RiskChange) -> str:
    before, after = rated(change.before), rated(change.after)
    both = {"new": after, "closed": f"was {before}", "changed": after}
    said = both.get(change.direction, f"{before} {ARROW} {after}")
    worst = worst_in(change)
    parts = (said, f"worst in {worst}" if worst else "", against_appetite(change))
    return ", ".join(filter(None, parts))


def _sums(rows: tuple[Row, ...], width: int) -> list[str]:
    """The two sums beneath each other's lines, the figures at the right."""
    if not rows:
        return []
    room = min(max(columns(visible(row.label)) for row in rows), width - 6 - 2 * (_FIGURES + 2))
    return [
        f"{' ' * (6 + room)}{'before':>{_FIGURES + 2}}{'now':>{_FIGURES + 2}}",
        *(line for row in rows for line in _row(row, room)),
    ]


def _row(row: Row, room: int) -> list[str]:
    *above, last = _wrapped(row.label, room + 6, "      ", "        ")
    gap = " " * (6 + room - columns(last))
    return [*above, f"{last}{gap}{row.before:>{_FIGURES + 2}}{row.after:>{_FIGURES + 2}}"]


def _records(diff: Diff) -> Iterator[tuple[str, tuple[RecordChange, ...]]]:
    yield "Signed for", diff.acceptances
    yield "Decisions", diff.decisions
    yield "Handoffs", diff.handoffs
    yield "Touchpoints", diff.touchpoints
    yield "Evidence", diff.evidence
    yield "Shared by initiatives", diff.shared


def _record(change: RecordChange, width: int) -> list[str]:
    kind = (
        "" if change.kind in ("acceptance", "decision", "handoff", "touchpoint", "evidence") else change.kind
    )
    head = f"{change.fate}: {kind.replace('_', ' ')} {change.key}".replace("  ", " ")
    name = "" if change.name in ("", change.key) else f": {change.name}"
    lines = _wrapped(head + name, width, "  ", "      ")
    for words in record_words(change):
        lines += _wrapped(f"- {words}", width, "    ", "      ")
    return lines + _touching("touches", change.initiatives, width)


def _initiative(change: InitiativeChange, width: int) -> list[str]:
    lines = _wrapped(f"{change.fate}: {change.id}: {change.title}", width, "  ", "      ")
    for one in change.changes:
        lines += _wrapped(f"- {change_words(one)}", width, "    ", "      ")
    causes = (f"{one.kind.replace('_', ' ')} {one.key}" for one in change.causes)
    return lines + _touching("touched by", causes, width)


def _touching(words: str, names: Iterable[str], width: int) -> list[str]:
    names = tuple(names)
    return _wrapped(f"- {words} {', '.join(names)}", width, "    ", "      ") if names else []


def _listed(sentence: str, keys: tuple[str, ...], width: int) -> list[str]:
    lines = _wrapped(sentence, width, "  ", "  ")
    for key in keys[:_MOST]:
        lines += _wrapped(f"- {key}", width, "    ", "      ")
    if len(keys) > _MOST:
        lines.append(f"    - and {len(keys) - _MOST} more: --format json lists all of them")
    return lines


def _wrapped(text: str, width: int, first: str, rest: str) -> list[str]:
    return textwrap.wrap(
        visible(" ".join(text.split())),
        width,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
