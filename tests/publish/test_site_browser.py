"""The site as a reader meets it: opened from a disk, in a real browser."""

import os
import shutil
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from cxrisk.publish.build import build

pytestmark = pytest.mark.slow

CHECKOUT = Path(__file__).parents[2]
OPTIONS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--no-first-run"),
]
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
RISK = "The cut-over leaves people locked out of every channel at once"
TABLE = """
<table data-sort data-sift="Find a risk">
<thead><tr><th>Risk</th><th data-choice>Band</th><th>Score</th></tr></thead>
<tbody>
<tr><td>Locked out</td><td>high</td><td data-v="7.4">High 7.4</td></tr>
<tr><td>Found phone</td><td>critical</td><td data-v="10">Critical 10.0</td></tr>
<tr><td>Wrong label</td><td>high</td><td data-v="6.5">High 6.5</td></tr>
</tbody></table>
"""


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """The sample portfolio, built."""
    site = tmp_path_factory.mktemp("sample") / "site"
    build(CHECKOUT, date(2026, 11, 22), site)
    return site


@pytest.fixture(scope="module")
def chromium():
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=OPTIONS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium):
    """Opens pages; in the end nothing may have been asked of elsewhere, and no script may have failed."""
    contexts, asked, wrong = [], [], []

    def to(address, **how):
        context = chromium.new_context(**({"viewport": DESK} | how))
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on(
            "console", lambda line: wrong.append(line.text) if line.type in ("error", "warning") else None
        )
        page.on("pageerror", lambda fault: wrong.append(str(fault)))
        page.goto(address)
        return page

    yield to
    for context in contexts:
        context.close()
    assert asked
    assert [url for url in asked if not url.startswith(("file://", "data:", "about:"))] == []
    assert wrong == []


def pages_of(site):
    return sorted(path for path in site.rglob("*.html") if path.name != "404.html")


def test_no_page_scrolls_sideways_or_asks_anything_of_elsewhere(sample, visit):
    for view in (PHONE, DESK):
        page = visit((sample / "index.html").as_uri(), viewport=view)
        for path in pages_of(sample):
            page.goto(path.as_uri())
            page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
            width = page.evaluate("document.documentElement.scrollWidth")
            assert width <= view["width"], f"{path.relative_to(sample)} at {view['width']}"


def test_every_page_can_be_read_without_a_script(sample, visit):
    page = visit((sample / "index.html").as_uri(), java_script_enabled=False)
    for path in pages_of(sample):
        page.goto(path.as_uri())
        assert page.locator("h1").first.is_visible(), path.name
        assert len(page.locator("main").inner_text()) > 200, path.name


def test_every_page_has_one_title_a_language_and_a_way_home(sample, visit):
    page = visit((sample / "index.html").as_uri())
    for path in pages_of(sample):
        page.goto(path.as_uri())
        assert page.locator("h1").count() == 1, path.name
        assert page.title().strip(), path.name
        assert page.locator("html").get_attribute("lang") == "en"
        assert (
            page.locator("[id]").evaluate_all("all => all.length - new Set(all.map(one => one.id)).size") == 0
        )


def test_search_finds_a_risk_on_a_disk_and_leads_to_it_opened(sample, visit):
    page = visit((sample / "method.html").as_uri())
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").press_sequentially("people locked out")
    page.locator(".md-search-result__link", has_text=RISK).first.click()
    page.wait_for_url("**/initiatives/core-ledger.html*")
    record = page.locator("details.risk[open]", has_text=RISK)
    record.wait_for()


def test_a_link_to_a_record_opens_it(sample, visit):
    page = visit((sample / "initiatives" / "core-ledger.html").as_uri())
    anchor = page.locator("details.risk").last.get_attribute("id")
    page.goto((sample / "initiatives" / "core-ledger.html").as_uri() + "#" + anchor)
    assert page.locator(f"details#{anchor}").get_attribute("open") is not None


@pytest.mark.parametrize(
    ("system", "first", "then"), [("light", "default", "slate"), ("dark", "slate", "default")]
)
def test_light_and_dark_follow_the_system_and_the_reader(sample, visit, system, first, then):
    page = visit((sample / "index.html").as_uri(), color_scheme=system)
    assert page.locator("body").get_attribute("data-md-color-scheme") == first
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator("[data-md-component=palette] label:not([hidden])").click()
    assert page.locator("body").get_attribute("data-md-color-scheme") == then
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before


def rows(page):
    return [row.split("\t")[0] for row in page.locator("tbody tr:visible").all_inner_texts()]


@pytest.fixture
def table(tmp_path, visit):
    """A page of a table and our script, nothing else."""
    script = (CHECKOUT / "site" / "theme" / "assets" / "cxrisk.js").read_text()
    file = tmp_path / "table.html"
    file.write_text(
        f'<!doctype html><meta charset="utf-8"><div class="cx">{TABLE}</div><script>{script}</script>'
    )
    return visit(file.as_uri())


def test_a_table_is_sorted_by_value_and_back(table):
    score = table.get_by_role("button", name="Score")
    score.click()
    assert rows(table) == ["Found phone", "Locked out", "Wrong label"]
    assert table.locator("th", has=score).get_attribute("aria-sort") == "descending"
    score.click()
    assert rows(table) == ["Wrong label", "Locked out", "Found phone"]
    table.get_by_role("button", name="Risk").click()
    assert rows(table) == ["Found phone", "Locked out", "Wrong label"], "words begin with A"
    assert table.locator("th", has_text="Risk").get_attribute("aria-sort") == "ascending"
    assert table.locator("th[aria-sort]").count() == 1


def test_a_table_is_sifted_by_words_and_by_choice_and_says_how_many_are_left(table):
    words = table.get_by_label("Find a risk")
    words.fill("PHONE found")
    assert rows(table) == ["Found phone"]
    assert table.locator("output").inner_text() == "1 of 3"
    words.fill("")
    table.get_by_label("Band").select_option("high")
    assert rows(table) == ["Locked out", "Wrong label"]
    words.fill("label")
    assert rows(table) == ["Wrong label"]
    table.get_by_label("Band").select_option("any")
    words.fill("")
    assert rows(table) == ["Locked out", "Found phone", "Wrong label"]
    assert table.locator("output").inner_text() == ""
