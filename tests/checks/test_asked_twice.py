"""asked-twice: the handoff that dropped it is named."""

import pytest

ASKED = """
- {id: ring, name: I ring, channel: phone, unit: care, collects: [account-number]}
- {id: desk, name: I am put through, channel: phone, unit: cards, collects: [card-history, account-number]}
"""


def joined(carries):
    return f"handoffs:\n  - {{from: ring, to: desk, owner: care, carries: {carries}}}\n"


def test_it_points_at_the_item_where_it_is_asked_again(workspace):
    workspace.journey(ASKED, joined("[]"))
    [said] = workspace.said("asked-twice")
    assert (said.marked, said.severity) == ("account-number", "warning")
    assert said.at.startswith("- {id: desk")
    assert said.finding.pointer == "/stages/0/touchpoints/1/collects/1"
    assert said.finding.message == "“Account number” is asked for at “I ring” and again at “I am put through”"
    assert said.finding.help == "let the handoff ring > desk carry account-number"
    at = {said.file.splitlines()[one.position.line - 1].strip(): one.message for one in said.finding.related}
    assert set(at.values()) == {"asked for the first time here", "dropped on the way here"}
    assert any(line.startswith("- {from: ring") for line in at)


def test_it_is_silent_where_the_handoff_carries_it(workspace):
    workspace.journey(ASKED, joined("[account-number]"))
    assert not workspace.said("asked-twice")


def test_another_item_is_no_help(workspace):
    workspace.journey(ASKED, joined("[card-history]"))
    assert workspace.said("asked-twice")


def test_within_one_unit_it_counts_as_well(workspace):
    workspace.journey(ASKED.replace("unit: cards", "unit: care"))
    [said] = workspace.said("asked-twice")
    assert "write a handoff from ring to desk that carries account-number" in said.words


@pytest.mark.parametrize("dropped", [0, 1])
def test_of_two_handoffs_on_the_way_the_one_that_dropped_it_is_named(workspace, dropped):
    carries = ["[account-number]", "[account-number]"]
    carries[dropped] = "[]"
    workspace.journey(
        """
        - {id: ring, name: I ring, channel: phone, unit: care, collects: [account-number]}
        - {id: wait, name: I wait, channel: phone, unit: cards}
        - {id: desk, name: I am put through, channel: phone, unit: care, collects: [account-number]}
        """,
        f"""
        handoffs:
          - {{from: ring, to: wait, owner: care, carries: {carries[0]}}}
          - {{from: wait, to: desk, owner: care, carries: {carries[1]}}}
        """,
    )
    [said] = workspace.said("asked-twice")
    assert ("ring > wait", "wait > desk")[dropped] in said.finding.help


def test_different_items_are_different_questions(workspace):
    workspace.journey(ASKED.replace(", account-number]", "]"), joined("[]"))
    assert not workspace.said("asked-twice")
