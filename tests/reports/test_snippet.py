"""The source line with carets beneath what is meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxrisk.findings import Position
from cxrisk.reports.snippet import snippet
from cxrisk.reports.visible import columns, visible


def shown(line, start, end, width=40, number=1):
    return snippet(line, Position(number, start, number, end), width)


def test_carets_stand_under_the_span():
    assert shown("owner: nobody", 8, 14) == ("owner: nobody", "       ^^^^^^")


def test_the_line_is_the_one_that_is_meant():
    assert shown("a: 1\nb: 2\nc: 3", 4, 5, number=2) == ("b: 2", "   ^")


def test_something_missing_has_one_caret_where_it_would_stand():
    assert shown("owner:", 7, 7) == ("owner:", "      ^")


def test_a_span_over_several_lines_is_marked_to_the_end_of_the_first():
    assert snippet("a: one\n  two", Position(1, 4, 2, 6), 40) == ("a: one", "   ^^^")


@pytest.mark.parametrize("text", ["", "\n", "   \n"])
def test_an_empty_line_is_not_shown(text):
    assert shown(text, 1, 1) is None
    assert shown(text, 1, 1, number=9) is None


def test_wide_characters_take_two_columns():
    assert shown("名: 銀行", 4, 6) == ("名: 銀行", "    ^^^^")


def test_a_tab_takes_one_column():
    assert shown("a:\tb", 4, 5) == ("a: b", "   ^")


def test_control_characters_are_written_as_numbers():
    assert shown("a: \x1b[2J\u202eb", 4, 9) == ("a: \\x1b[2J\\u202eb", "   ^^^^^^^^^^^^^")


def test_a_windows_line_end_is_no_part_of_the_line():
    assert shown("a: b\r\nc", 4, 5) == ("a: b", "   ^")


def test_a_long_line_is_cut_around_the_caret():
    line, carets = shown("x" * 500 + "HERE" + "y" * 500, 501, 505)
    assert line.startswith("...x")
    assert line.endswith("y...")
    assert line[carets.index("^") : carets.rindex("^") + 1] == "HERE"
    assert len(line) <= 40


@pytest.mark.unmeasured
def test_a_line_of_a_hundred_thousand_letters_is_cut_without_delay():
    line, carets = shown("\u9280" * 60_000 + "HERE" + "e\u0301" * 60_000, 60_001, 60_005)
    assert columns(line.partition("HERE")[0]) == carets.index("^")
    assert carets.strip() == "^^^^"
    assert columns(line) <= 40


def test_a_long_span_is_cut_and_still_begins_where_it_begins():
    line, carets = shown("ab: " + "x" * 500, 5, 505)
    assert line.startswith("ab: xxx")
    assert line.endswith("...")
    assert carets.startswith("    ^^^")
    assert len(line) == len(carets) <= 40


@given(
    st.text("ab: \t\r\x1b\u202e銀é\u0301👩‍💻\ufeff", max_size=120),
    st.integers(1, 130),
    st.integers(0, 130),
    st.integers(20, 100),
)
def test_nothing_breaks_it_and_nothing_is_wider_than_asked(line, start, length, width):
    found = snippet(line, Position(1, start, 1, start + length), width)
    if found is None:
        assert not line.strip()
        return
    source, carets = found
    assert source == visible(source)
    assert columns(source) <= width
    assert set(carets.strip()) == {"^"}
    assert len(carets) <= width + 1
