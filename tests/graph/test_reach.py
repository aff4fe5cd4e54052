from dataclasses import replace
from datetime import date
from pathlib import Path

import networkx as nx
import pytest
from drawn import HERE, assessment, journey, portfolio
from hypothesis import given
from hypothesis import strategies as some

from cxrisk.errors import CxriskError
from cxrisk.graph.build import build_graph
from cxrisk.graph.reach import Blast, WayOfHarm, blast_radius, hanging_on, touchpoints_hit_by, ways_of_harm
from cxrisk.model.journey import Fallback
from cxrisk.pipeline import run

EXAMPLE = Path(__file__).parents[1] / "workspaces" / "example"


@pytest.fixture(scope="module")
def example():
    return run(EXAMPLE, date(2026, 11, 22)).graph


def test_a_system_takes_down_what_runs_on_it_and_whom_that_serves(example):
    assert blast_radius(example, "core-ledger") == Blast(
        system="core-ledger",
        systems=(),
        touchpoints=("disputed-payment/see-alert", "lunch-offer/offer"),
        journeys=("disputed-payment", "lunch-offer"),
        people=("dana",),
        data_items=("card-history",),
        initiatives=("core-ledger",),  # the other one is retired
    )


def test_systems_fall_through_however_many_others_and_loops_end():
    made = portfolio(
        journey("abc", systems={"a": "shop", "c": "till"}),
        systems=[("region", []), ("ledger", ["region"]), ("shop", ["ledger", "shop"]), ("till", [])],
    )
    blast = blast_radius(build_graph(made), "region")
    assert (blast.systems, blast.touchpoints) == (("ledger", "shop"), ("j/a",))


def test_a_channel_that_stops_stops_its_touchpoints_and_no_others():
    made = portfolio(journey("ab", channels={"a": "chat"}), systems=[("bot", [])], channels={"chat": ["bot"]})
    assert blast_radius(build_graph(made), "bot").touchpoints == ("j/a",)


def test_a_fallback_that_stops_stops_nothing_else():
    made = journey("a")
    (here,) = made.touchpoints()
    fallback = replace(here, human_fallback=Fallback(place=HERE, channel="chat"))
    made = replace(made, stages=(replace(made.stages[0], touchpoints=(fallback,)),))
    graph = build_graph(portfolio(made, systems=[("bot", [])], channels={"chat": ["bot"]}))
    assert blast_radius(graph, "bot").touchpoints == ()
    assert hanging_on(graph, "j/a").channels == ("chat", "phone")


NAMES = "abcdefgh"


@given(some.lists(some.tuples(some.sampled_from(NAMES), some.sampled_from(NAMES)), max_size=20))
def test_what_falls_is_what_networkx_calls_ancestors(pairs):
    below = {name: [end for start, end in pairs if start == name] for name in NAMES}
    graph = build_graph(portfolio(journey("z"), systems=list(below.items())))
    network = nx.DiGraph(pairs)
    network.add_nodes_from(NAMES)
    for name in NAMES:
        assert set(blast_radius(graph, name).systems) == nx.ancestors(network, name)


def test_what_hangs_on_a_touchpoint(example):
    hanging = hanging_on(example, "disputed-payment/call-care")
    assert (hanging.journey, hanging.people, hanging.unit) == ("disputed-payment", ("dana",), "care")
    assert (hanging.channels, hanging.systems, hanging.data_items) == (("phone",), (), ("account-number",))
    assert hanging.evidence == ("disputed-payment/call-log", "disputed-payment/shop-interviews")
    assert (hanging.before, hanging.after) == (
        ("disputed-payment/see-alert",),
        ("disputed-payment/fraud-desk",),
    )
    assert hanging.handed_from == ("disputed-payment/see-alert",)
    assert hanging.handed_to == ("disputed-payment/fraud-desk",)
    assert hanging.risks == ("branch-tablets/lost-tablet", "core-ledger/locked-out")
    assert hanging.categories == ("financial", "privacy", "security", "service_continuity", "trust")
    assert hanging.controls == ("dress-rehearsal", "rehearsed-messages", "selective-wipe", "staged-cutover")
    assert hanging.disruptions == ("core-ledger/cut-over-weekend",)
    assert hanging.initiatives == ("branch-tablets", "core-ledger")


def test_harm_reaches_people_through_pattern_and_touchpoints(example):
    assert touchpoints_hit_by(example, "core-ledger/locked-out") == (
        "disputed-payment/call-care",
        "disputed-payment/see-alert",
    )
    assert ways_of_harm(example, "core-ledger/wrong-eyes") == (
        WayOfHarm("cloud.migration-failure", "core-ledger/wrong-eyes", "disputed-payment/see-alert", "dana"),
    )


def test_a_risk_at_a_handoff_strikes_at_both_ends():
    made = assessment("core", hits="j/c")
    risk = replace(made.risks[0], handoffs=("j/a > b",))
    made = replace(made, risks=(risk,))
    graph = build_graph(portfolio(journey("abc", handoffs=[("a", "b", "")]), made))
    assert touchpoints_hit_by(graph, risk.key) == ("j/a", "j/b", "j/c")
    assert [way.touchpoint for way in ways_of_harm(graph, risk.key)] == ["j/a", "j/b", "j/c"]


@pytest.mark.parametrize(
    ("question", "name", "nearest"),
    [
        (blast_radius, "core-leger", "system:core-ledger"),
        (hanging_on, "disputed-payment/call-cair", "touchpoint:disputed-payment/call-care"),
        (touchpoints_hit_by, "core-ledger/wrong-eye", "risk:core-ledger/wrong-eyes"),
        (ways_of_harm, "core-ledger/wrong-eye", "risk:core-ledger/wrong-eyes"),
    ],
)
def test_a_name_that_nothing_has_is_answered_with_the_nearest(example, question, name, nearest):
    with pytest.raises(CxriskError) as stopped:
        question(example, name)
    assert nearest in stopped.value.mend
