"""The sums that people read add up, and tell the truth."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some
from scored import PARTLY, control, risk, scales, settings, use, with_risk
from test_score_properties import IMPACTS, LEVELS, SEVERAL

from cxrisk.model.scales import Band
from cxrisk.scoring.levels import band_at, half_up
from cxrisk.scoring.score import score_risk
from cxrisk.scoring.words import MINUS, printed, printed_parts, step_in_words, sum_in_words


@pytest.mark.parametrize(
    ("score", "text"),
    [
        (6.48, "6.4"),
        (6.4999999, "6.4"),
        (6.5, "6.5"),
        (8.49, "8.4"),
        (7.0, "7.0"),
        (10.0, "10.0"),
        (7.3, "7.3"),
    ],
)
def test_a_printed_score_is_cut_and_never_rounded_up(score, text):
    assert printed(score) == text


def lines(one, controls, moment="current", using=None):
    whole = with_risk(one, controls, using)
    state = getattr(score_risk(one, whole), moment)
    return [(line.label, line.value, line.total) for line in sum_in_words(one, state, whole)]


def test_a_sum_says_each_step_in_words():
    controls = [
        control("criteria", 0.3, "release"),
        control("staging", 0.5, "process", "impact"),
        control("rehearsal", 0.9, "people"),
    ]
    one = risk(4, {"trust": 5}, [use("criteria"), use("staging"), use("rehearsal", "planned", None)])
    assert lines(one, controls) == [
        ("Likelihood without controls: 4 likely", "4.00", False),
        ("minus weak control, 30 %: The criteria", f"{MINUS}0.15", False),
        ("Likelihood now", "3.85", True),
        ("Impact without controls: 5 extreme", "5.00", False),
        ("minus partial control, 50 %: The staging", f"{MINUS}0.30", False),
        ("Impact now", "4.70", True),
        ("Score now, 3.85 + 4.70", "8.55 critical", True),
    ]
    assert lines(one, controls, "target")[-1] == (
        "Score with every plan at work, 2.85 + 4.70",
        "7.55 high",
        True,
    )
    assert lines(one, controls, "inherent") == [
        ("Likelihood without controls: 4 likely", "4.00", False),
        ("Impact without controls: 5 extreme", "5.00", False),
        ("Score without controls, 4.00 + 5.00", "9.00 critical", True),
    ]


@pytest.mark.parametrize(
    ("status", "verified", "label"),
    [
        ("in_place", None, "minus strong control, 45 %: The lock (claimed, never verified: half counts)"),
        ("in_place", PARTLY, "minus strong control, 45 %: The lock (holds in part: half counts)"),
        ("partial", None, "minus strong control, 45 %: The lock (holds in part: half counts)"),
    ],
)
def test_a_sum_says_what_is_claimed_and_what_holds_in_part(status, verified, label):
    one = risk(4, {"trust": 4}, [use("lock", status, verified)])
    assert lines(one, [control("lock", 0.9)])[1][0] == label


def test_a_sum_says_what_is_planned_and_what_a_stronger_control_covers():
    controls = [control("lock", 0.9), control("latch", 0.4)]
    one = risk(4, {"trust": 4}, [use("lock", "planned", None), use("latch")])
    assert lines(one, controls, "target")[1:3] == [
        ("minus strong control, 90 %: The lock (planned)", f"{MINUS}1.00", False),
        (
            "minus control, 40 %: The latch (a stronger control of the layer access counts already)",
            "0.00",
            False,
        ),
    ]


def test_a_sum_says_that_the_floor_is_reached():
    controls = [control("a", 0.9, "access"), control("b", 0.9, "data")]
    one = risk(2, {"trust": 4}, [use("a"), use("b")])
    assert lines(one, controls)[:5] == [
        ("Likelihood without controls: 2 unlikely", "2.00", False),
        ("minus strong control, 90 %: The a", f"{MINUS}1.00", False),
        ("minus strong control, 90 %: The b", f"{MINUS}1.00", False),
        ("floor reached: less than this nobody can promise", "+1.00", False),
        ("Likelihood now", "1.00", True),
    ]


def test_a_sum_that_would_round_into_another_band_gets_more_decimals():
    # The lock takes off 0.5003: the score is 8.4997 and high, but with two decimals it would read 8.50.
    lock = control("lock", 0.684)
    one = risk(4, {"trust": 5}, [use("lock")])
    score = score_risk(one, with_risk(one, [lock]))
    assert (printed(score.current.score), score.current.band) == ("8.4", Band.HIGH)
    assert lines(one, [lock])[1][1] == f"{MINUS}0.5003"
    assert lines(one, [lock])[-1] == ("Score now, 3.4997 + 5.0000", "8.4997 high", True)


TABLES = some.sampled_from(
    [(), tuple(tuple(Band(min(4, 1 + (r * c) // 5)) for c in range(1, 6)) for r in range(1, 6))]
)


@given(LEVELS, IMPACTS, SEVERAL, TABLES, some.sampled_from([10.0, 4.0, 2.5]))
def test_every_printed_sum_adds_up_and_stays_in_its_band(likelihood, impact, several, table, base):
    using = settings(scales(base=base, matrix=table))
    one = risk(likelihood, impact, [use for _, use in several])
    whole = with_risk(one, [control for control, _ in several], using)
    score = score_risk(one, whole)
    for state in (score.inherent, score.current, score.target):
        parts = printed_parts(one, state, using.scales)
        shown = [float(part.end) for part in parts]
        assert band_at(*shown, using.scales) is state.band
        assert printed(sum(shown)) == printed(state.score)
        assert [half_up(level) for level in shown] == [half_up(state.likelihood), half_up(state.impact)]
        texts = sum_in_words(one, state, whole)
        running, totals = Decimal(), []
        for line in texts[:-1]:
            value = Decimal(line.value.replace(MINUS, "-"))
            if line.total:
                assert running == value
                totals.append(value)
                running = Decimal()
            else:
                running += value
        if totals:
            assert Decimal(texts[-1].value.split()[0]) == sum(totals)


def test_each_step_is_said_in_natural_units():
    lock = control("lock", 0.3)
    one = risk(4, {"trust": 5}, [use("lock")])
    whole = with_risk(one, [lock])
    score = score_risk(one, whole)
    assert step_in_words(one, score.current, whole) == (
        "about three a year, now two",
        "about 32 million GBP each time, now the same",
    )
    assert step_in_words(one, score.inherent, whole) == (
        "about three a year",
        "about 32 million GBP each time",
    )
    assert step_in_words(one, score.target, whole)[0] == "about three a year, two with every plan at work"


def test_a_risk_of_one_change_is_said_by_the_change():
    one = risk(3, {"trust": 4}, horizon="once")
    whole = with_risk(one)
    assert step_in_words(one, score_risk(one, whole).inherent, whole)[0] == "about 1 in three such changes"
