"""The small graphs around one record: at most 25 nodes, and nothing that the model has not."""

import re

import pytest

from cxrisk.graph.questions import hanging_on, ways_of_harm
from cxrisk.pages.charts.ego import MOST, Column, Node, ego
from cxrisk.pages.surroundings import meets, strikes
from tests.pages.conftest import EXAMPLE, SAMPLE, parsed, read, read_page, render
from tests.pages.odd import ODD
from tests.pages.test_charts import drawing, rows

WORKSPACES = pytest.mark.parametrize("root", [EXAMPLE, SAMPLE], ids=["example", "sample"])


def boxes(svg):
    return [one for one in svg.all("rect") if one.attributes["class"] in ("self", "as", "node")]


def twin(page, id_):
    return page.first("section", id=id_).first("details").first("table")


@WORKSPACES
def test_the_ways_to_people_are_those_of_the_graph(root):
    reading = read(root)
    for one in reading.active:
        found = {
            (way.risk, way.touchpoint, way.person)
            for risk in one.risks
            for way in ways_of_harm(reading.outcome.graph, risk.key)
        }
        view = strikes(reading, one)
        assert bool(view) == bool(found)
        if view:
            portfolio = reading.portfolio
            places = [risk.key for risk in reading.ranked(one)]
            names = {
                (portfolio.touchpoints[at].name, portfolio.people[who].name, places.index(risk) + 1)
                for risk, at, who in found
            }
            assert {(row.at.name, row.person, risk) for row in view.rows for risk in row.risks} == names


@WORKSPACES
def test_a_drawing_holds_at_most_25_nodes_and_what_its_table_holds(root):
    for address, page in parsed(root).items():
        for section in ("reach", "part.worst"):
            if list(page.all("section", id=section)):
                svg = drawing(page.first("section", id=section), "ego.t")
                assert 1 < len(boxes(svg)) <= MOST, address
                said = " ".join(one.text for one in svg.all("text"))
                for row in rows(twin(page, section))[:9]:
                    first_word = row[0].split()[0]
                    assert first_word in said, (address, row)


@WORKSPACES
def test_what_a_touchpoint_leans_on_and_who_meets_there_is_what_hangs_on_it(root):
    reading = read(root)
    portfolio = reading.portfolio
    for journey in portfolio.journeys.values():
        points = list(journey.touchpoints())
        view = meets(reading, points)
        if view:
            name = re.search("“(.*)”", view.ego.title).group(1)
            at = next(one for one in points if one.name == name)
            around = hanging_on(reading.outcome.graph, at.key)
            named = {portfolio.systems[key].name for key in around.systems}
            assert {what for kind, what in view.leans if kind == "system"} == named
            live = {key for key in around.risks if key in reading.scores}
            assert {row.risk.title for row in view.rows} == {portfolio.risks[key].title for key in live}


def test_a_rating_that_rests_on_our_word_alone_looks_like_it():
    reading = read(SAMPLE)
    one = reading.portfolio.assessments["core-ledger"]
    drawn = {box.node.text: box.node.assumed for box in strikes(reading, one).ego.boxes}
    assert drawn["2. A wrong setting exposes account records"]
    assert not drawn["1. The cut-over leaves people locked out of every channel at once"]


def test_what_has_no_room_is_counted():
    nodes = tuple(Node(str(n), f"Node {n}") for n in range(12))
    drawn = ego(
        "e",
        "t",
        [Column("a", 1, 1, (Node("x", "Self"),)), Column("b", 1, 9, nodes)],
        [("x", "11"), ("x", "0")],
    )
    assert [head.more for head in drawn.heads] == [0, 3]
    assert len(drawn.threads) == 1


def test_lines_cross_as_little_as_the_order_allows():
    left = tuple(Node(f"l{n}", "L") for n in range(3))
    right = tuple(Node(f"r{n}", "R") for n in range(3))
    pairs = [("l0", "r2"), ("l1", "r1"), ("l2", "r0")]
    drawn = ego("e", "t", [Column("a", 1, 9, left), Column("b", 1, 9, right)], pairs)
    assert [box.node.id for box in drawn.boxes if box.node.id.startswith("r")] == ["r2", "r1", "r0"]


def test_a_long_journey_and_many_risks_still_make_a_small_drawing(tmp_path):
    ODD["four-hundred-risks"](tmp_path)
    for address, page in render(tmp_path).items():
        for svg in re.findall(r'<svg[^>]*class="ego".*?</svg>', page.html, re.DOTALL):
            drawn = read_page(svg)
            assert len(boxes(drawn)) <= MOST, address
            assert len(svg.encode()) < 16 * 1024, address
