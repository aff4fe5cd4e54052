"""What goes of a page no browser misses: its elements, their attributes and words stay as they are."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxrisk.pages.lean import lean
from cxrisk.publish.build import build
from cxrisk.publish.tight import tight
from tests.pages.conftest import EXAMPLE, SAMPLE, rendered

LINES = st.lists(st.sampled_from(["<b>", "a", "</b>", " ", "\n", "\t", "\r\n", "<i>b</i>", "\xa0"])).map(
    "".join
)
RECORDS = ("initiatives/", "journeys/", "checks/", "technologies/", "patterns/", "controls/", "briefs/")
MOST, MOST_OF_A_CHART = 60_000, 40_000
DRAWING = re.compile(r"<svg.*?</svg>", re.DOTALL)
TREES = """
pages => {
  const blocks = "address|article|aside|body|blockquote|caption|dd|details|div|dl|dt|figcaption|figure"
    + "|footer|form|h1|h2|h3|h4|head|header|hr|html|li|link|main|meta|nav|ol|p|pre|script|section|style"
    + "|summary|table|tbody|td|th|thead|title|tr|ul";
  const beside = new RegExp(` ?(</?(?:${blocks})(?: [^<>]*)?>) ?`, "g");
  const read = html => {
    const whole = new DOMParser().parseFromString(html, "text/html").documentElement.outerHTML;
    return whole.replace(/\\s+/g, " ").replace(beside, "$1").replace(beside, "$1");
  };
  return pages.map(([before, after]) => {
    const [one, other] = [read(before), read(after)];
    if (one === other) return "";
    let n = 0;
    while (one[n] === other[n]) n++;
    return `${one.slice(Math.max(0, n - 80), n + 80)} BECAME ${other.slice(Math.max(0, n - 80), n + 80)}`;
  });
}
"""


def test_several_lines_and_their_indents_become_one_line_end_at_most():
    assert tight("<p>\n    \n      one\n\n</p>\n  <b>") == "<p>\none\n</p>\n<b>"
    assert tight("<ul>\n    \n      <li>\n  one\n\n</li>\n  </ul>") == "<ul><li>\none\n</ul>"


def test_the_article_is_left_as_it_is_but_for_its_edges():
    inside = "<p>  a\n\n  b</p>\n  <article>\n  c</article>\n\n  <b>"
    article = f'<article class="md-content__inner md-typeset">\n\n  {inside}\n\n</article>'
    edged = f'<article class="md-content__inner md-typeset">\n{inside}\n</article>'
    assert tight(f"<div>\n\n  {article}\n\n  </div>") == f"<div>{edged}</div>"


def test_what_is_no_layout_is_left_as_it_is():
    for tag in ("pre", "textarea", "script", "style"):
        apart = f'<{tag} id=a class="b">\n\n   x="y"\n   y\n</{tag}>'
        assert tight(f"<p>\n  {apart}\n  </p>") == f"<p>\n{apart}\n</p>"


def test_our_own_link_check_still_sees_addresses_and_anchors():
    html = '<a class="x" id="y" href="z" src="z">'
    assert tight(html) == lean(html) == '<a class=x id="y" href="z" src="z">'


@given(LINES)
def test_between_words_white_space_stays_white_space_and_nothing_else_changes(text):
    made = tight(text)
    assert re.split(r"[ \t\r\n]+", made) == re.split(r"[ \t\r\n]+", text)
    assert tight(made) == made
    assert len(made) <= len(text)


def test_a_paragraph_keeps_its_end_where_words_follow():
    assert lean("<div><p>a</p> b<p>c</p>\n<b>d</b></div>") == "<div><p>a</p> b<p>c</p>\n<b>d</b></div>"
    assert lean("<div><p>a</p>\n<p>b</p></div>") == "<div><p>a<p>b</div>"


def differences(chromium, pairs):
    page = chromium.new_page()
    found = page.evaluate(TREES, pairs)
    page.close()
    return [one for one in found if one]


@pytest.mark.slow
@pytest.mark.parametrize("root", [EXAMPLE, SAMPLE], ids=["example", "sample"])
def test_chromium_reads_what_every_page_says_as_it_was_written(chromium, root):
    pages = [f"<!doctype html>{page.html}" for page in rendered(root).values()]
    assert differences(chromium, [(page, lean(page)) for page in pages]) == []
    assert sum(map(len, pages)) > 1.05 * sum(len(lean(page)) for page in pages)


@pytest.mark.slow
def test_chromium_would_tell_if_an_element_moved(chromium):
    (told,) = differences(chromium, [("<p>a</p>b", "<p>ab"), ("<ul><li>a</ul>", "<ul><li>a</li></ul>")])
    assert "<p>a</p>b" in told
    assert "<p>ab</p>" in told


@pytest.fixture(scope="module")
def untouched(tmp_path_factory):
    """The sample as it is published, and the pages as the theme made them, by address."""
    made = {}
    with pytest.MonkeyPatch.context() as patch:

        def noted(html):
            done = tight(html)
            made[done] = html
            return done

        patch.setattr("cxrisk.publish.mkdocs.tight", noted)
        patch.setattr("cxrisk.publish.mkdocs.may_cut", lambda _: False)
        site = tmp_path_factory.mktemp("untouched") / "site"
        build(SAMPLE, date(2026, 11, 22), site)
    return site, made


@pytest.mark.slow
def test_chromium_reads_the_shell_as_the_theme_made_it(chromium, untouched):
    site, made = untouched
    names = ("index", "404", "about", "method", "initiatives/core-ledger", "checks/we-know-best")
    written = [(site / f"{name}.html").read_text(encoding="utf-8") for name in names]
    assert differences(chromium, [(made[html], html) for html in written]) == []


@pytest.mark.slow
def test_a_published_page_of_one_record_is_light_and_so_is_every_chart(untouched):
    site, _ = untouched
    records = 0
    for path in sorted(site.rglob("*.html")):
        address, html = path.relative_to(site).as_posix(), path.read_text(encoding="utf-8")
        for drawing in DRAWING.findall(html):
            assert len(drawing.encode()) <= MOST_OF_A_CHART, address
        if address.startswith(RECORDS):
            records += 1
            assert len(DRAWING.sub("", html).encode()) <= MOST, address
    assert records > 100
