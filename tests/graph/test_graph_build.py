from datetime import date
from pathlib import Path

import pytest

from cxrisk.errors import CxriskError
from cxrisk.pipeline import run

WORKSPACES = Path(__file__).parents[1] / "workspaces"
CASEBOOK = Path(__file__).parents[2] / "examples" / "casebook"
NODES = {
    *(
        "initiative",
        "journey",
        "stage",
        "touchpoint",
        "organisation",
        "unit",
        "channel",
        "system",
        "data_item",
    ),
    *("person", "risk", "category", "control", "evidence", "pattern", "precedent", "disruption"),
    *("communication", "decision", "action", "executive"),
}
EDGES = {
    *(
        "in_journey",
        "next",
        "hands_to",
        "owned_by",
        "via",
        "runs_on",
        "collects",
        "shows",
        "threatens",
        "hurts",
    ),
    *(
        "mitigated_by",
        "rests_on",
        "of_pattern",
        "learned_from",
        "disrupts",
        "tells",
        "decided_by",
        "assesses",
    ),
    *("lives", "of", "provided_by", "treats", "asks"),
}


@pytest.fixture(scope="module")
def graph():
    """The graph of the example of the format, which has something of every kind."""
    return run(WORKSPACES / "example", date(2026, 11, 22)).graph


def from_(graph, node):
    return {(kind, end) for (start, end, kind, _) in graph.edges if start == node}


def attributes(graph, start, kind, end):
    return next(
        held
        for (one, other, sort, _), held in graph.edges.items()
        if (one, sort, other) == (start, kind, end)
    )


def test_every_type_of_node_and_edge_is_there_and_no_other(graph):
    assert {node.type for node in graph.nodes.values()} == NODES
    assert {kind for _, _, kind, _ in graph.edges} == EDGES


def test_a_node_is_known_by_its_type_and_id_and_has_a_name_to_read(graph):
    assert all(key.startswith(f"{node.type}:") for key, node in graph.nodes.items())
    assert graph.nodes["touchpoint:disputed-payment/see-alert"].name == "A card alert appears on my phone"
    assert graph.nodes["stage:disputed-payment/2"].name == "Ask"
    assert graph.nodes["executive:cro"].name == "Chief Risk Officer"
    assert graph.nodes["category:service_continuity"].name == "service continuity"
    communication = "communication:core-ledger/cut-over-weekend before"
    assert graph.nodes[communication].name == "before: Closed from Friday evening to Sunday evening"


@pytest.mark.parametrize(
    "root", [WORKSPACES / "example", WORKSPACES / "base", CASEBOOK], ids=lambda root: root.name
)
def test_every_edge_joins_two_nodes(root):
    graph = run(root, date(2026, 11, 22)).graph
    assert [edge for edge in graph.edges if not {edge[0], edge[1]} <= set(graph.nodes)] == []


def test_a_touchpoint_does_what_its_journey_says(graph):
    assert from_(graph, "touchpoint:disputed-payment/see-alert") == {
        ("in_journey", "journey:disputed-payment"),
        ("in_journey", "stage:disputed-payment/1"),
        ("next", "touchpoint:disputed-payment/call-care"),
        ("hands_to", "touchpoint:disputed-payment/call-care"),
        ("owned_by", "unit:cards"),
        ("via", "channel:app"),
        ("runs_on", "system:core-ledger"),
        ("shows", "data_item:card-history"),
        ("rests_on", "evidence:disputed-payment/shop-interviews"),
    }


def test_a_risk_threatens_hurts_and_is_mitigated(graph):
    assert from_(graph, "risk:core-ledger/wrong-eyes") == {
        ("of", "initiative:core-ledger"),
        ("threatens", "touchpoint:disputed-payment/see-alert"),
        ("hurts", "category:privacy"),
        ("hurts", "category:trust"),
        ("mitigated_by", "control:staged-cutover"),
        ("mitigated_by", "control:two-factor-login"),
        ("rests_on", "evidence:core-ledger/rehearsal-2"),
        ("of_pattern", "pattern:cloud.migration-failure"),
    }


def test_who_owns_is_an_edge_only_where_it_is_a_unit_or_an_executive(graph):
    assert ("owned_by", "executive:cio") in from_(graph, "risk:branch-tablets/lost-tablet")
    assert not [end for kind, end in from_(graph, "risk:core-ledger/locked-out") if kind == "owned_by"]


def test_what_hurts_carries_the_current_score_of_its_category(graph):
    assert attributes(graph, "risk:core-ledger/wrong-eyes", "hurts", "category:trust") == {
        "level": 4,
        "score": 7.0,
        "band": "high",
    }


def test_a_handoff_says_who_owns_it_how_it_works_and_what_it_carries(graph):
    joined = (
        "touchpoint:disputed-payment/fraud-desk",
        "hands_to",
        "touchpoint:disputed-payment/outcome-letter",
    )
    assert attributes(graph, *joined) == {
        "handoff": "disputed-payment/fraud-desk > outcome-letter",
        "status": "works",
        "owner": "cards",
        "carries": "case-number",
    }


def test_a_decision_asks_executives_and_is_decided_by_them_once_taken(graph):
    assert from_(graph, "decision:core-ledger/go-no-go") == {
        ("of", "initiative:core-ledger"),
        ("asks", "executive:cio"),
        ("asks", "executive:cmo"),
    }
    assert ("decided_by", "executive:cio") in from_(graph, "decision:core-ledger/pilot")


def test_an_initiative_assesses_what_it_acts_on_and_where_it_listens(graph):
    assert from_(graph, "initiative:core-ledger") == {
        ("assesses", "touchpoint:disputed-payment/see-alert"),
        ("assesses", "touchpoint:disputed-payment/call-care"),
    }


def test_the_network_holds_the_same_nodes_and_edges(graph):
    assert set(graph.network.nodes) == set(graph.nodes)
    assert sorted((a, b, held["type"]) for a, b, held in graph.network.edges(data=True)) == sorted(
        (a, b, kind) for a, b, kind, _ in graph.edges
    )


def test_a_node_is_found_by_its_id_alone_where_only_one_has_it(graph):
    assert graph.find("touchpoint:disputed-payment/see-alert") == "touchpoint:disputed-payment/see-alert"
    assert graph.find("disputed-payment/see-alert") == "touchpoint:disputed-payment/see-alert"


@pytest.mark.parametrize(
    ("name", "message", "mend"),
    [
        (
            "core-ledger",
            "several nodes are called core-ledger",
            "say which: initiative:core-ledger, system:core-ledger",
        ),
        (
            "touchpoint:disputed-payment/see-alart",
            "there is no node",
            "did you mean touchpoint:disputed-payment/see-alert",
        ),
        (
            "disputed-payment/see-alart",
            "there is no node",
            "did you mean touchpoint:disputed-payment/see-alert",
        ),
        ("%", "there is no node %", "a node is written type:id"),
    ],
)
def test_a_node_that_is_not_there_is_answered_with_the_nearest(graph, name, message, mend):
    with pytest.raises(CxriskError, match=message) as stopped:
        graph.find(name)
    assert stopped.value.mend.startswith(mend)
