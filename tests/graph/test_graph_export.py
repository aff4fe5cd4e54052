import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import networkx as nx
import pytest
from drawn import journey, portfolio

from cxrisk.errors import CxriskError
from cxrisk.graph.build import build_graph
from cxrisk.graph.export import around, as_dot, as_graphml, as_json
from cxrisk.pipeline import run

EXAMPLE = Path(__file__).parents[1] / "workspaces" / "example"


@pytest.fixture(scope="module")
def example():
    return run(EXAMPLE, date(2026, 11, 22)).graph


@pytest.fixture
def small():
    """Three touchpoints in a row, the last one with a name that is hard to write."""
    made = journey("abc", handoffs=[("a", "b", "x y"), ("a", "b", "z")])
    *others, last = made.stages[0].touchpoints
    named = replace(last, name='C:\\ said "& <b>"\nand went')
    return build_graph(
        portfolio(replace(made, stages=(replace(made.stages[0], touchpoints=(*others, named)),)))
    )


def test_json_has_the_shape_that_is_documented(example):
    data = as_json(example)
    assert list(data) == ["format", "nodes", "edges"]
    assert data["format"] == "cxrisk/graph/1"
    assert {
        "id": "touchpoint:disputed-payment/see-alert",
        "type": "touchpoint",
        "name": "A card alert appears on my phone",
    } in data["nodes"]
    assert {
        "from": "risk:core-ledger/wrong-eyes",
        "to": "touchpoint:disputed-payment/see-alert",
        "type": "threatens",
    } in data["edges"]
    harm = {"level": 4, "score": 7.0, "band": "high"}
    ends = {"from": "risk:core-ledger/wrong-eyes", "to": "category:privacy"}
    assert {**ends, "type": "hurts", **harm} in data["edges"]


def test_json_is_sorted_and_can_be_written(example):
    data = as_json(example)
    assert data["nodes"] == sorted(data["nodes"], key=lambda one: one["id"])
    assert data["edges"] == sorted(data["edges"], key=lambda one: (one["from"], one["to"], one["type"]))
    assert json.loads(json.dumps(data)) == data


def test_graphml_is_read_back_as_the_same_graph(example):
    network = nx.parse_graphml(as_graphml(example), force_multigraph=True)
    assert {key: held["name"] for key, held in network.nodes(data=True)} == {
        key: node.name for key, node in example.nodes.items()
    }
    assert sorted((a, b, held["type"]) for a, b, held in network.edges(data=True)) == sorted(
        (a, b, kind) for a, b, kind, _ in example.edges
    )
    ids = [key for _, _, key in network.edges(keys=True)]
    assert len(set(ids)) == len(ids)


def test_two_handoffs_between_the_same_touchpoints_are_two_edges(small):
    handed = [one for one in as_json(small)["edges"] if one["type"] == "hands_to"]
    assert [one["carries"] for one in handed] == ["x y", "z"]


def test_names_that_are_hard_to_write_come_through(small):
    hard = 'C:\\ said "& <b>"\nand went'
    network = nx.parse_graphml(as_graphml(small), force_multigraph=True)
    assert network.nodes["touchpoint:j/c"]["name"] == hard
    assert '"touchpoint:j/c" [label="C:\\\\ said \\"& <b>\\"\\nand went"];' in as_dot(small)


def test_dot_has_a_line_for_each_node_and_edge(small):
    lines = as_dot(small).splitlines()
    assert (lines[0], lines[-1]) == ("digraph cxrisk {", "}")
    assert len(lines) == 2 + len(small.nodes) + len(small.edges)
    assert '  "touchpoint:j/a" -> "touchpoint:j/b" [label="next"];' in lines


@pytest.mark.parametrize("depth", [0, 1, 2, 10**9])
def test_the_part_around_a_node_is_what_networkx_calls_its_ego_graph(example, depth):
    centre = "touchpoint:disputed-payment/see-alert"
    part = around(example, centre, depth)
    ego = nx.ego_graph(example.network, centre, radius=depth, undirected=True)
    assert set(part.nodes) == set(ego.nodes)
    assert len(part.edges) == ego.number_of_edges()


def test_the_part_around_a_node_is_a_graph_that_can_be_exported(example):
    part = as_json(around(example, "disputed-payment/outcome-letter", 1))
    assert [one["id"] for one in part["nodes"] if one["type"] == "touchpoint"] == [
        "touchpoint:disputed-payment/fraud-desk",
        "touchpoint:disputed-payment/outcome-letter",
    ]


def test_around_a_node_that_is_not_there_names_the_nearest(example):
    with pytest.raises(CxriskError) as stopped:
        around(example, "risk:core-ledger/locked-in", 1)
    assert "risk:core-ledger/locked-out" in stopped.value.mend


def test_the_same_workspace_gives_the_same_bytes(example):
    again = run(EXAMPLE, date(2026, 11, 22)).graph
    assert json.dumps(as_json(again)) == json.dumps(as_json(example))
    assert as_graphml(again) == as_graphml(example)
    assert as_dot(again) == as_dot(example)
