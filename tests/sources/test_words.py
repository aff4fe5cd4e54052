"""Did you mean: near words are found, far ones are not, and always the same ones."""

import pytest

from cxrisk.sources.words import fold, nearest

STATUS = ("proposed", "piloting", "live", "paused", "retired")
TECHNOLOGIES = ("mobile-byod", "social-media", "cloud", "big-data", "generative-ai", "automation", "iot")
CATEGORIES = ("security", "service_continuity", "third_party", "reputation", "workforce", "accessibility")


@pytest.mark.parametrize(
    ("word", "among", "meant"),
    [
        ("pilotting", STATUS, "piloting"),
        ("LIVE", STATUS, "live"),
        ("draft", STATUS, "proposed"),
        ("BYOD", TECHNOLOGIES, "mobile-byod"),
        ("genAI", TECHNOLOGIES, "generative-ai"),
        ("gen-ai", TECHNOLOGIES, "generative-ai"),
        ("ai", TECHNOLOGIES, "generative-ai"),
        ("social", TECHNOLOGIES, "social-media"),
        ("bigdata", TECHNOLOGIES, "big-data"),
        ("Third Party", CATEGORIES, "third_party"),
        ("third-party", CATEGORIES, "third_party"),
        ("availability", CATEGORIES, "service_continuity"),
        ("reputational", CATEGORIES, "reputation"),
        ("likelyhood", ("likelihood", "impact"), "likelihood"),
        ("description", ("title", "summary"), "summary"),
        ("call-car", ("call-care", "call-core", "see-alert"), "call-care"),
        ("tsb", ("tsb-2018", "klm-2013"), "tsb-2018"),
        (
            "call-care",
            ("disputed-payment/call-care", "disputed-payment/see-alert"),
            "disputed-payment/call-care",
        ),
    ],
)
def test_the_word_that_was_meant_comes_first(word, among, meant):
    assert nearest(word, among)[0] == meant


@pytest.mark.parametrize("word", ["", "   ", "zebra", "x" * 65, "x" * 20_000])
def test_nothing_is_near_to_a_word_that_is_far_from_all(word):
    assert nearest(word, STATUS) == ()


def test_an_alias_is_offered_only_where_its_meaning_would_do():
    assert nearest("byod", STATUS) == ()


def test_a_word_that_differs_in_case_and_hyphens_only_hides_the_merely_alike():
    assert nearest("Call Care", ["call-care", "call-cart"]) == ("call-care",)


def test_the_order_of_the_candidates_changes_nothing():
    ids = [f"unit-{number}" for number in range(50)]
    assert nearest("unit-7x", ids) == nearest("unit-7x", reversed(ids)) == nearest("unit-7x", set(ids))


def test_equally_near_words_come_in_alphabetical_order_up_to_the_limit():
    assert nearest("unit-x", ["unit-d", "unit-c", "unit-b", "unit-a"]) == ("unit-a", "unit-b", "unit-c")
    assert nearest("unit-x", ["unit-d", "unit-c", "unit-b", "unit-a"], limit=1) == ("unit-a",)


def test_a_typo_is_found_among_very_many_ids():
    ids = [*(f"customer-{number}" for number in range(20_000)), "disputed-payment"]
    assert nearest("disputed-paymnt", ids) == ("disputed-payment",)


def test_folding_takes_case_blanks_hyphens_and_underscores_away():
    assert fold("Third-Party_ risk") == "thirdpartyrisk"
