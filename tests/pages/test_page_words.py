"""Dates, counts and amounts as people read them."""

from datetime import date

import pytest

from cxrisk.model.fields import About, Count
from cxrisk.pages import words


def test_a_day_is_written_out():
    assert words.day(date(2026, 6, 8)) == "8 Jun 2026"


@pytest.mark.parametrize(
    ("text", "says"), [("2026-06-18", "18 Jun 2026"), ("2026-07", "Jul 2026"), ("2013", "2013")]
)
def test_a_date_is_said_as_exactly_as_it_is_known(text, says):
    first = date.fromisoformat((text + "-01-01")[:10])
    assert words.about(About(text, first, first)) == says


@pytest.mark.parametrize(
    ("value", "says"),
    [
        (0, "0"),
        (7, "7"),
        (1180, "1,180"),
        (2.5, "2.5"),
        (999_999, "999,999"),
        (1_000_000, "1 million"),
        (1_900_000, "1.9 million"),
        (1_234_567, "1.23 million"),
        (41_000_000, "41 million"),
        (123_456_789, "123 million"),
        (1_234_000_000, "1,230 million"),
    ],
)
def test_numbers(value, says):
    assert words.number(value) == says


def test_a_range_says_both_ends():
    assert words.count(Count(200, 400)) == "200 to 400"
    assert words.count(Count(1180, 1180)) == "1,180"


def test_small_numbers_are_words():
    assert [words.spelled(n) for n in (0, 1, 12, 13)] == ["no", "one", "twelve", "13"]


def test_plurals():
    assert words.plural(1, "risk") == "1 risk"
    assert words.plural(1200, "risk") == "1,200 risks"
    assert words.plural(2, "person", "people") == "2 people"


def test_a_sentence_starts_with_a_capital_and_keeps_the_rest():
    assert words.sentence("an iPad") == "An iPad"
    assert words.sentence("") == ""


def test_a_name_from_right_to_left_stands_in_its_own_direction():
    assert words.quoted("I pay") == "“I pay”"
    name = "\N{HEBREW LETTER ALEF}\N{HEBREW LETTER BET} 2"
    assert words.quoted(name) == f"“\N{FIRST STRONG ISOLATE}{name}\N{POP DIRECTIONAL ISOLATE}”"


def test_backticks_of_the_checker_become_quotation_marks_and_those_of_a_team_stay():
    said = "“My `own` title” names `pay-day`; write `a: 1` or ` alone"
    shown = words.unticked(said).replace("\N{LEFT SINGLE QUOTATION MARK}", "<")
    assert shown.replace("\N{RIGHT SINGLE QUOTATION MARK}", ">") == (
        "“My `own` title” names <pay-day>; write <a: 1> or ` alone"
    )
