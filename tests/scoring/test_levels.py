import pytest
from scored import scales

from cxrisk.model.scales import Band
from cxrisk.scoring.levels import band_of_score, half_up, points, step


@pytest.mark.parametrize(
    ("score", "band"),
    [
        (2.0, Band.LOW), (4.0, Band.LOW), (4.4999, Band.LOW),
        (4.5, Band.MEDIUM), (5.0, Band.MEDIUM), (6.4999, Band.MEDIUM),
        (6.5, Band.HIGH), (7.0, Band.HIGH), (8.4999, Band.HIGH),
        (8.5, Band.CRITICAL), (9.0, Band.CRITICAL), (10.0, Band.CRITICAL),
    ],
)  # fmt: skip
def test_bands_begin_at_4_5_and_6_5_and_8_5(score, band):
    assert band_of_score(score) is band


@pytest.mark.parametrize(("level", "whole"), [(3.49999, 3), (3.5, 4), (2.5, 3), (4.0, 4)])
def test_halves_go_up_not_to_the_even_level(level, whole):
    assert half_up(level) == whole


@pytest.mark.parametrize(("base", "factor"), [(10, 1), (10, 7), (4, 1), (3, 0.2)])
def test_the_step_of_a_scale_is_the_cube_root_of_fourth_over_first(base, factor):
    made = scales(factor, base)
    assert step(made.likelihood) == pytest.approx(base)
    assert step(made.impact) == pytest.approx(base)


def test_a_control_of_0_6_and_0_5_and_0_3_has_the_points_of_the_method():
    shares = [points(share, 10.0) for share in (0.6, 0.5, 0.3)]
    assert shares == pytest.approx([0.398, 0.301, 0.155], abs=0.0005)
    assert sum(shares) == pytest.approx(0.854, abs=0.0005)


def test_a_scale_that_falls_or_has_no_end_counts_as_steps_of_ten():
    falling = scales(base=0.5)
    assert step(falling.likelihood) == 10.0
    assert step(falling.likelihood[:3]) == 10.0
    assert step(falling.likelihood[::-1]) == 10.0
