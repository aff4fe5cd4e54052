"""A comparison for a pull-request comment: tables that a head of marketing can read."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from cxrisk.history.difference import Diff, RecordChange, RiskChange
from cxrisk.reports.diff_words import (
    ARROW,
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
from cxrisk.reports.markdown_text import escaped
from cxrisk.scoring.score import METHOD

_LONGEST = 60_000
"""Characters; a comment on a pull request may have 65,536."""
_ROWS = 40
"""So many rows a table has at most."""
_BREAK = "<br>"
_LOOKS = {"worse": "**worse**", "new": "**new**", "changed": "as before"}


def as_markdown(diff: Diff) -> str:
    """Everything that changed: risks first, then what is asked and signed, then what they hang on."""
    parts = [
        "## What changed in our risks",
        _summary(diff),
        *_apart(diff),
        *_risks(diff),
        *_records("Decisions", diff.decisions),
        *_records("Signed for", diff.acceptances),
        *_records("Handoffs", diff.handoffs),
        *_records("Touchpoints", diff.touchpoints),
        *_initiatives(diff),
        *_records("Shared by initiatives", diff.shared),
        *_records("Evidence", diff.evidence),
        *_sums(diff),
    ]
    states = f"{escaped(side_words(diff.before))} {ARROW} {escaped(side_words(diff.after))}"
    foot = f"_{states}; both as of {diff.today}; method {METHOD}_"
    return "\n\n".join((*_fitting(parts, _LONGEST - len(foot)), foot))


def _fitting(parts: Sequence[str], room: int) -> Iterator[str]:
    """As many parts as a comment holds, and a word about those that it does not."""
    for part in parts:
        room -= len(part) + 2
        if room < len(_TOO_LONG):
            yield _TOO_LONG
            return
        yield part


_TOO_LONG = "The rest is too long for a comment: `cxrisk diff` shows all of it."


def _summary(diff: Diff) -> str:
    if diff.is_empty:
        return "Nothing changed." if not diff.apart else "Nothing changed, as far as it could be compared."
    return f"**{headline(diff)}** {appetite_line(diff)}"


def _apart(diff: Diff) -> Iterator[str]:
    if diff.apart:
        yield "### Not compared"
        yield "\n".join(
            f"- {escaped(one.why)}" + (f": {_some(one.keys)}" if one.keys else "") for one in diff.apart
        )


def _risks(diff: Diff) -> Iterator[str]:
    if diff.risks:
        yield "### Risks"
        rows = (
            (
                _LOOKS.get(one.direction, one.direction),
                f"**{_text(titled(one))}**{_BREAK}{escaped(one.key)}",
                rated(one.before) if one.direction != "new" else "",
                _now(one),
                _lines(map(reason_words, one.reasons)),
            )
            for one in diff.risks
        )
        yield _table(("", "Risk", "Before", "Now", "Why"), rows, len(diff.risks))


def _now(change: RiskChange) -> str:
    if change.direction == "closed":
        return "closed"
    said = [f"**{rated(change.after)}**" if change.direction in ("worse", "new") else rated(change.after)]
    said += [against_appetite(change)]
    return ", ".join(filter(None, said))


def _records(heading: str, records: tuple[RecordChange, ...]) -> Iterator[str]:
    if records:
        yield f"### {heading}"
        rows = (
            (
                one.fate,
                _named(one),
                _lines(record_words(one)),
                _some(one.initiatives),
            )
            for one in records
        )
        touching = any(one.initiatives for one in records)
        heads = ("", "What", "How", "Initiatives that lean on it")
        yield _table(heads if touching else heads[:-1], rows, len(records))


def _named(change: RecordChange) -> str:
    key = escaped(change.key)
    return f"{_text(change.name)}{_BREAK}{key}" if change.name not in ("", change.key) else key


def _initiatives(diff: Diff) -> Iterator[str]:
    if diff.initiatives:
        yield "### Initiatives"
        rows = (
            (
                one.fate,
                f"{_text(one.title)}{_BREAK}{escaped(one.id)}",
                _lines(map(change_words, one.changes)),
                _some(tuple(f"{cause.kind.replace('_', ' ')} {cause.key}" for cause in one.causes)),
            )
            for one in diff.initiatives
        )
        yield _table(("", "Initiative", "In its own file", "Touched by"), rows, len(diff.initiatives))


def _sums(diff: Diff) -> Iterator[str]:
    """How each risk is rated, folded away."""
    for one in diff.risks:
        rows = [(escaped(row.label), row.before, row.after) for row in side_by_side(one)]
        if not rows or one.direction == "changed":
            continue
        *lines, last = rows
        marked = [*lines, tuple(f"**{cell}**" for cell in last)]
        about = f"{_text(one.title)}: the sum, in {worst_in(one)}"
        table = _table(("", "Before", "Now"), marked, len(marked), align="|---|---:|---:|")
        yield f"<details><summary>{about}</summary>\n\n{table}\n\n</details>"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]], count: int, align: str = "") -> str:
    """A table of at most so many rows; `count` is how many there are."""
    shown = [row[: len(heads)] for _, row in zip(range(_ROWS), rows, strict=False)]
    lines = [_line(heads), align or _line(["---"] * len(heads)), *map(_line, shown)]
    if count > _ROWS:
        lines.append("")
        lines.append(f"and {count - _ROWS} more: `cxrisk diff` shows all of them")
    return "\n".join(lines)


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _lines(texts: Iterable[str], most: int = 8) -> str:
    """The first few of many sentences, one beneath the other in a cell."""
    told = [_text(text, 200) for text in texts]
    more = [f"and {len(told) - most} more"] if len(told) > most else []
    return _BREAK.join((*told[:most], *more))


def _some(names: Sequence[str], most: int = 6) -> str:
    """The first few of many names."""
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(map(partial(_text, longest=120), names[:most])) + more


def _text(text: str, longest: int = 160) -> str:
    return escaped(text if len(text) <= longest else text[: longest - 1].rstrip() + "…")
