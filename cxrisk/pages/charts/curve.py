"""How a journey feels: solid where somebody told us, hollow where we assume, broken where nobody knows."""

from collections.abc import Sequence
from typing import NamedTuple

from cxrisk.pages.phrases import felt
from cxrisk.records import dataclass


class Felt(NamedTuple):
    """One step of the way: a row of the table beside the curve."""

    key: str
    name: str
    emotion: float | None
    """-2 .. 2; absent: nobody has said."""
    assumed: bool
    """Whether nothing shows that it feels so."""
    is_truth: bool


class Frame(NamedTuple):
    """Where the line may run: x of its first and last step, y of its middle, height of a feeling."""

    first: float
    last: float
    middle: float
    step: float


SMALL = Frame(14, 316, 50, 15)


@dataclass(frozen=True, slots=True)
class Point:
    """One step on the line."""

    x: float
    y: float
    known: bool
    """Whether anybody has said how it feels; else a question mark stands on the middle line."""
    assumed: bool
    is_truth: bool
    feeling: str
    """In words."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The line between two steps."""

    path: str
    solid: bool


@dataclass(frozen=True, slots=True)
class Curve:
    """A drawn line of feeling."""

    id: str
    title: str
    says: str
    """Every step with its feeling, for those who do not see the line."""
    middle: float
    points: tuple[Point, ...]
    stretches: tuple[Stretch, ...]


def feeling(step: Felt) -> str:
    """`bad`, `bad, assumed` or `not known`: one cell of the table and one part of the description."""
    if step.emotion is None:
        return "not known"
    return felt(step.emotion) + (", assumed" if step.assumed else "")


def curve(id_: str, title: str, way: Sequence[Felt], pairs: Sequence[tuple[str, str]], frame: Frame) -> Curve:
    """Draw the steps of `way`, joined as people go (`pairs`, by key)."""
    apart = (frame.last - frame.first) / max(1, len(way) - 1)
    points = {step.key: _point(step, round(frame.first + n * apart, 1), frame) for n, step in enumerate(way)}
    joined = ((points[one], points[two]) for one, two in pairs if one in points and two in points)
    return Curve(
        id=id_,
        title=title,
        says="; ".join(f"{step.name}: {feeling(step)}" for step in way),
        middle=frame.middle,
        points=tuple(points.values()),
        stretches=tuple(_stretch(one, two) for one, two in joined if one.known and two.known),
    )


def _point(step: Felt, x: float, frame: Frame) -> Point:
    emotion = step.emotion or 0.0
    y = round(frame.middle - emotion * frame.step, 1)
    return Point(x, y, step.emotion is not None, step.assumed, step.is_truth, feeling(step))


def _stretch(one: Point, two: Point) -> Stretch:
    path = f"M{one.x:g} {one.y:g}L{two.x:g} {two.y:g}"
    return Stretch(path, solid=not (one.assumed or two.assumed))
