"""How many risks stand in which band: inherent, current, target."""

from collections.abc import Mapping

from cxrisk.model.scales import Band
from cxrisk.records import dataclass

LEFT, WIDTH, GAP = 120.0, 500.0, 2.0
WORST_FIRST = (Band.CRITICAL, Band.HIGH, Band.MEDIUM, Band.LOW)
_ROOM_FOR_WORD = 92.0
_ROWS = (("Inherent", "no controls"), ("Current", "controls as they stand"), ("Target", "plans included"))


@dataclass(frozen=True, slots=True)
class Block:
    """The risks of one band."""

    band: str
    count: int
    x: float
    width: float
    label: str
    """The count, with the word where there is room."""


@dataclass(frozen=True, slots=True)
class Row:
    """One of the three states."""

    name: str
    means: str
    y: float
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class BandsChart:
    """Three bars of counts."""

    id: str
    rows: tuple[Row, ...]
    table: tuple[tuple[str, tuple[int, int, int]], ...]
    """A row a band, the worst first: inherent, current, target."""


def bands_chart(id_: str, counts: tuple[Mapping[Band, int], ...]) -> BandsChart:
    """Draw the counts of inherent, current and target."""
    rows = tuple(
        Row(name, means, 6 + 46.0 * n, _blocks(count))
        for n, ((name, means), count) in enumerate(zip(_ROWS, counts, strict=True))
    )
    table = tuple(
        (band.word, (counts[0].get(band, 0), counts[1].get(band, 0), counts[2].get(band, 0)))
        for band in WORST_FIRST
    )
    return BandsChart(id_, rows, table)


def _blocks(counts: Mapping[Band, int]) -> tuple[Block, ...]:
    shown = [band for band in WORST_FIRST if counts.get(band)]
    total = sum(counts[band] for band in shown)
    room = WIDTH - GAP * (len(shown) - 1)
    blocks: list[Block] = []
    x = LEFT
    for band in shown:
        width = room * counts[band] / total
        label = f"{counts[band]} {band.word}" if width >= _ROOM_FOR_WORD else f"{counts[band]}"
        blocks.append(Block(band.word, counts[band], round(x, 1), round(width, 1), label))
        x += width + GAP
    return tuple(blocks)
