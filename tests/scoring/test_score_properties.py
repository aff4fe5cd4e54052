"""What holds for every risk, whatever its controls: generated."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some
from scored import FAILED, HELD, PARTLY, control, risk, scales, settings, use, with_risk

from cxrisk.model.risk import LAYERS
from cxrisk.model.scales import Band
from cxrisk.scoring.levels import CATEGORIES
from cxrisk.scoring.rollup import rollup
from cxrisk.scoring.score import Ruler, band_of, score_risk

pytestmark = pytest.mark.unmeasured
LEVELS = some.integers(1, 5)
STRENGTHS = some.one_of(some.sampled_from([0.0, 0.3, 0.5, 0.7, 0.9, 0.99]), some.floats(0, 0.99))
IMPACTS = some.dictionaries(some.sampled_from(CATEGORIES), LEVELS, min_size=1, max_size=4)


@some.composite
def pairs(draw, status=None):
    """A control and its use."""
    name = draw(some.from_regex(r"[a-z]{1,6}", fullmatch=True))
    made = control(
        name,
        draw(STRENGTHS),
        draw(some.sampled_from(LAYERS)),
        draw(some.sampled_from(["likelihood", "impact"])),
        tuple(draw(some.lists(some.sampled_from(CATEGORIES), max_size=2))),
    )
    status = status or draw(some.sampled_from(["proposed", "planned", "partial", "in_place", "failed"]))
    verified = draw(some.sampled_from([None, HELD, PARTLY, FAILED])) if status != "planned" else None
    strength = draw(some.none() | STRENGTHS)
    return made, use(name, status, verified, strength)


SEVERAL = some.lists(pairs(), max_size=6, unique_by=lambda pair: pair[0].id)


def scored(likelihood, impact, several, using=None):
    one = risk(likelihood, impact, [use for _, use in several])
    return score_risk(one, with_risk(one, [control for control, _ in several], using))


def residuals(score):
    """Every residual of a risk: per category and worst."""
    states = [score.current, score.target]
    states += [state for one in score.categories.values() for state in (one.current, one.target)]
    return [(state.likelihood, state.impact, state.score, state.band) for state in states]


def never_worse(before, after):
    return all(
        value >= lowered
        for old, new in zip(residuals(before), residuals(after), strict=True)
        for value, lowered in zip(old[2:], new[2:], strict=True)
    )


def figures(score):
    states = [score.inherent, score.current, score.target]
    states += [
        state for one in score.categories.values() for state in (one.inherent, one.current, one.target)
    ]
    return [
        (
            one.category,
            one.likelihood,
            one.impact,
            one.score,
            one.band,
            one.floor_likelihood,
            one.floor_impact,
        )
        for one in states
    ]


@given(LEVELS, IMPACTS, SEVERAL, pairs())
def test_adding_a_control_never_raises_a_residual(likelihood, impact, several, more):
    more = (replace(more[0], id="added"), replace(more[1], control="added"))
    before = scored(likelihood, impact, several)
    assert never_worse(before, scored(likelihood, impact, [*several, more]))


@given(LEVELS, IMPACTS, SEVERAL, pairs(), STRENGTHS)
def test_raising_a_strength_never_raises_a_residual(likelihood, impact, several, chosen, strength):
    weak, strong = sorted((chosen[0].strength, strength))
    weaker, stronger = (
        (replace(chosen[0], id="chosen", strength=size), replace(chosen[1], control="chosen", strength=None))
        for size in (weak, strong)
    )
    before = scored(likelihood, impact, [*several, weaker])
    assert never_worse(before, scored(likelihood, impact, [*several, stronger]))


@given(LEVELS, IMPACTS, SEVERAL, pairs("planned"), some.sampled_from([None, HELD, PARTLY]))
def test_putting_a_planned_control_in_place_never_raises_what_is_left_now(
    likelihood, impact, several, chosen, verified
):
    planned = (replace(chosen[0], id="chosen"), replace(chosen[1], control="chosen"))
    done = (planned[0], replace(planned[1], status="in_place", verified=verified))
    before, after = (scored(likelihood, impact, [*several, one]) for one in (planned, done))
    assert after.current.score <= before.current.score
    assert all(
        after.categories[one].current.score <= before.categories[one].current.score
        for one in after.categories
    )
    if verified is HELD:
        assert never_worse(before, after)


@given(LEVELS, IMPACTS, SEVERAL.flatmap(lambda one: some.tuples(some.just(one), some.permutations(one))))
def test_the_order_of_controls_changes_nothing(likelihood, impact, orders):
    first, second = (figures(scored(likelihood, impact, several)) for several in orders)
    assert first == second


@given(LEVELS, IMPACTS, SEVERAL)
def test_renaming_controls_changes_nothing(likelihood, impact, several):
    renamed = [
        (replace(control, id=f"new-{n}"), replace(use, control=f"new-{n}"))
        for n, (control, use) in enumerate(reversed(several))
    ]
    assert figures(scored(likelihood, impact, several)) == figures(scored(likelihood, impact, renamed[::-1]))


@given(LEVELS, IMPACTS, SEVERAL, pairs())
def test_a_control_of_no_strength_changes_nothing(likelihood, impact, several, idle):
    idle = (replace(idle[0], id="idle", strength=0.0), replace(idle[1], control="idle", strength=None))
    assert figures(scored(likelihood, impact, several)) == figures(
        scored(likelihood, impact, [*several, idle])
    )


@given(LEVELS, IMPACTS, SEVERAL, some.floats(0.001, 1000))
def test_scaling_both_scales_changes_no_band(likelihood, impact, several, factor):
    usual = scored(likelihood, impact, several)
    scaled = scored(likelihood, impact, several, settings(scales(factor)))
    assert [one[4] for one in figures(usual)] == [one[4] for one in figures(scaled)]


@given(LEVELS, IMPACTS, SEVERAL)
def test_inherent_is_never_below_current_and_current_never_below_target(likelihood, impact, several):
    score = scored(likelihood, impact, several)
    for one in (score, *score.categories.values()):
        assert one.inherent.score >= one.current.score >= one.target.score
        assert one.inherent.band >= one.current.band >= one.target.band


@given(LEVELS, IMPACTS, SEVERAL)
def test_levels_stay_on_their_scale_and_points_explain_them(likelihood, impact, several):
    for one in scored(likelihood, impact, several).categories.values():
        for state in (one.inherent, one.current, one.target):
            off = {"likelihood": 0.0, "impact": 0.0}
            for share in state.shares:
                off[share.control.reduces] += share.points
            assert 1 <= state.likelihood <= 5
            assert 1 <= state.impact <= 5
            assert abs(likelihood - off["likelihood"] + state.floor_likelihood - state.likelihood) < 1e-7
            assert abs(impact[state.category] - off["impact"] + state.floor_impact - state.impact) < 1e-7


@given(some.lists(some.tuples(LEVELS, IMPACTS, SEVERAL), max_size=4), LEVELS, IMPACTS)
def test_adding_a_risk_never_lowers_a_count(risks, likelihood, impact):
    several = [scored(*one) for one in risks]
    before, after = rollup(several), rollup([*several, scored(likelihood, impact, [])])
    for old, new in (
        (before.inherent, after.inherent),
        (before.current, after.current),
        (before.target, after.target),
    ):
        assert all(new[band] >= count for band, count in old.items())
    assert after.above >= before.above
    assert after.total == before.total + 1
    assert after.worst >= (before.worst or 0)


MATRIX = (
    *(((Band.LOW,) * 5,) * 2),
    (Band.LOW, Band.MEDIUM, Band.MEDIUM, Band.HIGH, Band.HIGH),
    *(((Band.HIGH,) * 4 + (Band.CRITICAL,),) * 2),
)


@given(LEVELS, IMPACTS, SEVERAL, some.sampled_from([settings(), settings(scales(matrix=MATRIX))]))
def test_a_band_that_is_asked_for_alone_is_that_of_the_whole_score(likelihood, impact, several, using):
    one = risk(likelihood, impact, [use for _, use in several])
    portfolio = with_risk(one, [control for control, _ in several], using)
    whole, ruler = score_risk(one, portfolio), Ruler.of(portfolio.settings)
    for moment in ("current", "target"):
        assert band_of(one, one.controls, portfolio, moment, ruler) == getattr(whole, moment).band
