import pytest
from scored import FAILED, HELD, PARTLY, control, use

from cxrisk.scoring.controls import effect, is_claimed, reduce

TEN = (10.0, 10.0)


@pytest.mark.parametrize(
    ("status", "verified", "now", "with_plans"),
    [
        ("in_place", HELD, 0.8, 0.8),
        ("in_place", None, 0.4, 0.4),
        ("in_place", PARTLY, 0.4, 0.4),
        ("in_place", FAILED, 0.0, 0.0),
        ("partial", None, 0.4, 0.4),
        ("partial", HELD, 0.4, 0.4),
        ("partial", FAILED, 0.0, 0.0),
        ("failed", None, 0.0, 0.0),
        ("failed", HELD, 0.0, 0.0),
        ("planned", None, 0.0, 0.8),
        ("planned", FAILED, 0.0, 0.0),
        ("proposed", None, 0.0, 0.0),
        ("proposed", HELD, 0.0, 0.0),
    ],
)
def test_what_a_status_leaves_of_a_control(status, verified, now, with_plans):
    one = use("lock", status, verified)
    lock = control("lock", 0.8)
    assert effect(one, lock, "inherent") == 0.0
    assert effect(one, lock, "current") == now
    assert effect(one, lock, "target") == with_plans


def test_the_strength_that_a_risk_writes_goes_before_the_catalog():
    assert effect(use("lock", strength=0.0), control("lock", 0.9), "current") == 0.0


def test_only_what_is_in_place_and_was_never_looked_at_is_claimed():
    assert is_claimed(use("lock", verified=None))
    assert not is_claimed(use("lock"))
    assert not is_claimed(use("lock", "partial", None))


def test_within_a_layer_the_strongest_counts_and_layers_add_their_points():
    weak, strong, other = control("weak", 0.3), control("strong", 0.6), control("other", 0.5, layer="people")
    reduction = reduce([(use(one.id), one) for one in (weak, strong, other)], "current", TEN)
    assert [(one.control.id, one.counts) for one in reduction.shares] == [
        ("weak", False), ("strong", True), ("other", True),
    ]  # fmt: skip
    assert [one.points for one in reduction.shares] == pytest.approx([0.0, 0.39794, 0.30103])
    assert reduction.likelihood == pytest.approx(0.69897)
    assert reduction.impact == 0.0


def test_the_same_layer_on_the_other_side_is_another_layer():
    first, second = control("first", 0.9), control("second", 0.5, reduces="impact")
    reduction = reduce([(use("first"), first), (use("second"), second)], "current", TEN)
    assert (reduction.likelihood, reduction.impact) == pytest.approx((1.0, 0.30103))


def test_of_equal_controls_the_one_that_was_verified_counts():
    claimed, shown = control("claimed", 0.8), control("shown", 0.4)
    reduction = reduce([(use("claimed", verified=None), claimed), (use("shown"), shown)], "current", TEN)
    assert [one.counts for one in reduction.shares] == [False, True]
    assert [one.claimed for one in reduction.shares] == [True, False]


def test_of_two_controls_alike_the_first_written_counts():
    first, second = control("zeal", 0.6), control("ardour", 0.6)
    reduction = reduce([(use(one.id), one) for one in (first, second)], "current", TEN)
    assert [one.counts for one in reduction.shares] == [True, False]


def test_a_control_that_does_nothing_counts_for_nothing():
    reduction = reduce([(use("lock", "failed"), control("lock", 0.9))], "current", TEN)
    assert (reduction.shares[0].counts, reduction.likelihood) == (False, 0.0)
