import pytest
from scored import scales

from cxrisk.scoring.natural import loss, money, natural, natural_loss, number, often, rate


@pytest.mark.parametrize(
    ("level", "words"),
    [
        (5, "about 32 a year"),
        (4, "about three a year"),
        (3.85, "about two a year"),
        (3.6, "about once a year"),
        (3.4, "about once a year"),
        (3, "about once in three years"),
        (2, "about once in 32 years"),
        (1, "about once in 320 years"),
    ],
)
def test_how_often_a_likelihood_is(level, words):
    assert natural(level, scales()) == words


@pytest.mark.parametrize(
    ("level", "words"),
    [
        (3, "about 1 in three such changes"),
        (1, "about 1 in 320 such changes"),
        (3.5, "about once in one such change"),
        (4, "about three in one such change"),
    ],
)
def test_a_single_change_is_not_counted_by_the_year(level, words):
    assert natural(level, scales(), "once") == words


@pytest.mark.parametrize(
    ("level", "words"),
    [
        (5, "about 32 million GBP each time"),
        (4, "about 3.2 million GBP each time"),
        (3, "about 320,000 GBP each time"),
        (1, "about 3,200 GBP each time"),
    ],
)
def test_how_bad_an_impact_is(level, words):
    assert natural_loss(level, scales(), "GBP") == words


def test_the_middle_of_a_level_lies_between_its_ends():
    for level in range(2, 5):
        assert (
            scales().likelihood[level - 2].up_to
            < rate(level, scales())
            < scales().likelihood[level - 1].up_to
        )
        assert scales().impact[level - 2].up_to < loss(level, scales()) < scales().impact[level - 1].up_to


def test_a_change_says_the_unit_once():
    four, lower, rare = (often(level, scales()) for level in (4, 3.85, 2))
    assert four.then(lower, "now {}") == "about three a year, now two"
    assert four.then(rare, "now {}") == "about three a year, now once in 32 years"
    assert four.then(four, "now {}") == "about three a year, now the same"


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (999_999, "1 million EUR"),
        (949_000, "950,000 EUR"),
        (3.2e9, "3.2 billion EUR"),
        (1e13, "10 trillion EUR"),
        (0.5, "0.5 EUR"),
    ],
)
def test_money_has_two_figures(amount, words):
    assert money(amount, "EUR") == words


def test_small_numbers_are_words():
    assert [number(one) for one in (1.4, 2.5, 12.4, 12.6, 316)] == ["one", "three", "twelve", "13", "320"]
