"""unowned-handoff: an owner is a unit or an executive."""

import pytest


def own(workspace, owner):
    workspace.edit("journeys/lost-card.yml", "owner: cards, ", owner)


@pytest.mark.parametrize("owner", ["care", "printing", "cmo", "cro"])
def test_units_and_executives_may_own(workspace, owner):
    own(workspace, f"owner: {owner}, ")
    assert not workspace.said("unowned-handoff")


def test_without_owner_it_points_at_where_the_handoff_begins(workspace):
    own(workspace, "")
    [said] = workspace.said("unowned-handoff")
    assert (said.marked, said.severity) == ("freeze", "error")
    assert "freeze > call has no owner" in said.words


@pytest.mark.parametrize("owner", ["nobody", "none", "unknown", "tbd", "TBD", "Nobody", '"?"'])
def test_words_for_nobody_are_no_owner(workspace, owner):
    own(workspace, f"owner: {owner}, ")
    [said] = workspace.said("unowned-handoff")
    assert said.marked == owner
    assert "nobody answers for it" in said.words
    assert "if that is meant" not in said.words


@pytest.mark.parametrize(
    ("owner", "meant"),
    [
        ("crads", "cards"),
        ("Care", "care"),
        ("Customer care", "care"),
        ("Head of customer care", "care"),
        ("head of cards", "cards"),
        ("Chief Risk Officer", "cro"),
        ("CIO", "cio"),
    ],
)
def test_a_misspelt_owner_names_the_nearest(workspace, owner, meant):
    own(workspace, f"owner: {owner}, ")
    [said] = workspace.said("unowned-handoff")
    assert said.marked == owner
    assert f"“{owner}”, which is no unit and no executive" in said.words
    assert f"write `{meant}` if that is meant" in said.words


def test_a_role_in_words_that_is_like_nothing_is_only_said_to_own_nothing(workspace):
    own(workspace, "owner: The night watch, ")
    [said] = workspace.said("unowned-handoff")
    assert "if that is meant" not in said.words
