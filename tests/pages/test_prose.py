"""Prose fields: a little Markdown, and nothing else whatever goes in."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxrisk.pages.addresses import is_safe
from cxrisk.pages.prose import prose

ALLOWED = {"p", "em", "strong", "ul", "ol", "li", "code", "a"}


class Seen(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.elements, self.links, self.text, self.others = set(), [], [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.add(tag)
        given = dict(attrs)
        if tag == "a":
            self.links.append(given["href"])
            assert given == {"href": given["href"], "rel": "noopener noreferrer nofollow"}
        else:
            assert set(given) <= ({"start"} if tag == "ol" else set())

    def handle_data(self, data):
        self.text.append(data)

    def handle_comment(self, data):
        self.others.append(data)

    handle_decl = handle_pi = unknown_decl = handle_comment

    @property
    def words(self):
        return " ".join("".join(self.text).split())


def test_the_little_that_is_allowed():
    link = "[read](https://example.org/a?b=1&c=2)"
    html = prose(f"One *soft*, **loud** and `exact`\nline, {link}.\n\n- one\n- two\n\n3. three")
    assert html == (
        "<p>One <em>soft</em>, <strong>loud</strong> and <code>exact</code>\n"
        'line, <a href="https://example.org/a?b=1&amp;c=2" rel="noopener noreferrer nofollow">read</a>.</p>\n'
        "<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n"
        '<ol start="3">\n<li>three</li>\n</ol>'
    )


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '<img src=x onerror="x">',
        "<!-- hidden -->",
        "# a heading",
        "a heading\n===",
        "    indented",
        "```\nfenced\n```",
        "> quoted",
        "---",
        "| a | b |\n|---|---|\n| c | d |",
        "![image](https://example.org/x.png)",
        "<https://example.org>",
        "https://example.org",
        "[one][two]\n\n[two]: https://example.org",
        "~~struck~~",
        "hard  \nbreak",
        "back\\\nslash",
        '--8<-- "secret.txt"',
        "{: onclick=x }",
    ],
)
def test_nothing_else_becomes_an_element(text):
    seen = Seen(prose(text))
    assert seen.elements <= {"p", "code", "a"}
    assert "img" not in seen.elements
    assert not seen.others


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "java&#115;cript:alert(1)",
        "JAVASCRIPT&colon;alert(1)",
        "//evil.example",
        "https://user:word@evil.example",
        "file:///etc/passwd",
        "data:text/html;base64,x",
        "other.html",
        "ftp://example.org",
        "intent:x",
        "<https://example.org/a b>",
        "\x01javascript:alert(1)",
    ],
)
def test_a_link_that_is_not_fit_stays_text(address):
    seen = Seen(prose(f"[words]({address})"))
    assert all(is_safe(link) for link in seen.links)
    assert "words" in seen.words


def test_a_link_carries_no_second_text():
    assert "title" not in prose('[words](https://example.org "hover")')


def test_text_that_nests_deeper_than_anybody_writes_is_not_lost():
    for depth in (3, 49, 50, 51, 120):
        assert "word" in Seen(prose("- " * depth + "word")).words


def test_text_of_many_brackets_stays_plain_and_whole():
    assert prose("[" * 20_000) == "<p>" + "[" * 20_000 + "</p>"


TRICKY = st.text(
    alphabet=st.sampled_from(list("<>&\"'`*_[](){}!#|:/\\-+.=~ \n\tab1\x00\u202e")), max_size=120
)


@given(TRICKY)
def test_whatever_goes_in_only_the_allowed_comes_out(text):
    seen = Seen(prose(text))
    assert seen.elements <= ALLOWED
    assert all(is_safe(link) for link in seen.links)
    assert not seen.others


PLAIN = st.characters(categories=("L", "N", "Zs"), include_characters="<>&\"'")


@given(st.text(alphabet=PLAIN, max_size=80))
def test_words_come_out_as_they_went_in(text):
    assert Seen(prose(text)).words == " ".join(text.split())
