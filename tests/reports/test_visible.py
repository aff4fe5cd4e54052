"""Text that cannot steer a terminal."""

import pytest

from cxrisk.reports.visible import columns, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("Zoë, 銀行 👩‍💻", "Zoë, 銀行 👩‍💻"),
        ("a\tb", "a b"),
        ("a\nb\r", "a\\nb\\r"),
        ("\x1b[31m\x07\x9b", "\\x1b[31m\\x07\\x9b"),
        ("\u202eabc\u2066\u200b\ufeff", "\\u202eabc\\u2066\\u200b\\ufeff"),
        ("\u2028\u2029\x00", "\\u2028\\u2029\\x00"),
        ("\ud800", "\\ud800"),
        ("\U000e0041", "\\U000e0041"),
    ],
)
def test_what_cannot_be_seen_is_written_as_its_number(text, shown):
    assert visible(text) == shown


@pytest.mark.parametrize(("text", "wide"), [("abc", 3), ("銀行", 4), ("e\u0301", 1), ("\uff21", 2), ("", 0)])
def test_columns_are_those_of_a_terminal(text, wide):
    assert columns(text) == wide
