"""An arrow between two round marks, from edge to edge."""

from math import hypot

from cxrisk.pages.charts.heat_plane import Place
from cxrisk.records import dataclass

_HEAD, _HALF = 9.0, 4.0


@dataclass(frozen=True, slots=True)
class Arrow:
    """A line and its head, as paths; the head alone where the way is short."""

    line: str
    head: str


def arrow(start: Place, end: Place, start_radius: float, end_radius: float) -> Arrow | None:
    """From mark to mark; none where they touch."""
    far = hypot(end.x - start.x, end.y - start.y)
    if far <= start_radius + end_radius + 3:
        return None
    dx, dy = (end.x - start.x) / far, (end.y - start.y) / far
    tip_x, tip_y = end.x - dx * (end_radius + 1), end.y - dy * (end_radius + 1)
    back_x, back_y = tip_x - dx * _HEAD, tip_y - dy * _HEAD
    begin_x, begin_y = start.x + dx * start_radius, start.y + dy * start_radius
    left, right = (back_x - dy * _HALF, back_y + dx * _HALF), (back_x + dy * _HALF, back_y - dx * _HALF)
    return Arrow(
        line=f"M{begin_x:.1f} {begin_y:.1f}L{back_x:.1f} {back_y:.1f}",
        head=f"M{tip_x:.1f} {tip_y:.1f}L{left[0]:.1f} {left[1]:.1f}L{right[0]:.1f} {right[1]:.1f}z",
    )
