"""Tables for a comment on a pull request, and what of it has room there."""

from collections.abc import Iterable, Sequence
from functools import partial

from cxrisk.reports.markdown_text import escaped

LONGEST = 60_000
"""Characters; a comment on a pull request may have 65,536."""
BREAK = "<br>"
"""A new line within a cell."""
ROWS = 40
"""So many rows a table has at most, where nothing else is said."""


def fitting(parts: Iterable[str], room: int, all_of_it: str) -> list[str]:
    """The parts that `room` holds, and a word about those that it does not; `all_of_it` shows them.

    A heading stays only with what it is the heading of.
    """
    too_long = f"The rest is too long for a comment: `{all_of_it}` shows all of it."
    kept: list[str] = []
    left = room - len(too_long) - 2
    is_short = False
    for part in parts:
        if left >= len(part) + 2:
            kept.append(part)
            left -= len(part) + 2
        else:
            is_short = True
            if kept[-1].startswith("### "):
                left += len(kept.pop()) + 2
    return [*kept, too_long] if is_short else kept


def table(
    heads: Sequence[str],
    rows: Iterable[Sequence[str]],
    count: int,
    all_of_it: str,
    *,
    align: str = "",
    most: int = ROWS,
) -> str:
    """A table of at most so many rows; `count` is how many there are, and `all_of_it` shows them."""
    shown = [row[: len(heads)] for _, row in zip(range(most), rows, strict=False)]
    lines = [_line(heads), align or _line(["---"] * len(heads)), *map(_line, shown)]
    if count > most:
        lines += ["", f"and {count - most} more: `{all_of_it}` shows all of them"]
    return "\n".join(lines)


def lines(texts: Iterable[str], most: int = 8) -> str:
    """The first few of many sentences, one beneath the other in a cell."""
    told = [cut(text, 200) for text in texts]
    more = [f"and {len(told) - most} more"] if len(told) > most else []
    return BREAK.join((*told[:most], *more))


def some(names: Sequence[str], most: int = 6) -> str:
    """The first few of many names."""
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(map(partial(cut, longest=120), names[:most])) + more


def cut(text: str, longest: int = 160) -> str:
    """So much of a text, escaped."""
    return escaped(text if len(text) <= longest else text[: longest - 1].rstrip() + "…")


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
