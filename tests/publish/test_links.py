"""The link check sees what is dead, what is missing and what comes from elsewhere."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cxrisk.pages.leads import Leads, anchors_of, leads_of
from cxrisk.publish.links import changed_links, check_links, in_words


@pytest.fixture
def site(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "style.css").write_text("")
    (tmp_path / "index.html").write_text('<h2 id="top">x</h2>')
    (tmp_path / "a" / "b.html").write_text('<h2 id="here">x</h2>')
    return tmp_path


def faults(site, html, page="a/c.html"):
    (site / page).write_text(html)
    return [fault.says for fault in check_links(site, [page])]


@pytest.mark.parametrize(
    "html",
    [
        '<a href="b.html">',
        '<a href="b.html#here">',
        '<a href="../index.html#top">',
        '<a href="../a/b.html?x=1#here">',
        '<p id="me"><a class="x" href="#me">',
        '<a href="c.html">',
        '<a href="">',
        '<a href="../">',
        '<link rel="stylesheet" href="../assets/style.css">',
        '<a href="https://example.org/?a=1&amp;b=2" rel="x">',
        '<a href="mailto:care@example.org">',
        '<link rel="canonical" href="https://example.org/a/c.html">',
    ],
)
def test_what_leads_somewhere(site, html):
    assert faults(site, html) == []


@pytest.mark.parametrize(
    ("html", "target"),
    [
        ('<a href="gone.html">', "gone.html"),
        ('<a href="b.html#gone">', "b.html#gone"),
        ('<a href="#gone">', "#gone"),
        ('<a href="../../outside.html">', "../../outside.html"),
        ('<a href="/index.html">', "/index.html"),
        ('<a href="./">', "./"),
        ('<img src="gone.png">', "gone.png"),
        ('<script src="../assets/gone.js">', "../assets/gone.js"),
    ],
)
def test_what_leads_nowhere(site, html, target):
    assert faults(site, html) == [f"links to `{target}`, which is not there"]


@pytest.mark.parametrize(
    ("html", "address"),
    [
        ('<link rel="stylesheet" href="https://cdn.example/x.css">', "https://cdn.example/x.css"),
        ('<script src="//cdn.example/x.js">', "//cdn.example/x.js"),
        ('<img src="https://track.example/x.gif">', "https://track.example/x.gif"),
        ('<image xlink:href="https://track.example/x.gif">', "https://track.example/x.gif"),
        ('<form action="https://evil.example/">', "https://evil.example/"),
        ('<a href="javascript:alert(1)">', "javascript:alert(1)"),
        ('<a href="java&#115;cript:alert(1)">', "javascript:alert(1)"),
        ('<a href="data:text/html,x">', "data:text/html,x"),
        ('<a href="file:///etc/passwd">', "file:///etc/passwd"),
        ('<a href="https://user:word@example.org/">', "https://user:word@example.org/"),
    ],
)
def test_what_comes_from_elsewhere_or_should_be_no_link(site, html, address):
    assert faults(site, html) == [f"takes `{address}` from elsewhere"]


def test_a_page_that_was_not_made_is_missed(site):
    assert [fault.page for fault in check_links(site, ["index.html", "risks.html"])] == ["risks.html"]


def test_anchors_are_read_as_a_browser_reads_them():
    assert anchors_of('<p id="a&amp;b"><svg id="c">') == {"a&b", "c"}


def known(site):
    addresses = ["index.html", "a/b.html"]
    return {address: leads_of(address, (site / address).read_text()) for address in addresses}


def test_what_is_known_of_a_page_need_not_be_read(site):
    (site / "a" / "b.html").write_bytes(b"\xff")
    (site / "a" / "c.html").write_text('<a href="b.html#here">')
    assert check_links(site, ["a/b.html", "a/c.html"], {"a/b.html": Leads(("here",))}) == []


@pytest.mark.parametrize("wrong", ['<a href="b.html#gone">', '<img src="https://track.example/x.gif">'])
def test_where_anything_is_wrong_every_file_is_read_and_has_the_last_word(site, wrong):
    leads = known(site) | {"a/c.html": leads_of("a/c.html", wrong)}
    (site / "a" / "c.html").write_text("sound")
    assert check_links(site, leads, leads) == []
    (site / "a" / "c.html").write_text(wrong)
    assert [fault.page for fault in check_links(site, leads, leads)] == ["a/c.html"]
    (site / "index.html").unlink()
    assert "index.html" in [fault.page for fault in check_links(site, leads, leads)]


def test_a_long_list_is_cut(site):
    found = check_links(site, ["x.html", "y.html", "z.html"])
    assert list(in_words(found, 2)) == [
        "x.html: the page was not made",
        "y.html: the page was not made",
        "...",
    ]


PIECES = ['<tr id="a"><td>', '<tr id="b">', '<a href="b.html">', '<a href="c.html#x">', '<p id="c">', "<tr>"]
PAGES = st.lists(st.sampled_from([*PIECES, '<img src="https://track.example/x.gif">']), max_size=8)


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(PAGES, PAGES)
def test_nothing_is_missed_where_only_what_changed_is_looked_at(tmp_path_factory, before, after):
    old, new = tmp_path_factory.mktemp("old"), tmp_path_factory.mktemp("new")
    for site, pieces in ((old, before), (new, after)):
        (site / "a.html").write_text("".join(pieces))
    was, now = leads_of("a.html", "".join(before)), leads_of("a.html", "".join(after))
    found = changed_links(old, new, ["a.html"])
    assert found.moved or was.anchors == now.anchors
    assert found.targets >= set(now.targets) - set(was.targets)
    assert found.lost or set(was.anchors) <= set(now.anchors)
    assert found.lost or set(now.outside) <= set(was.outside)
