from drawn import journey, portfolio

from cxrisk.graph.ways import steps, white_space


def way(made):
    return " ".join(first[-1] + second[-1] for first, second in steps(made))


def gaps(made):
    return [
        (one.first.id + one.second.id, one.handoff and one.handoff.key)
        for one in white_space(portfolio(made), made)
    ]


def test_people_go_in_the_order_of_the_file_across_stages():
    assert way(journey("ab|c|de")) == "ab bc cd de"


def test_next_goes_before_the_order_and_an_empty_one_ends_the_way():
    made = journey("abcd", goes={"a": "cb", "b": "", "c": "d"})
    assert way(made) == "ac ab cd"


def test_a_way_that_loops_has_each_step_once():
    assert way(journey("abc", goes={"b": "a", "c": "ccb"})) == "ab ba cb"


def test_a_journey_of_one_touchpoint_has_no_step():
    assert steps(journey("a")) == ()


def test_white_space_is_every_step_between_units_with_what_joins_it():
    made = journey(
        "abcd", units={"a": "cards", "d": "fraud"}, handoffs=[("a", "b", ""), ("b", "c", ""), ("a", "d", "")]
    )
    assert gaps(made) == [("ab", "j/a > b"), ("cd", None)]


def test_white_space_follows_the_way_people_go_not_the_order_of_the_file():
    made = journey("abc", units={"b": "cards"}, goes={"a": "c", "b": ""})
    assert gaps(made) == []


def test_a_handoff_the_other_way_round_joins_nothing():
    made = journey("ab", units={"a": "cards"}, handoffs=[("b", "a", "")])
    assert gaps(made) == [("ab", None)]


def test_white_space_knows_when_the_other_unit_belongs_to_somebody_else():
    made = journey("abc", units={"b": "cards", "c": "printing"})
    assert [one.other_organisation for one in white_space(portfolio(made), made)] == [False, True]


def test_of_two_handoffs_between_the_same_touchpoints_the_first_is_named():
    made = journey("ab", units={"a": "cards"}, handoffs=[("a", "b", "x"), ("a", "b", "y")])
    assert white_space(portfolio(made), made)[0].handoff.carries == ("x",)
