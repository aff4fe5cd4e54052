"""The handoff map: units as islands, handoffs as bridges between them."""

from collections.abc import Sequence

from cxrisk.pages.charts import bridges as crossing
from cxrisk.pages.charts import islands as land
from cxrisk.pages.charts.bridges import Bridge, Crossing, bridges
from cxrisk.pages.charts.islands import Island, Unit, height, islands
from cxrisk.records import dataclass


@dataclass(frozen=True, slots=True)
class HandoffMap:
    """Where everything lies."""

    id: str
    height: float
    islands: tuple[Island, ...]
    bridges: tuple[Bridge, ...]
    far_units: int
    """Units without room in the drawing; their handoffs are in the table."""
    far_bridges: int
    """Handoffs from unit to unit that are not drawn."""


def handoff_map(id_: str, units: Sequence[Unit], crossings: Sequence[Crossing]) -> HandoffMap | None:
    """Draw the first of the units and of the handoffs between them; nothing where there is no unit."""
    if not units:
        return None
    drawn = _worth_drawing(units, crossings)
    known = {unit.id for unit in drawn}
    between = [one for one in crossings if one.from_ in known and one.to in known][: crossing.MOST]
    pairs = sorted({(min(one.from_, one.to), max(one.from_, one.to)) for one in between})
    settled = islands(drawn, pairs)
    return HandoffMap(
        id=id_,
        height=height(len(drawn)),
        islands=settled,
        bridges=bridges(between, settled),
        far_units=len(units) - len(drawn),
        far_bridges=len(crossings) - len(between),
    )


def _worth_drawing(units: Sequence[Unit], crossings: Sequence[Crossing]) -> Sequence[Unit]:
    """All units, or both ends of the worst handoffs while there is room, in the order of the table."""
    if len(units) <= land.MOST:
        return units
    wanted: dict[str, None] = {}
    for one in crossings:
        further = {**wanted, one.from_: None, one.to: None}
        if len(further) <= land.MOST:
            wanted = further
    for unit in units:
        if len(wanted) < land.MOST:
            wanted[unit.id] = None
    return [unit for unit in units if unit.id in wanted]
