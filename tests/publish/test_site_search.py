"""Our entries in the search of a site."""

import json
from datetime import date
from html import unescape

import pytest

from cxrisk.pages.page import Found, Page
from cxrisk.publish.build import build
from cxrisk.publish.search import add_entries, write_for_disk

TODAY = date(2026, 11, 22)
PAGE = Page(
    "initiatives/a.html",
    "A <title>",
    "",
    found=(Found("risk-b", "<b>Locked</b> out", "People & others"), Found("", "A", "the state")),
)


class Plugin:
    def __init__(self, **index):
        self.search_index = type("Index", (), index)()


@pytest.mark.parametrize("name", ["search", "material/search"])
def test_a_page_and_what_stands_on_it_can_be_found(name):
    entries = []
    assert add_entries({name: Plugin(entries=entries)}, PAGE)
    assert [(one["location"], one["title"], one["text"]) for one in entries] == [
        ("initiatives/a.html", "A", "the state"),
        ("initiatives/a.html#risk-b", "&lt;b&gt;Locked&lt;/b&gt; out", "People &amp; others"),
    ]


@pytest.mark.parametrize(
    ("text", "kept"),
    [("word " * 20, "word " * 20), ("word " * 30, "word " * 19 + "word …"), ("ש" * 200, "ש" * 100 + " …")],
    ids=["short", "long", "without blanks"],
)
def test_a_long_text_is_cut_between_words_since_every_reader_loads_it(text, kept):
    entries = []
    add_entries({"search": Plugin(entries=entries)}, Page("a.html", "A", "", found=(Found("b", "B", text),)))
    assert entries[1]["text"] == kept


def test_every_page_is_found_by_its_title():
    entries = []
    add_entries({"search": Plugin(entries=entries)}, Page("a.html", "A <title>", ""))
    assert entries == [{"location": "a.html", "title": "A &lt;title&gt;", "text": ""}]


def test_a_site_without_search_is_well():
    assert add_entries({}, PAGE)


@pytest.mark.parametrize("plugin", [Plugin(), Plugin(entries=()), object()])
def test_a_search_plugin_of_another_shape_is_noticed(plugin):
    assert not add_entries({"search": plugin}, PAGE)


def test_from_a_disk_the_index_is_read_as_a_script(tmp_path):
    write_for_disk(tmp_path)
    assert not (tmp_path / "search").exists(), "a site without search gets none"
    (tmp_path / "search").mkdir()
    (tmp_path / "search" / "search_index.json").write_text('{"docs":[]}')
    write_for_disk(tmp_path)
    assert (tmp_path / "search" / "search_index.js").read_text() == 'var __index = {"docs":[]}'


@pytest.mark.slow
def test_the_index_of_a_built_site_leads_to_pages_and_anchors_that_exist(workspace):
    build(workspace, TODAY)
    public = workspace / "site" / "public"
    entries = json.loads((public / "search" / "search_index.json").read_text())["docs"]
    assert "A card is frozen by mistake and fails at the till" in {
        unescape(entry["title"]) for entry in entries
    }
    for entry in entries:
        page, _, anchor = entry["location"].partition("#")
        html = (public / page).read_text()
        assert not anchor or f'id="{anchor}"' in html, entry["location"]


@pytest.mark.slow
def test_titles_of_teams_are_text_in_every_place_where_the_theme_prints_them(workspace):
    hostile = "</title><script>x()</script><b title='"
    file = workspace / "assessments" / "card-freeze.yml"
    text = file.read_text().replace("title: People freeze a lost card themselves", f'title: "{hostile}"')
    file.write_text(text)
    build(workspace, TODAY)
    html = (workspace / "site" / "public" / "initiatives" / "card-freeze.html").read_text()
    assert "<script>x()" not in html
    assert "<b title='" not in html
    assert "<title>&lt;/title&gt;&lt;script&gt;" in html
    assert "<script>x()" not in (workspace / "site" / "public" / "search" / "search_index.json").read_text()
