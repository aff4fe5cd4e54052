"""The sum behind a score, now and with every plan in place, side by side."""

from collections.abc import Sequence

from cxrisk.records import dataclass
from cxrisk.scoring.words import SumLine


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the arithmetic."""

    label: str
    now: str
    """Empty: it takes no part in the sum of today."""
    then: str
    """The same once every plan is in place; empty: it takes no part in that sum."""
    total: bool
    """Whether it is the outcome of the lines above."""
    line: SumLine
    """What it says in words: of both sums, or of the one that it takes part in."""


def side_by_side(current: Sequence[SumLine], target: Sequence[SumLine]) -> tuple[Step, ...]:
    """Two sums of one risk as one table: each column adds up to its own totals."""
    rows: list[Step] = []
    for (now, now_total), (then, then_total) in zip(_blocks(current), _blocks(target), strict=True):
        rows += _merged(now, then)
        label = now_total.label.partition(" ")[0].rstrip(",")
        rows.append(Step(label, now_total.value, then_total.value, total=True, line=now_total))
    return tuple(rows)


def _blocks(lines: Sequence[SumLine]) -> list[tuple[list[SumLine], SumLine]]:
    """The lines up to each total, and the total."""
    blocks: list[tuple[list[SumLine], SumLine]] = []
    open_: list[SumLine] = []
    for line in lines:
        if line.total:
            blocks.append((open_, line))
            open_ = []
        else:
            open_.append(line)
    return blocks


def _merged(now: Sequence[SumLine], then: Sequence[SumLine]) -> list[Step]:
    """Lines that say the same in both sums share a row; the order of each sum is kept."""
    rows: list[Step] = []
    waiting = list(now)
    labels = {line.label for line in now}
    for line in then:
        if line.label in labels:
            while waiting and waiting[0].label != line.label:
                rows.append(_only_now(waiting.pop(0)))
            value = waiting.pop(0).value if waiting else ""
            rows.append(Step(line.label, value, line.value, total=False, line=line))
        else:
            rows.append(Step(line.label, "", line.value, total=False, line=line))
    return rows + [_only_now(line) for line in waiting]


def _only_now(line: SumLine) -> Step:
    return Step(line.label, line.value, "", total=False, line=line)
