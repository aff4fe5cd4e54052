"""Whatever is written in an assessment, a comment shows it as it is: no mark, no link, no notice, no HTML."""

import html
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cxrisk.reports.markdown_text import escaped
from cxrisk.reports.visible import visible

HOST = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
GAP = "\u200b"
MARKS = st.text(st.sampled_from(list("*_`[]()<>&|~$#@!\\-+.:=/'\"{} ab1\n")), max_size=40)
PLACES = ("{}", "- {}", "| a | b |\n| --- | --- |\n| {} | c |", "**{}**", "<summary>{}</summary>\n\nx")


def shown(place: str, text: str) -> tuple[list[str], str]:
    """The elements that come out, and the text between them."""
    page = HOST.render(place.format(text))
    tags = re.findall(r"</?[a-z0-9]+[^>]*>", page)
    return tags, html.unescape(re.sub(r"<[^>]*>", "", page)).replace(GAP, "")


@given(st.sampled_from(PLACES), MARKS | st.text(max_size=30))
@example("- {}", "1. one")
@example("- {}", "- one")
@example("{}", "====")
@example("{}", "[a]: b")
@example("| a | b |\n| --- | --- |\n| {} | c |", "a | b \\| c \\")
@example("{}", "&lt;script&gt;")
@settings(deadline=None, max_examples=300)
def test_a_text_comes_out_as_it_was_written_in_the_same_elements(place, text):
    clean = " ".join(visible(" ".join(text.split())).replace(GAP, "").split())
    tags, told = shown(place, escaped(text) or "x")
    plain_tags, plain = shown(place, "x")
    assert tags == plain_tags
    assert " ".join(told.split()) == " ".join(plain.replace("x", clean or "x", 1).split())


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("ask @everyone", "@everyone"),
        ("as in #12", "#12"),
        ("owner/repository#12", "#12"),
        ("see https://example.org/a", "https://"),
        ("see www.example.org", "www.example"),
        ("write to a@example.org", "a@example"),
    ],
)
def test_nobody_is_notified_and_nothing_is_linked(text, never):
    assert never not in HOST.render(escaped(text)).replace("&#8203;", GAP)


def test_plain_words_stay_as_they_are():
    assert escaped("A letter, £3.50 (at most): core-ledger/locked-out") == (
        "A letter, £3.50 (at most): core-ledger/locked-out"
    )
