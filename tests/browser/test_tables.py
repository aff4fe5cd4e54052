"""Our tables with a script: sorted and sifted without a page load."""

import pytest

from tests.browser.conftest import CHECKOUT

TABLE = """
<table data-sort data-sift="Find a risk">
<thead><tr><th>Risk</th><th data-choice>Band</th><th>Score</th></tr></thead>
<tbody>
<tr><td>Locked out</td><td>high</td><td data-v="7.4">High 7.4</td></tr>
<tr><td>Found phone</td><td>critical</td><td data-v="10">Critical 10.0</td></tr>
<tr><td>Wrong label</td><td>high</td><td data-v="6.5">High 6.5</td></tr>
</tbody></table>
"""


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


BROKEN = """() => {
  const broken = []
  for (const cell of document.querySelectorAll("td")) {
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      for (const found of node.data.matchAll(/\\d{4}/g)) {
        const range = document.createRange()
        range.setStart(node, found.index)
        range.setEnd(node, found.index + 4)
        if (range.getClientRects().length > 1) broken.push(node.data)
      }
  }
  return broken
}"""


def test_no_year_is_broken_over_two_lines_of_a_cell(kinds, visit):
    page = visit("about:blank")
    for kind in ("built", "index", "risks", "briefs/*", "board-pack"):
        page.goto(kinds[kind].as_uri())
        assert page.evaluate(BROKEN) == [], kind
