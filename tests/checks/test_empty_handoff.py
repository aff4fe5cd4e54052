"""empty-handoff: what was said is not passed on."""

import pytest

BOTH = """
- {id: ring, name: I ring, channel: phone, unit: care, collects: [account-number]}
- {id: desk, name: I am put through, channel: phone, unit: cards, collects: [card-history]}
"""


def test_it_points_at_the_empty_list_and_names_what_was_asked(workspace):
    workspace.journey(BOTH, "handoffs:\n  - from: ring\n    to: desk\n    owner: care\n    carries: []\n")
    [said] = workspace.said("empty-handoff")
    assert (said.at, said.marked, said.severity) == ("carries: []", "[", "warning")
    assert "ring > desk" in said.words
    assert "“I ring” has just asked for “Account number”" in said.words


def test_where_nothing_is_written_it_points_at_where_the_handoff_begins(workspace):
    workspace.journey(BOTH, "handoffs:\n  - to: desk\n    owner: care\n    from: ring\n")
    assert [said.marked for said in workspace.said("empty-handoff")] == ["ring"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (", collects: [account-number]", ""),
        (", collects: [card-history]", ""),
        ("unit: care", "unit: cards"),
    ],
)
def test_both_sides_ask_and_are_different_units(workspace, old, new):
    workspace.journey(
        BOTH.replace(old, new), "handoffs: [{from: ring, to: desk, owner: care, carries: []}]\n"
    )
    assert not workspace.said("empty-handoff")


def test_something_carried_is_enough_here(workspace):
    workspace.journey(BOTH, "handoffs: [{from: ring, to: desk, owner: care, carries: [card-history]}]\n")
    assert not workspace.said("empty-handoff")
