"""The map of the units with what its caption says."""

from collections.abc import Sequence

from cxrisk.pages.charts.bridges import Crossing
from cxrisk.pages.charts.handoff_map import HandoffMap, handoff_map
from cxrisk.pages.charts.islands import Unit
from cxrisk.pages.handoffs import HandoffRow
from cxrisk.pages.phrases import many
from cxrisk.pages.reading import grouped
from cxrisk.pages.words import sentence, spelled
from cxrisk.records import dataclass


@dataclass(frozen=True, slots=True)
class UnitMap:
    """The drawing and its words."""

    finding: str
    how: str
    """How to read it, and what is not drawn."""
    map: HandoffMap


def unit_map(units: Sequence[Unit], rows: Sequence[HandoffRow]) -> UnitMap | None:
    """The map over all rows of the table, numbered as there; nothing where no unit runs a touchpoint."""
    between = [(n, row) for n, row in enumerate(rows, start=1) if row.is_change_of_unit]
    drawn = handoff_map("isles", units, [_crossing(n, row) for n, row in between])
    if drawn is None:
        return None
    names = {unit.id: unit.name for unit in units}
    within = len(rows) - len(between)
    return UnitMap(_finding([row for _, row in between], names), _how(drawn, within), drawn)


def _crossing(number: int, row: HandoffRow) -> Crossing:
    people = row.handoff.people_a_week if row.handoff else None
    return Crossing(number, *row.units, row.status, bool(row.owner), people)


def _finding(rows: Sequence[HandoffRow], names: dict[str, str]) -> str:
    """Into which unit most bridges fail, and how many of them nobody owns."""
    if not rows:
        return "No unit hands on to another."
    into = grouped((row.units[1], row) for row in rows)
    worst = max(into, key=lambda one: (_failing(into[one]), _unowned(into[one]), names[one]))
    failing, unowned, total = _failing(into[worst]), _unowned(into[worst]), len(into[worst])
    if not failing:
        return sentence(f"{_all(len(rows))} between units {'is' if len(rows) == 1 else 'are'} said to work.")
    which = _all(total) if failing == total else f"{spelled(failing)} of {spelled(total)} bridges"
    does = "does" if failing == 1 else "do"
    whose = "it" if total == 1 else f"{spelled(unowned)} of them"
    tail = f", and nobody owns {whose}" if unowned else ""
    return sentence(f"{which} into {names[worst]} {does} not hold{tail}.")


def _failing(rows: Sequence[HandoffRow]) -> int:
    return sum(row.status != "works" for row in rows)


def _unowned(rows: Sequence[HandoffRow]) -> int:
    return sum(not row.owner for row in rows)


def _all(count: int) -> str:
    return {1: "the one bridge", 2: "both bridges"}.get(count, f"all {spelled(count)} bridges")


def _how(drawn: HandoffMap, within: int) -> str:
    parts = [
        "Units are islands, sized by the touchpoints they run.",
        "Bridges are handoffs, numbered as in the table.",
        "One does not hold where it is broken, loses something, was never written down, or nobody knows.",
    ]
    if within:
        stays = "handoff stays within its unit and is", "handoffs stay within their unit and are"
        parts.append(f"{many(within, *stays)} no bridge.")
    if drawn.far_units or drawn.far_bridges:
        left_out = [
            many(drawn.far_units, "further unit") if drawn.far_units else "",
            many(drawn.far_bridges, "further handoff") if drawn.far_bridges else "",
        ]
        says = " and ".join(part for part in left_out if part)
        parts.append(f"The worst are drawn; {says} stand in the tables below.")
    return " ".join(sentence(part) for part in parts)
