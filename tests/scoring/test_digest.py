"""What a signature is bound to: everything that the rating follows from, and nothing else."""

from dataclasses import replace
from datetime import date

import pytest
from scored import HELD, PARTLY, acceptance, control, portfolio, risk, scales, settings, use

from cxrisk.model.scales import Band
from cxrisk.scoring import digest
from cxrisk.scoring.digest import digest_of

LOCK, WORD = control("lock", 0.7), control("word", 0.3, "communication", "impact", ("trust",))
RISK = risk(controls=[use("lock"), use("word", "planned", None)], impact={"trust": 4, "privacy": 3})


def of(rated=RISK, controls=(LOCK, WORD), using=None):
    return digest_of(rated, portfolio(controls=controls, using=using))


def test_it_is_short_and_says_how_it_was_made():
    assert of().startswith("sha256:")
    assert len(of()) == len("sha256:") + 16
    assert set(of().removeprefix("sha256:")) <= set("0123456789abcdef")
    assert of() == of()


@pytest.mark.parametrize(
    "changed",
    [
        replace(RISK, likelihood=3),
        replace(RISK, impact={"trust": 4, "privacy": 2}),
        replace(RISK, impact={"trust": 4}),
        replace(RISK, impact={"trust": 4, "security": 3}),
        replace(RISK, horizon="once"),
        replace(RISK, controls=RISK.controls[:1]),
        replace(RISK, controls=(use("lock", "partial"), RISK.controls[1])),
        replace(RISK, controls=(use("lock", strength=0.5), RISK.controls[1])),
        replace(RISK, controls=(use("lock", verified=PARTLY), RISK.controls[1])),
        replace(RISK, controls=(use("lock", verified=None), RISK.controls[1])),
    ],
)
def test_every_rated_field_counts(changed):
    assert of(changed) != of()


@pytest.mark.parametrize(
    "changed",
    [
        replace(RISK, title="Nobody gets in", cause="A lock", rationale="Counted", person_says="Let me in"),
        replace(RISK, owner="cio", treatment="accept", acceptance=acceptance(), views={"cio": 5}),
        replace(RISK, evidence=None, touchpoints=("a/b",), review_by=date(2027, 1, 1)),
        replace(RISK, impact={"privacy": 3, "trust": 4}),
        replace(RISK, controls=RISK.controls[::-1]),
        replace(RISK, controls=(use("lock", strength=0.7), RISK.controls[1])),
        replace(RISK, controls=(replace(use("lock"), because="Tried"), RISK.controls[1])),
        replace(
            RISK, controls=(use("lock", verified=replace(HELD, date=date(2026, 11, 1))), RISK.controls[1])
        ),
    ],
)
def test_words_dates_owners_and_order_do_not(changed):
    assert of(changed) == of()


@pytest.mark.parametrize(
    ("changed", "counts"),
    [
        (replace(LOCK, strength=0.5), True),
        (replace(LOCK, layer="data"), True),
        (replace(LOCK, reduces="impact"), True),
        (replace(LOCK, only=("trust",)), True),
        (replace(LOCK, name="A better lock", how_to_verify="Pull", friction="high"), False),
    ],
)
def test_a_control_counts_as_it_is_defined(changed, counts):
    assert (of(controls=(changed, WORD)) != of()) is counts


def test_the_scales_count_and_their_words_do_not():
    assert of(using=settings(scales(factor=2))) != of()
    assert of(using=settings(scales(matrix=((Band.LOW,) * 5,) * 5))) != of()
    usual = scales()
    renamed = replace(usual, likelihood=tuple(replace(one, word="x") for one in usual.likelihood))
    assert of(using=settings(renamed)) == of()


def test_whole_numbers_written_with_or_without_a_point_are_one():
    usual = scales()
    whole = replace(
        usual,
        impact=tuple(
            replace(one, up_to=None if one.up_to is None else int(one.up_to)) for one in usual.impact
        ),
    )
    assert of(using=settings(whole)) == of()


def test_the_appetite_is_no_part_of_what_was_signed():
    assert of(using=settings(default=Band.LOW, sign_at_impact=3)) == of()


def test_another_method_is_another_rating(monkeypatch):
    before = of()
    monkeypatch.setattr(digest, "METHOD", "cxrisk-2")
    assert of() != before
