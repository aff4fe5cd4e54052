"""The questions that a portfolio answers, in one place; each is written in a module of its own."""

from cxrisk.graph.cells import Cell, Row, touchpoints_by_category
from cxrisk.graph.collisions import Collision, Quarter, collisions
from cxrisk.graph.reach import (
    Blast,
    Hanging,
    WayOfHarm,
    blast_radius,
    hanging_on,
    touchpoints_hit_by,
    ways_of_harm,
)
from cxrisk.graph.repeats import Repeat, asked_twice
from cxrisk.graph.ways import Gap, steps, white_space

__all__ = [
    "Blast",
    "Cell",
    "Collision",
    "Gap",
    "Hanging",
    "Quarter",
    "Repeat",
    "Row",
    "WayOfHarm",
    "asked_twice",
    "blast_radius",
    "collisions",
    "hanging_on",
    "steps",
    "touchpoints_by_category",
    "touchpoints_hit_by",
    "ways_of_harm",
    "white_space",
]
