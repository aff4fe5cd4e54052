"""The search finds records by their names, from a server and from a disk."""

import json
from html import unescape

import pytest

from cxrisk.pipeline import run
from tests.browser.conftest import CHECKOUT, TODAY
from tests.browser.visit import DESK

RISK = "The cut-over leaves people locked out of every channel at once"
BYTES_AN_ENTRY = 250
DOCS = [
    {"location": "a.html", "title": "Core ledger", "text": "A move &amp; its day"},
    {"location": "a.html#one", "title": "People are locked out", "text": "Nobody reaches us"},
    {"location": "b.html", "title": "A page", "text": "<p>Somebody is locked in; <b>all</b> night</p>"},
    {"location": "c.html", "title": "Café Zürich", "text": ""},
    {"location": "d.html", "title": "أميرة تدير متجرا", "text": ""},
    {"location": "e.html", "title": "口座を開く", "text": ""},
    {
        "location": "f.html",
        "title": "&lt;img src=x onerror=boom()&gt; image",
        "text": "word " * 80 + "needle",
    },
]
ASK = """async ([docs, query]) => {
  const worker = new Worker('assets/javascripts/workers/search.0.min.js');
  const once = {once: true};
  const next = () => new Promise(done => worker.addEventListener('message', said => done(said.data), once));
  worker.postMessage({type: 0, data: {docs, config: {}}});
  await next();
  worker.postMessage({type: 2, data: query});
  const items = (await next()).data.items;
  return items.map(page => page.map(({location, title, text}) => [location, title, text]));
}"""


@pytest.fixture(scope="module")
def portfolio():
    return run(CHECKOUT, TODAY).portfolio


def names(portfolio):
    """What somebody may look for, by the kind of record."""
    runs = {one.unit for one in portfolio.touchpoints.values()}
    lives = {one.person for one in portfolio.journeys.values()}
    return {
        "risk": [one.title for one in portfolio.risks.values()],
        "touchpoint": [one.name for one in portfolio.touchpoints.values()],
        "journey": [one.title for one in portfolio.journeys.values()],
        "initiative": [one.title for one in portfolio.assessments.values()],
        "person": [one.name for key, one in portfolio.people.items() if key in lives],
        "unit": [one.name for key, one in portfolio.units.items() if key in runs],
        "control": [one.name for one in portfolio.controls.values()],
    }


def test_every_record_is_in_the_index_by_its_name(sample, portfolio):
    index = (sample / "search" / "search_index.json").read_bytes()
    entries = json.loads(index)["docs"]
    titles = {unescape(entry["title"]) for entry in entries}
    for kind, wanted in names(portfolio).items():
        assert wanted, kind
        assert set(wanted) <= titles, kind
    assert len(index) / len(entries) <= BYTES_AN_ENTRY


@pytest.mark.parametrize("where", ["disk", "server"])
def test_one_of_each_kind_is_found_first_by_its_name(sample, served, visit, portfolio, where):
    page = visit(sample.as_uri() + "/method.html" if where == "disk" else served(sample) + "/method.html")
    field = page.locator(".md-search__input")
    field.click()
    for kind, wanted in names(portfolio).items():
        field.fill(wanted[0])
        field.press("End")  # the theme listens for keys
        first = page.locator(".md-search-result__item").first
        first.locator("h1, h2", has_text=wanted[0]).first.wait_for(timeout=5000)
        assert kind


def test_a_result_leads_to_the_record_opened(sample, visit):
    page = visit((sample / "method.html").as_uri())
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").press_sequentially("people locked out")
    page.locator(".md-search-result__link", has_text=RISK).first.click()
    page.wait_for_url("**/initiatives/core-ledger.html*")
    page.locator("details.risk[open]", has_text=RISK).wait_for()


@pytest.fixture(scope="module")
def ask(readers, sample):
    page = readers.page(DESK, scripts=True)
    page.goto((sample / "method.html").as_uri())
    yield lambda query: page.evaluate(ASK, [DOCS, query])
    page.close()


def places(results):
    return [location for page in results for location, *_ in page]


def test_words_are_found_by_their_beginning_the_names_before_the_texts(ask):
    assert places(ask("lock")) == ["a.html#one", "a.html", "b.html"]
    assert places(ask("ocked")) == []
    assert places(ask("  ")) == []


def test_entries_with_all_words_hide_those_with_fewer(ask):
    assert places(ask("locked people")) == ["a.html#one", "a.html"]
    assert places(ask("locked nowhere")) == ["a.html#one", "a.html", "b.html"]


@pytest.mark.parametrize(
    ("query", "place"),
    [("cafe zurich", "c.html"), ("CAFÉ", "c.html"), ("متجر", "d.html"), ("開く", "e.html")],
)
def test_accents_capitals_and_scripts_are_no_hindrance(ask, query, place):
    assert places(ask(query)) == [place]


def test_what_is_found_is_marked_and_stays_text(ask):
    assert ask("img")[0][0][1] == "&lt;<mark>img</mark> src=x onerror=boom()&gt; image"
    assert ask("day")[0][0][2] == "A move &amp; its <mark>day</mark>"
    assert ask("all")[0][0][2] == "Somebody is locked in; <mark>all</mark> night"


def test_a_long_text_is_shown_around_what_was_found(ask):
    assert ask("needle")[0][0][2] == "… " + "word " * 12 + "<mark>needle</mark>"
    assert ask("image")[0][0][2] == "word " * 40 + " …"
