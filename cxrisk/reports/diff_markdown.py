"""A comparison for a pull-request comment: tables that a head of marketing can read."""

from collections.abc import Iterator

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
from cxrisk.reports.markdown_table import BREAK, LONGEST, cut, fitting, lines, some, table
from cxrisk.reports.markdown_text import escaped
from cxrisk.scoring.score import METHOD

_ALL = "cxrisk diff"
"""What shows all that has no room."""
_LOOKS = {"worse": "**worse**", "new": "**new**", "changed": "as before"}


def as_markdown(diff: Diff) -> str:
    """Everything that changed: risks first, then what is asked and signed, then what they hang on."""
    parts = ["## What changed in our risks", _summary(diff), *risks(diff), *around(diff), *sums(diff)]
    states = f"{escaped(side_words(diff.before))} {ARROW} {escaped(side_words(diff.after))}"
    foot = f"_{states}; both as of {diff.today}; method {METHOD}_"
    return "\n\n".join((*fitting(parts, LONGEST - len(foot), _ALL), foot))


def risks(diff: Diff) -> Iterator[str]:
    """What could not be compared, and what became of the risks."""
    yield from _apart(diff)
    yield from _risks(diff)


def around(diff: Diff) -> Iterator[str]:
    """What else changed, under headings of the third level; nothing where nothing did."""
    yield from _records("Decisions", diff.decisions)
    yield from _records("Signed for", diff.acceptances)
    yield from _records("Handoffs", diff.handoffs)
    yield from _records("Touchpoints", diff.touchpoints)
    yield from _initiatives(diff)
    yield from _records("Shared by initiatives", diff.shared)
    yield from _records("Evidence", diff.evidence)


def _summary(diff: Diff) -> str:
    if diff.is_empty:
        return "Nothing changed." if not diff.apart else "Nothing changed, as far as it could be compared."
    return f"**{headline(diff)}** {appetite_line(diff)}"


def _apart(diff: Diff) -> Iterator[str]:
    if diff.apart:
        yield "### Not compared"
        yield "\n".join(
            f"- {escaped(one.why)}" + (f": {some(one.keys)}" if one.keys else "") for one in diff.apart
        )


def _risks(diff: Diff) -> Iterator[str]:
    if diff.risks:
        yield "### Risks"
        rows = (
            (
                _LOOKS.get(one.direction, one.direction),
                f"**{cut(titled(one))}**{BREAK}{escaped(one.key)}",
                rated(one.before) if one.direction != "new" else "",
                _now(one),
                lines(map(reason_words, one.reasons)),
            )
            for one in diff.risks
        )
        yield table(("", "Risk", "Before", "Now", "Why"), rows, len(diff.risks), _ALL)


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
                lines(record_words(one)),
                some(one.initiatives),
            )
            for one in records
        )
        touching = any(one.initiatives for one in records)
        heads = ("", "What", "How", "Initiatives that lean on it")
        yield table(heads if touching else heads[:-1], rows, len(records), _ALL)


def _named(change: RecordChange) -> str:
    key = escaped(change.key)
    return f"{cut(change.name)}{BREAK}{key}" if change.name not in ("", change.key) else key


def _initiatives(diff: Diff) -> Iterator[str]:
    if diff.initiatives:
        yield "### Initiatives"
        rows = (
            (
                one.fate,
                f"{cut(one.title)}{BREAK}{escaped(one.id)}",
                lines(map(change_words, one.changes)),
                some(tuple(f"{cause.kind.replace('_', ' ')} {cause.key}" for cause in one.causes)),
            )
            for one in diff.initiatives
        )
        yield table(("", "Initiative", "In its own file", "Touched by"), rows, len(diff.initiatives), _ALL)


def sums(diff: Diff) -> Iterator[str]:
    """How each risk is rated, folded away."""
    for one in diff.risks:
        rows = [(escaped(row.label), row.before, row.after) for row in side_by_side(one)]
        if not rows or one.direction == "changed":
            continue
        *terms, last = rows
        marked = [*terms, tuple(f"**{cell}**" for cell in last)]
        about = f"{cut(one.title)}: the sum, in {worst_in(one)}"
        shown = table(("", "Before", "Now"), marked, len(marked), _ALL, align="|---|---:|---:|")
        yield f"<details><summary>{about}</summary>\n\n{shown}\n\n</details>"
