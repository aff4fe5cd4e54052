"""Words, amounts and lists as people read them."""

from datetime import date

import pytest

from cxrisk.model.fields import Interval
from cxrisk.pages import phrases


def test_an_amount_keeps_three_figures_and_its_currency():
    assert phrases.money(2_000_000, "GBP") == "£2 million"
    assert phrases.money(40_400.128, "CHF") == "CHF 40,400"
    assert phrases.money_interval(Interval(2e6, 6e7), "EUR") == "€2 million to €60 million"


def test_a_feeling_has_a_true_sign_and_a_word():
    assert [phrases.signed(one) for one in (-1.5, 0, 0.5)] == ["\N{MINUS SIGN}1.5", "0", "+0.5"]
    assert [phrases.felt(one) for one in (-2, -1, 0, 0.4, 1, 1.5)] == [
        "very bad",
        "bad",
        "neither good nor bad",
        "neither good nor bad",
        "good",
        "very good",
    ]


@pytest.mark.parametrize(
    ("value", "says"), [(0, "no risks"), (1, "one risk"), (12, "twelve risks"), (13, "13 risks")]
)
def test_a_small_number_is_a_word(value, says):
    assert phrases.many(value, "risk") == says


def test_lists_read_as_people_write_them():
    assert phrases.listed(["a", "", "b", "c"]) == "a, b and c"
    assert phrases.listed(["a"]) == "a"
    assert phrases.listed([]) == ""
    assert phrases.listed(["a", "b"], "or") == "a or b"


def test_words_of_the_format_lose_their_underscores():
    assert phrases.readable("service_continuity") == "service continuity"
    assert phrases.readable("personalized_by_inference") == "guessed about the person"


def test_a_sentence_ends_once():
    assert [phrases.stopped(one) for one in ("Over.", "Why?", "So")] == ["Over.", "Why?", "So."]


def test_a_long_day_is_for_sentences():
    assert phrases.long_day(date(2026, 6, 8)) == "8 June 2026"
