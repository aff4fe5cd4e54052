"""The heat table: a mark stands in its own cell and on its own colour, and counts are those of the table."""

import re
from itertools import combinations, groupby
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxrisk.model.scales import Band
from cxrisk.pages.charts.heat import Moved, heat
from cxrisk.pages.charts.heat_bands import appetite_line, stripes
from cxrisk.pages.charts.heat_plane import CELL, LEFT, TOP, Level, cell_of, place
from cxrisk.scoring.levels import band_at
from tests.scoring.scored import scales

LOW, MEDIUM, HIGH, CRITICAL = Band
OWN = (
    (LOW, LOW, LOW, MEDIUM, MEDIUM),
    (LOW, LOW, MEDIUM, MEDIUM, HIGH),
    (LOW, MEDIUM, MEDIUM, HIGH, HIGH),
    (MEDIUM, MEDIUM, HIGH, HIGH, CRITICAL),
    (MEDIUM, HIGH, HIGH, CRITICAL, LOW),
)
SCALES = pytest.mark.parametrize("using", [scales(), scales(matrix=OWN)], ids=["score", "own table"])
levels = st.builds(Level, *[st.floats(1, 5).map(lambda level: round(level, 4))] * 2)
moves = st.lists(st.builds(lambda a, b, c: (a, b, c), levels, levels, levels), min_size=1, max_size=8)


def moved(ways, using):
    return [Moved("A risk", *way, band_at(*way[1], using)) for way in ways]


def drawn(ways, using, appetite=MEDIUM):
    places = [(inherent, current) for inherent, current, _ in ways]
    return heat("heat", places, moved(ways, using), appetite, using)


def level_at(x, y):
    return Level(5.5 - (y - TOP) / CELL[1], (x - LEFT) / CELL[0] + 0.5)


def points(path):
    return [tuple(map(float, one)) for one in re.findall(r"(-?[\d.]+) (-?[\d.]+)", path)]


def holds(path, x, y):
    """Whether a polygon holds a point (even-odd rule)."""
    corners = points(path)
    inside = False
    for (x1, y1), (x2, y2) in zip(corners, corners[1:] + corners[:1], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


@SCALES
@given(level=levels)
def test_the_colour_behind_a_point_is_its_band(using, level):
    x, y = place(level)
    here = level_at(x, y)
    if any(abs(sum(here) - end) < 0.02 for end in (4.5, 6.5, 8.5)):
        return  # on the line itself
    if any(abs(one % 1 - 0.5) < 0.02 for one in here):
        return  # on the edge of a cell
    found = {stripe.band for stripe in stripes(using) if holds(stripe.path, x, y)}
    assert found == {band_at(*here, using).word}


@pytest.mark.unmeasured
@SCALES
@given(ways=moves)
def test_a_mark_that_makes_room_stays_in_its_cell_and_band(using, ways):
    for way, one in zip(ways, drawn(ways, using).marked, strict=True):
        if one.current != place(way[1]):
            here = level_at(*one.current)
            assert cell_of(here) == cell_of(way[1])
            assert band_at(*here, using) == band_at(*way[1], using)


def test_eight_risks_at_one_place_do_not_cover_one_another():
    level = Level(4, 4)
    chart = drawn([(level, level, Level(3, 3))] * 4, scales())
    currents = [one.current for one in chart.marked]
    assert currents[0] == place(level)
    assert all(hypot(a.x - b.x, a.y - b.y) >= 24 for a, b in combinations(currents, 2))
    targets = [one.target for one in chart.marked]
    assert len(set(targets)) == 4


def test_only_what_moves_has_an_arrow():
    still = drawn([(Level(4, 4), Level(4, 4), Level(4, 4))], scales()).marked[0]
    assert (still.cut, still.planned, still.inherent, still.target) == (None, None, None, None)
    plan = drawn([(Level(4, 4), Level(4, 4), Level(2, 2))], scales()).marked[0]
    assert plan.cut is None
    assert plan.planned


def test_an_arrow_starts_and_ends_at_the_edges_of_its_marks():
    one = drawn([(Level(5, 5), Level(3, 3), Level(1, 1))], scales()).marked[0]
    (x, y), _ = points(one.cut.line)
    assert hypot(x - one.inherent.x, y - one.inherent.y) == pytest.approx(5.5, abs=0.1)
    tip = points(one.cut.head)[0]
    assert hypot(tip[0] - one.current.x, tip[1] - one.current.y) == pytest.approx(13.5, abs=0.1)


@pytest.mark.unmeasured
@given(ways=moves)
def test_every_risk_is_counted_once_now_and_once_without_controls(ways):
    cells = {(cell.likelihood, cell.impact): cell for cell in drawn(ways, scales()).cells}
    assert sum(cell.now for cell in cells.values()) == sum(cell.was for cell in cells.values()) == len(ways)
    for inherent, current, _ in ways:
        assert cells[cell_of(inherent)].was
        assert cells[cell_of(current)].now


@pytest.mark.parametrize(("band", "score"), [(LOW, 4.5), (MEDIUM, 6.5), (HIGH, 8.5)])
def test_where_the_score_decides_the_appetite_is_the_line_of_one_score(band, score):
    ends = [level_at(*point) for point in points(appetite_line(band, scales()))]
    assert [sum(end) for end in ends] == [pytest.approx(score, abs=0.01)] * 2


def test_where_nothing_is_too_high_there_is_no_line():
    assert appetite_line(CRITICAL, scales()) == ""


@pytest.mark.parametrize("appetite", [LOW, MEDIUM, HIGH])
def test_a_table_of_ones_own_is_parted_exactly_between_within_and_above(appetite):
    using = scales(matrix=OWN)
    edges = {frozenset(points("M" + edge)) for edge in appetite_line(appetite, using).split("M")[1:]}
    expected = set()
    for row in range(1, 6):
        for column in range(1, 6):
            for down, across in ((0, 1), (1, 0)):
                near = (row + down, column + across)
                if max(near) <= 5 and (OWN[row - 1][column - 1] > appetite) != (
                    OWN[near[0] - 1][near[1] - 1] > appetite
                ):
                    half = (Level(row + 0.5, column - 0.5), Level(row - 0.5, column + 0.5))[across]
                    corner = Level(row + 0.5, column + 0.5)
                    expected.add(frozenset(tuple(place(one)) for one in (half, corner)))
    assert edges == expected


def test_the_letter_of_a_cell_is_the_band_of_its_whole_levels():
    cells = drawn([], scales(matrix=OWN)).cells
    rows = {row: [one.letter for one in cells_] for row, cells_ in groupby(cells, lambda one: one.likelihood)}
    assert rows[5] == ["M", "H", "H", "C", "L"]
