import pytest
from scored import control, portfolio, risk, scales, settings, use, with_risk

from cxrisk.model.scales import Band
from cxrisk.scoring.levels import half_up
from cxrisk.scoring.score import METHOD, score_portfolio, score_risk

LAYERS = ("access", "data", "device")


def scored(one, *controls, using=None):
    return score_risk(one, with_risk(one, controls, using))


@pytest.mark.parametrize(
    ("strengths", "level"),
    [((0.9,), 3.0), ((0.6, 0.6, 0.6), 2.80618), ((0.5,), 3.69897), ((), 4.0)],
)
def test_the_vectors_of_the_method_for_a_likelihood_of_four(strengths, level):
    controls = [
        control(f"c{n}", size, layer) for n, (size, layer) in enumerate(zip(strengths, LAYERS, strict=False))
    ]
    state = scored(risk(4, controls=[use(one.id) for one in controls]), *controls).current
    assert state.likelihood == pytest.approx(level, abs=5e-6)
    assert state.impact == 4.0
    assert state.score == pytest.approx(level + 4, abs=5e-6)


def test_rounded_a_four_becomes_a_three_at_a_strength_of_0_68377():
    just_below, just_above = (control("lock", size) for size in (0.683772, 0.683773))
    levels = [
        scored(risk(4, controls=[use("lock")]), one).current.likelihood for one in (just_below, just_above)
    ]
    assert [half_up(one) for one in levels] == [4, 3]


def test_a_score_is_the_sum_of_the_levels_and_whole_levels_give_the_bands_of_the_method():
    bands = {
        total: {
            scored(risk(likelihood, {"trust": total - likelihood})).current.band
            for likelihood in range(1, 6)
            if 1 <= total - likelihood <= 5
        }
        for total in range(2, 11)
    }
    assert bands == {
        2: {Band.LOW}, 3: {Band.LOW}, 4: {Band.LOW},
        5: {Band.MEDIUM}, 6: {Band.MEDIUM},
        7: {Band.HIGH}, 8: {Band.HIGH},
        9: {Band.CRITICAL}, 10: {Band.CRITICAL},
    }  # fmt: skip


def test_planned_controls_show_in_the_target_alone():
    lock = control("lock", 0.9)
    score = scored(risk(4, controls=[use("lock", "planned", None)]), lock)
    assert (score.inherent.score, score.current.score, score.target.score) == (8.0, 8.0, 7.0)
    assert [one.use.status for one in score.current.shares] == ["planned"]
    assert not score.current.shares[0].counts


def test_a_control_for_one_category_leaves_the_others_alone_and_the_worst_one_rates():
    words = control("words", 0.9, reduces="impact", only=("trust",))
    score = scored(risk(3, {"trust": 5, "service_continuity": 5}, [use("words")]), words)
    assert score.categories["trust"].current.score == 7.0
    assert score.categories["trust"].current.shares[0].control is words
    assert score.categories["service_continuity"].current.score == 8.0
    assert score.categories["service_continuity"].current.shares == ()
    assert score.current.category == "service_continuity"


def test_levels_never_fall_below_one_and_the_rest_is_named():
    controls = [control("a", 0.9, "access"), control("b", 0.8, "data")]
    state = scored(risk(2, controls=[use("a"), use("b")]), *controls).current
    assert state.likelihood == 1.0
    assert state.floor_likelihood == pytest.approx(0.69897)
    assert state.floor_impact == 0.0


def test_controls_take_off_at_most_99_per_cent_and_the_rest_is_named():
    controls = [control("a", 0.9, "access"), control("b", 0.9, "data"), control("c", 0.5, "device")]
    state = scored(risk(5, controls=[use(one.id) for one in controls]), *controls).current
    assert state.likelihood == 3.0
    assert state.floor_likelihood == pytest.approx(0.30103)


def test_levels_are_logarithms_to_the_step_of_the_scale():
    lock = control("lock", 0.75)
    state = scored(risk(4, controls=[use("lock")]), lock, using=settings(scales(base=4))).current
    assert state.likelihood == 3.0


def test_noise_of_the_arithmetic_decides_no_band():
    # Half of a step of four is exactly half a level: 7 - 0.5 is high, not a hair below it.
    lock = control("lock", 0.5)
    state = scored(risk(4, {"trust": 3}, [use("lock")]), lock, using=settings(scales(base=4))).current
    assert (state.score, state.band) == (6.5, Band.HIGH)


def test_what_is_above_appetite_is_named_by_category():
    using = settings(by_category={"privacy": Band.LOW})
    score = scored(risk(2, {"trust": 3, "privacy": 3, "security": 5}), using=using)
    assert score.above == ("security", "privacy")


def test_an_extreme_impact_asks_for_a_signature_whatever_its_band():
    assert scored(risk(1, {"trust": 5})).sign
    assert scored(risk(1, {"trust": 5})).above == ()
    assert not scored(risk(1, {"trust": 4})).sign
    assert scored(risk(1, {"trust": 4}), using=settings(sign_at_impact=4)).sign


def test_the_impact_that_is_signed_for_is_rounded_half_up():
    mild, strong = control("mild", 0.6, reduces="impact"), control("strong", 0.7, reduces="impact")
    assert scored(risk(1, {"trust": 5}, [use("mild")]), mild).sign  # 4.602 rounds to 5
    assert not scored(risk(1, {"trust": 5}, [use("strong")]), strong).sign  # 4.477 does not


def test_a_table_of_ones_own_is_looked_up_with_levels_rounded_half_up():
    low, high = Band.LOW, Band.CRITICAL
    table = tuple(
        tuple(high if (row, column) == (4, 4) else low for column in range(1, 6)) for row in range(1, 6)
    )
    using = settings(scales(matrix=table))
    lock = control("lock", 0.68)
    assert scored(risk(5, {"trust": 4}), using=using).current.band is low
    assert scored(risk(4, {"trust": 4}), using=using).current.band is high
    assert scored(risk(4, {"trust": 4}, [use("lock")]), lock, using=using).current.band is high  # 3.505
    lock = control("lock", 0.69)
    assert scored(risk(4, {"trust": 4}, [use("lock")]), lock, using=using).current.band is low  # 3.491


def test_with_a_table_of_ones_own_no_worse_band_hides_behind_a_higher_score():
    table = tuple(
        tuple(Band.CRITICAL if (row, column) == (2, 2) else Band.LOW for column in range(5))
        for row in range(5)
    )
    score = scored(risk(3, {"trust": 5, "privacy": 3}), using=settings(scales(matrix=table)))
    assert (score.current.category, score.current.band) == ("privacy", Band.CRITICAL)


def test_a_risk_without_any_impact_has_no_score_rather_than_a_low_one():
    rated, unrated = risk(key="core-ledger/rated"), risk(impact={}, key="core-ledger/unrated")
    both = portfolio()
    both.risks.update({one.key: one for one in (rated, unrated)})
    assert list(score_portfolio(both)) == ["core-ledger/rated"]
    with pytest.raises(ValueError, match="core-ledger/unrated has no impact to score"):
        score_risk(unrated, both)


def test_the_method_has_a_name():
    assert METHOD == "cxrisk-1"
