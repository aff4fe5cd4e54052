"""white-space: nobody passes the person on."""

RING = "{id: ring, name: I ring, channel: phone, unit: care}"
DESK = "{id: desk, name: I am put through, channel: phone, unit: cards}"
POST = "{id: post, name: A letter comes, channel: letter, unit: printing}"


def way(*touchpoints):
    return "\n".join(f"- {one}" for one in touchpoints)


def test_it_names_both_moments_and_both_units_and_points_at_the_later(workspace):
    workspace.journey(way(RING, DESK))
    [said] = workspace.said("white-space")
    assert (said.marked, said.severity) == ("desk", "error")
    for words in ("“I ring” (Customer care)", "“I am put through” (Cards)", "`from: ring`", "`to: desk`"):
        assert words in said.words
    [related] = said.finding.related
    assert related.position.line == said.finding.position.line - 1
    assert "other organisation" not in said.words


def test_it_says_when_the_other_unit_is_another_company(workspace):
    workspace.journey(way(DESK, POST))
    [said] = workspace.said("white-space")
    assert "Letters" in said.words
    assert "another organisation" in said.words


def test_moments_of_one_unit_need_no_handoff(workspace):
    workspace.journey(way(RING, RING.replace("id: ring", "id: again")))
    assert not workspace.said("white-space")


def test_next_decides_which_moments_follow_each_other(workspace):
    workspace.journey(way(RING.replace("}", ", next: []}"), DESK))
    assert not workspace.said("white-space")
    workspace.journey(way(RING.replace("}", ", next: [post, desk]}"), DESK.replace("}", ", next: []}"), POST))
    assert [said.marked for said in workspace.said("white-space")] == ["desk", "post"]


def test_all_lanes_count(workspace):
    workspace.journey(way(RING, DESK.replace("}", ", lane: backstage}")))
    assert workspace.lines("white-space") == [
        "- {id: desk, name: I am put through, channel: phone, unit: cards, lane: backstage}"
    ]


def test_an_unowned_handoff_is_a_handoff_all_the_same(workspace):
    workspace.journey(way(RING, DESK), "handoffs: [{from: ring, to: desk}]\n")
    assert not workspace.said("white-space")
    assert workspace.said("unowned-handoff")


def test_a_handoff_the_other_way_round_joins_nothing(workspace):
    workspace.journey(way(RING, DESK), "handoffs: [{from: desk, to: ring, owner: care}]\n")
    assert [said.marked for said in workspace.said("white-space")] == ["desk"]
