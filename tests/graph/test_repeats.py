import pytest
from drawn import journey, portfolio
from hypothesis import given
from hypothesis import strategies as some

from cxrisk.graph.repeats import asked_twice
from cxrisk.graph.ways import steps


def repeats(made):
    """Item, first and later, and what dropped it: a handoff, or the step without one."""
    return [
        (
            one.item,
            one.first.id + one.later.id,
            one.dropped.key if one.dropped else "".join(end.id for end in one.missing),
        )
        for one in asked_twice(portfolio(made), made)
    ]


BOTH = {"a": "x", "c": "x"}


@pytest.mark.parametrize(
    ("handoffs", "found"),
    [
        ([("a", "b", "x"), ("b", "c", "x")], []),
        ([("a", "b", "x"), ("b", "c", "")], [("x", "ac", "j/b > c")]),
        ([("a", "b", ""), ("b", "c", "x")], [("x", "ac", "j/a > b")]),
        ([("a", "b", "y"), ("b", "c", "")], [("x", "ac", "j/a > b")]),
        ([("a", "b", "x")], [("x", "ac", "bc")]),
        ([("b", "c", "x")], [("x", "ac", "ab")]),
        ([], [("x", "ac", "ab")]),
    ],
)
def test_a_repeat_names_the_first_place_where_the_answer_got_lost(handoffs, found):
    assert repeats(journey("abc", asks=BOTH, handoffs=handoffs)) == found


def test_within_one_unit_nothing_carries_it_either():
    assert repeats(journey("ab", asks={"a": "x", "b": "x"})) == [("x", "ab", "ab")]


def test_asking_for_something_else_is_no_repeat():
    assert repeats(journey("ab", asks={"a": "x", "b": "y"})) == []


def test_one_repeat_each_time_at_the_later_touchpoint():
    made = journey("abc", asks={"a": "x", "b": "x y", "c": "x y"})
    assert repeats(made) == [("x", "ab", "ab"), ("x", "bc", "bc"), ("y", "bc", "bc")]


def test_repeats_come_in_the_order_of_the_journey():
    made = journey("abcd", asks={"a": "x", "b": "y", "c": "y", "d": "x"})
    assert [one[1] for one in repeats(made)] == ["bc", "ad"]


def test_several_handoffs_between_two_touchpoints_must_all_carry_it():
    handoffs = [("a", "b", "x"), ("a", "b", "y")]
    assert repeats(journey("ab", asks={"a": "x", "b": "x"}, handoffs=handoffs)) == [("x", "ab", "j/a > b 2")]


def test_people_who_never_pass_both_touchpoints_are_not_asked_twice():
    made = journey("abc", asks={"b": "x", "c": "x"}, goes={"a": "bc", "b": ""})
    assert repeats(made) == []


def test_one_way_that_loses_it_is_enough():
    handoffs = [("a", "b", "x"), ("b", "d", "x"), ("a", "c", "x")]
    made = journey("abcd", asks={"a": "x", "d": "x"}, goes={"a": "bc", "b": "d"}, handoffs=handoffs)
    assert repeats(made) == [("x", "ad", "cd")]


def test_a_handoff_past_other_touchpoints_brings_it_along():
    made = journey("abc", asks=BOTH, handoffs=[("a", "c", "x")])
    assert repeats(made) == []


def test_a_handoff_past_other_touchpoints_that_drops_it_is_the_one_to_mend():
    made = journey("abc", asks=BOTH, handoffs=[("a", "c", "")])
    assert repeats(made) == [("x", "ac", "j/a > c")]


def test_a_handoff_past_other_touchpoints_helps_only_those_who_were_asked_where_it_begins():
    made = journey(
        "abcd", asks=dict.fromkeys("abd", "x"), goes={"a": "c", "b": "c"}, handoffs=[("b", "d", "x")]
    )
    assert repeats(made) == [("x", "ad", "ac")]


def test_of_several_handoffs_past_other_touchpoints_all_must_carry_it():
    made = journey("abc", asks=BOTH, handoffs=[("a", "c", "x"), ("a", "c", "")])
    assert repeats(made) == [("x", "ac", "j/a > c 2")]


def test_nobody_can_pass_on_what_never_arrived():
    made = journey("abcd", asks={"a": "x", "d": "x"}, handoffs=[("a", "b", ""), ("b", "d", "x")])
    assert repeats(made) == [("x", "ad", "j/a > b")]


def test_going_in_circles_ends_and_tells_a_pair_once():
    made = journey("abc", asks={"a": "x", "b": "x"}, goes={"c": "a"})
    assert repeats(made) == [("x", "ab", "ab")]


def test_coming_back_to_the_same_touchpoint_is_no_second_touchpoint():
    made = journey("ab", asks={"a": "x"}, goes={"b": "a"})
    assert repeats(made) == []


def test_coming_back_to_be_asked_at_the_same_touchpoint_is_not_told_as_a_pair():
    made = journey("abc", asks=BOTH, goes={"b": "ac"}, handoffs=[("a", "b", "x"), ("b", "c", "x")])
    assert repeats(made) == []


def test_the_same_item_written_twice_at_one_touchpoint_is_no_repeat():
    assert repeats(journey("ab", asks={"a": "x x"})) == []


LETTERS = "abcde"


@some.composite
def journeys(draw):
    """Small journeys with branches, loops and some handoffs."""
    ends = some.sampled_from(LETTERS)
    carried = some.tuples(ends, ends, some.sampled_from(["", "x"]))
    return journey(
        LETTERS,
        asks=dict.fromkeys(draw(some.sets(ends, min_size=2)), "x"),
        goes=draw(some.dictionaries(ends, some.text(LETTERS, max_size=2), max_size=3)),
        handoffs=draw(some.lists(carried, max_size=6, unique_by=lambda one: one[:2])),
    )


def lost_on_some_way(made):
    """The same question by walking every way: who asks and who asks next, where the answer got lost."""
    onward = {}
    for first, second in steps(made):
        onward.setdefault(first, []).append(second)
    asking = {one.key for one in made.touchpoints() if one.collects}
    carrying = {(one.from_, one.to) for one in made.handoffs if one.carries}
    found = set()
    for start in asking:
        waiting, seen = [(start, False)], set()
        while waiting:
            here, lost = waiting.pop()
            for there in onward.get(here, ()):
                state = (there, lost or (here, there) not in carrying)
                if there in asking:
                    if state[1] and there != start:
                        found.add((start, there))
                elif state not in seen:
                    seen.add(state)
                    waiting.append(state)
    return found


@pytest.mark.unmeasured
@given(journeys())
def test_it_agrees_with_walking_every_way(made):
    only_steps = {(first, second) for first, second in steps(made)}
    if any((one.from_, one.to) not in only_steps for one in made.handoffs):
        return  # Handoffs past other touchpoints have tests of their own.
    told = {frozenset((one.first.key, one.later.key)) for one in asked_twice(portfolio(made), made)}
    walked = lost_on_some_way(made)
    assert told <= {frozenset(pair) for pair in walked}
    for _, later in walked:
        # Of several earlier askings one is told, or the same pair the other way round.
        assert any(later in pair for pair in told)


def test_a_thousand_touchpoints_with_two_ways_each_are_no_thousand_ways():
    names = [chr(0x4E00 + n) for n in range(1000)]
    goes = {one: names[n + 1 : n + 3] for n, one in enumerate(names[:-2])}
    made = journey("".join(names), asks={names[0]: "x", names[-1]: "x"}, goes=goes)
    assert len(repeats(made)) == 1
