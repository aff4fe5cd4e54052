"""Where we overstep: one circle a risk, by category; filled stands above appetite."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from cxrisk.records import dataclass

MOST = 60
"""Circles in a row that somebody can still count."""
_LEFT, _ROOM, _APART, _RADIUS, _ROW = 150.0, 400.0, 21.0, 7.0, 25.0


class Category(NamedTuple):
    """One row of the table beside the circles."""

    name: str
    above: int
    risks: int
    appetite: str
    """The worst band that we live with in this category."""


@dataclass(frozen=True, slots=True)
class Dots:
    """One row of circles."""

    name: str
    y: float
    radius: float
    filled: tuple[float, ...]
    hollow: tuple[float, ...]
    end: float
    """Where the words at the end of the row begin."""
    label: str
    bars: tuple[float, float]
    """Widths of what is filled and what is hollow, where there are too many circles to count; else 0."""


@dataclass(frozen=True, slots=True)
class Overstep:
    """The rows of circles, and the height that they need."""

    id: str
    height: float
    rows: tuple[Dots, ...]
    table: tuple[Category, ...]
    is_bars: bool
    """Whether bars stand for circles that nobody could count."""


def overstep(id_: str, categories: Sequence[Category]) -> Overstep:
    """Draw the categories in the order in which they come."""
    most = max((one.risks for one in categories), default=1)
    apart = min(_APART, _ROOM / max(1, most))
    draw = _bars if most > MOST else _dots
    rows = tuple(draw(one, 14 + n * _ROW, apart) for n, one in enumerate(categories))
    return Overstep(id_, len(rows) * _ROW + 6, rows, tuple(categories), is_bars=most > MOST)


def _dots(one: Category, y: float, apart: float) -> Dots:
    places = [round(_LEFT + n * apart, 1) for n in range(one.risks)]
    return Dots(
        name=one.name,
        y=y,
        radius=round(min(_RADIUS, apart * 0.42), 1),
        filled=tuple(places[: one.above]),
        hollow=tuple(places[one.above :]),
        end=round(_LEFT + one.risks * apart + 4, 1),
        label=f"{one.above} of {one.risks}",
        bars=(0.0, 0.0),
    )


def _bars(one: Category, y: float, apart: float) -> Dots:
    widths = round(one.above * apart, 1), round((one.risks - one.above) * apart, 1)
    return replace(_dots(one, y, apart), filled=(), hollow=(), bars=widths)
