"""The questions that a portfolio answers, in one place; each is written in a module of its own."""

from cxrisk.graph.repeats import Repeat, asked_twice
from cxrisk.graph.ways import Gap, steps, white_space

__all__ = ["Gap", "Repeat", "asked_twice", "steps", "white_space"]
