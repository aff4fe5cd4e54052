"""Which addresses may become links, and how pages name one another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxrisk.pages.addresses import is_safe, relative_to


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "http://example.org:8080/a/b.html?c=d&e=%20f#g",
        "https://xn--rpal-43d.example/",
        "https://localhost/x",
        "mailto:care@example.org",
        "mailto:care@example.org?subject=Cards",
    ],
)
def test_ordinary_addresses_become_links(address):
    assert is_safe(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " https://example.org",
        "https://example.org\n",
        "https://example.org/\tx",
        "https://example.org/\x00",
        "https://user:word@example.org/",
        "https://user@example.org/",
        "https://example.org\\@evil.example/",
        "//evil.example",
        "/etc/passwd",
        "other.html",
        "../up.html",
        "#here",
        "?query",
        "file:///etc/passwd",
        "ftp://example.org",
        "data:text/html,x",
        "intent://x",
        "vbscript:x",
        "https:example.org",
        "https:///x",
        "https://",
        "https://\u0440\u0430ypal.example/",
        "https://example.org/\u202egpj",
        "https://-x.example/",
        "https://exa mple.org/",
        'https://example.org/"onclick="x',
        "https://example.org/<script>",
        "mailto:",
        "mailto:a@b@c",
        "mailto:care@example.org\r\nbcc:x@y.z",
        "https://example.org/" + "a" * 2000,
    ],
)
def test_everything_else_does_not(address):
    assert not is_safe(address)


@given(st.text(max_size=80))
def test_what_is_safe_has_a_scheme_a_host_and_no_blank(text):
    for address in (text, "https://" + text, "mailto:" + text):
        if is_safe(address):
            assert address.lower().startswith(("https://", "http://", "mailto:"))
            assert address.isascii()
            assert not set(address) & set(' \t\r\n"<>`\\')
            assert address.isprintable()


@pytest.mark.parametrize(
    ("here", "target", "link"),
    [
        ("index.html", "risks.html", "risks.html"),
        ("index.html", "initiatives/a.html#risk-b", "initiatives/a.html#risk-b"),
        ("initiatives/a.html", "index.html", "../index.html"),
        ("initiatives/a.html", "journeys/j.html#t", "../journeys/j.html#t"),
        ("initiatives/a.html", "initiatives/a.html#risk-b", "#risk-b"),
        ("initiatives/a.html", "initiatives/a.html", "a.html"),
        ("initiatives/a.html", "#risk-b", "#risk-b"),
    ],
)
def test_pages_name_one_another_without_knowing_where_the_site_lies(here, target, link):
    assert relative_to(here)(target) == link
