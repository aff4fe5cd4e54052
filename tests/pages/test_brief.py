"""The brief and the board pack say what the pages say, on paper."""

from functools import cache

import pytest

from cxrisk.pages.board import board_pages
from cxrisk.pages.brief import brief_pages
from cxrisk.pages.decisions import wanted
from cxrisk.pages.front import front_view
from cxrisk.pages.initiative import initiative_view
from cxrisk.pages.moments import mark
from cxrisk.pages.phrases import cut
from cxrisk.pages.plain import as_text
from cxrisk.pages.reading import Reading
from cxrisk.pipeline import run
from tests.pages.conftest import SAMPLE, TODAY, read_page
from tests.pages.written import EDITION


@cache
def reading():
    return Reading(run(SAMPLE, TODAY))


@cache
def briefs():
    return {page.address: page for page in brief_pages(reading(), EDITION)}


def brief(one):
    return read_page(briefs()[f"briefs/{one.id}.html"].html)


def active():
    return reading().active


def test_every_initiative_that_is_not_over_has_a_brief():
    assert set(briefs()) == {f"briefs/{one.id}.html" for one in active()}


@pytest.mark.parametrize("one", active(), ids=lambda one: one.id)
def test_a_brief_says_of_the_risks_what_the_initiative_says(one):
    page, view = brief(one), initiative_view(reading(), one)
    assert view.head.state in page.first("p", **{"class": "lead"}).text
    rows = list(page.first("section", **{"class": "long"}).all("tr"))[1:]
    for row, shown in zip(rows, view.risks, strict=False):
        assert cut(shown.risk.title, 90) in row.text
        assert shown.rating.current.score in row.text
        assert ("yes" in row.text) == shown.rating.is_above
    assert len(rows) == min(len(view.risks), 7)


@pytest.mark.parametrize("one", active(), ids=lambda one: one.id)
def test_the_sum_of_the_worst_risk_is_that_of_its_page(one):
    page, view = brief(one), initiative_view(reading(), one)
    table = page.first("table", **{"class": "sum"})
    for step in view.risks[0].rating.sum:
        assert step.label in table.text
        assert step.now in table.text


def test_a_brief_leads_with_the_decision_that_is_needed_first():
    for one in active():
        asked = wanted([one])
        if asked:
            assert asked[0][1].question in brief(one).first("h1").text


def test_the_board_pack_has_the_front_door_and_every_decision():
    (page,) = board_pages(reading(), EDITION)
    whole, front = read_page(page.html), front_view(reading())
    assert whole.first("h1").text == front.state
    for row in front.rows:
        assert row.link.title in whole.text
    for _, decision in wanted(active()):
        assert decision.question in whole.text
    worst = next(iter(reading().scores.values()))
    assert mark(worst.current).score in whole.text


def test_the_text_of_a_brief_is_its_page_in_words():
    text = as_text(briefs()["briefs/core-ledger.html"].html)
    assert "\n## The choice\n" in text
    assert "\n| Score | 7.88 high | 6.36 medium |\n" in text
    assert "Use the browser" not in text
    assert "<" not in text
    assert " ," not in text


def test_text_keeps_cells_apart_and_reads_drawings_by_their_titles():
    html = (
        '<div class="cx"><p>One<br>two <svg><title>A bar</title><path d="M0"/><g><text>9</text></g></svg></p>'
        "<table><thead><tr><th>a|b</th><th>c</th></tr></thead><tr><td>1<small>note</small></td><td></td></tr>"
        '</table><ul class="legend"><li>never</li></ul><ul><li>once</li></ul></div>'
    )
    assert as_text(html) == "One two A bar\n\n| a\\|b | c |\n| --- | --- |\n| 1 (note) |  |\n\n- once\n"


def test_what_is_too_long_for_paper_is_cut_between_words_and_says_so():
    assert cut("one two three", 9) == "one two…"
    assert cut("one two", 7) == "one two"
    assert len(cut("x" * 500)) == 180
