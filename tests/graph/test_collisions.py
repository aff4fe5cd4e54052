import pytest
from drawn import assessment, day, journey, portfolio

from cxrisk.graph.collisions import collisions, quarter_of


def found(*assessments):
    return [
        (one.touchpoint.id, str(one.quarter), one.disruptions, one.launches, one.initiatives)
        for one in collisions(portfolio(journey("ab"), *assessments))
    ]


def shaking(name, first, last=None, touchpoints="j/a", **more):
    dates = [day(one) if one else None for one in (first, last)]
    return assessment(name, shakes=[(touchpoints, *dates)], **more)


@pytest.mark.parametrize(
    ("text", "quarter"),
    [
        ("2027-01-01", "2027-Q1"),
        ("2027-03-31", "2027-Q1"),
        ("2027-04-01", "2027-Q2"),
        ("2027-12-31", "2027-Q4"),
    ],
)
def test_quarters_are_those_of_the_calendar(text, quarter):
    assert str(quarter_of(day(text))) == quarter


def test_two_initiatives_that_shake_a_touchpoint_in_one_quarter_collide():
    assert found(shaking("one", "2027-01-05"), shaking("two", "2027-03-30", touchpoints="j/a j/b")) == [
        ("a", "2027-Q1", ("one/shock-1", "two/shock-1"), (), ("one", "two"))
    ]


def test_neighbouring_quarters_do_not_collide():
    assert found(shaking("one", "2027-03-31"), shaking("two", "2027-04-01")) == []


def test_one_initiative_alone_collides_with_nobody():
    once_more = assessment("one", shakes=[("j/a", day("2027-01-05"), None), ("j/a", day("2027-02-05"), None)])
    assert found(once_more) == []


def test_a_long_disruption_shakes_every_quarter_that_it_lasts():
    long, longer = shaking("one", "2026-11-01", "2027-05-01"), shaking("two", "2026-12-01", "2028-01-01")
    assert [one[1] for one in found(long, longer)] == ["2026-Q4", "2027-Q1", "2027-Q2"]


def test_going_live_shakes_the_touchpoints_of_the_risks():
    live = assessment("two", hits="j/a", go_live=day("2027-02-01"))
    assert found(shaking("one", "2027-01-05"), live) == [
        ("a", "2027-Q1", ("one/shock-1",), ("two",), ("one", "two"))
    ]


def test_what_has_no_day_cannot_be_compared():
    assert found(shaking("one", None), shaking("two", "2027-01-05"), assessment("three", hits="j/a")) == []


@pytest.mark.parametrize(("first", "last"), [(None, "2027-01-05"), ("2027-01-05", "2026-01-05")])
def test_a_disruption_with_one_day_or_days_the_wrong_way_round_counts_as_one_day(first, last):
    assert [one[1] for one in found(shaking("one", first, last), shaking("two", "2027-02-01"))] == ["2027-Q1"]


def test_retired_initiatives_shake_nothing():
    assert found(shaking("one", "2027-01-05", status="retired"), shaking("two", "2027-01-05")) == []


def test_a_slip_of_the_pen_in_a_year_is_no_million_collisions():
    assert (
        len(found(shaking("one", "2027-01-01", "9999-12-31"), shaking("two", "2027-01-01", "9999-12-31")))
        == 40
    )


def test_collisions_come_by_quarter():
    one = assessment("one", shakes=[("j/a", day("2027-04-01"), None), ("j/b", day("2027-01-01"), None)])
    two = shaking("two", "2027-01-01", "2027-06-01", touchpoints="j/a j/b")
    assert [(name, quarter) for name, quarter, *_ in found(one, two)] == [("b", "2027-Q1"), ("a", "2027-Q2")]
