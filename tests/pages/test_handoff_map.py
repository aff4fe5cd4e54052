"""The handoff map says what its table says, for three units and for forty, and is always the same."""

import re
from itertools import combinations
from math import hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxrisk.model.fields import Count
from cxrisk.pages.charts.bridges import Crossing
from cxrisk.pages.charts.handoff_map import handoff_map
from cxrisk.pages.charts.islands import MOST, WIDTH, Unit
from tests.pages.conftest import EXAMPLE, SAMPLE, parsed, read, read_page, render
from tests.pages.odd import ODD
from tests.pages.test_charts import drawing, rows, table_with

WORKSPACES = pytest.mark.parametrize("root", [EXAMPLE, SAMPLE], ids=["example", "sample"])
TABLE = "Every handoff of every journey, and every change of unit that nobody wrote down"


def bridges(svg):
    """What is drawn of each bridge: number, state, whether nobody owns it, people."""
    states = [one.attributes["class"].removeprefix("b-") for one in svg.all("g")]
    words = [one.text for one in svg.all("text")]
    marks = words[next(n for n, word in enumerate(words) if word.isdigit()) :]
    parts = re.findall(r"(\d+)\n(?:(nobody)\n)?([^\n]+)\n", "\n".join(marks) + "\n")
    return [
        (int(n), state, bool(alone), people) for state, (n, alone, people) in zip(states, parts, strict=True)
    ]


def written(page):
    """The rows of the table that lead from unit to unit, in the same form."""
    found = []
    for name, units, owner, state, people, *_ in rows(table_with(page, TABLE)):
        if "within the unit" not in units:
            counted = (
                "?" if people.startswith("not known") else re.match(r"[\d,]+( to [\d,]+)?", people).group()
            )
            status = "missing" if state == "Not written down" else state
            found.append((int(name.split(".")[0]), status, owner.startswith("nobody"), counted))
    return found


@WORKSPACES
def test_every_bridge_is_a_row_of_the_table_with_its_state_its_owner_and_its_people(root):
    page = parsed(root)["handoffs.html"]
    assert bridges(drawing(page, "isles.t")) == written(page)


@WORKSPACES
def test_bridges_are_the_handoffs_of_the_model(root):
    portfolio = read(root).portfolio
    points = portfolio.touchpoints
    between = sorted(
        one.status for one in portfolio.handoffs.values() if points[one.from_].unit != points[one.to].unit
    )
    drawn = [state for _, state, _, _ in bridges(drawing(parsed(root)["handoffs.html"], "isles.t"))]
    assert sorted(state for state in drawn if state != "missing") == between


@WORKSPACES
def test_every_island_is_a_row_of_the_table_of_units_with_its_touchpoints(root):
    page = parsed(root)["handoffs.html"]
    svg = drawing(page, "isles.t")
    table = table_with(page, "Units that run a touchpoint")
    units = {row.first("th").texts[0]: row.all("td") for row in table.first("tbody").all("tr")}
    assert sum(one.attributes.get("class") == "land" for one in svg.all("path")) == len(units)
    said = " ".join(one.text for one in svg.all("text"))
    for name, cells in units.items():
        touchpoints = int([cell.text for cell in cells][1])
        assert f"{name} {touchpoints} touchpoint{'' if touchpoints == 1 else 's'}" in said


def test_a_wider_bridge_carries_more_people():
    units = [Unit(name, name, 1) for name in "abc"]
    some, more = Count(10, 10), Count(500, 700)
    drawn = handoff_map(
        "m",
        units,
        [
            Crossing(1, "a", "b", "works", is_owned=True, people=some),
            Crossing(2, "b", "c", "works", is_owned=True, people=more),
            Crossing(3, "c", "a", "works", is_owned=True, people=None),
        ],
    )
    little, much, unknown = drawn.bridges
    assert unknown.width <= little.width < much.width
    assert unknown.people == "?"


def test_of_forty_units_the_worst_are_drawn_and_the_page_says_what_is_not(tmp_path):
    ODD["many-units"](tmp_path)
    page = read_page(render(tmp_path)["handoffs.html"].html)
    svg = drawing(page, "isles.t")
    assert [one for one in bridges(svg) if one[2]] == [one for one in written(page) if one[2]]
    assert "28 further units and 32 further handoffs stand in the tables below." in page.text
    assert len(list(page.first("section", id="units").first("tbody").all("tr"))) == 40


def test_without_a_unit_there_is_no_map(tmp_path):
    ODD["empty"](tmp_path)
    assert 'id="map"' not in render(tmp_path)["handoffs.html"].html


def test_a_map_stays_light(tmp_path):
    ODD["many-units"](tmp_path)
    svg = re.search(r"<svg[^>]*isles.*?</svg>", render(tmp_path)["handoffs.html"].html, re.DOTALL).group()
    assert len(svg.encode()) < 40 * 1024


UNITS = st.integers(1, 2 * MOST)


@st.composite
def nets(draw):
    units = [
        Unit(f"u{n}", "A unit " * draw(st.integers(1, 4)), draw(st.integers(1, 40)))
        for n in range(draw(UNITS))
    ]
    ends = st.sampled_from([unit.id for unit in units])
    pairs = (
        draw(st.lists(st.tuples(ends, ends).filter(lambda one: one[0] != one[1]), max_size=40))
        if len(units) > 1
        else []
    )
    return units, [
        Crossing(n, *pair, "works", is_owned=True, people=None) for n, pair in enumerate(pairs, start=1)
    ]


@pytest.mark.unmeasured
@given(nets())
@settings(max_examples=60, deadline=None)
def test_islands_lie_apart_and_inside_and_every_bridge_joins_its_own(net):
    units, crossings = net
    drawn = handoff_map("m", units, crossings)
    assert drawn == handoff_map("m", units, crossings)
    assert len(drawn.islands) == min(MOST, len(units))
    land = {island.id: island for island in drawn.islands}
    for one, other in combinations(drawn.islands, 2):
        far = hypot(one.at.x - other.at.x, one.at.y - other.at.y)
        assert far > one.reach(other.at) + other.reach(one.at), (one.id, other.id)
    for island in drawn.islands:
        assert island.wide < island.at.x < WIDTH - island.wide
        assert island.high < island.at.y < drawn.height - island.high
    by_number = {one.number: one for one in crossings}
    for bridge in drawn.bridges:
        x, y = (float(one) for one in re.match(r"M([-\d.]+) ([-\d.]+)", bridge.path).groups())
        tip_x, tip_y = (float(one) for one in re.match(r"M([-\d.]+) ([-\d.]+)", bridge.head).groups())
        ends = by_number[bridge.number]
        for island, at in ((land[ends.from_], (x, y)), (land[ends.to], (tip_x, tip_y))):
            assert hypot(at[0] - island.at.x, at[1] - island.at.y) < 1.2 * max(island.wide, island.high) + 8
