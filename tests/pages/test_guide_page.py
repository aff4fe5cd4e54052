"""The guide's page holds every sheet, leads to what is asked about, and prints one conversation at a time."""

from pathlib import Path

from cxrisk.guide.sheets import guide
from cxrisk.pages.guide_page import MOST, of_guide
from tests.pages.conftest import EXAMPLE, SAMPLE, parsed, read, read_page, render, rendered

CSS = Path(__file__).parents[2] / "site" / "theme" / "assets" / "cxrisk.css"


def pages_of(root):
    return [page for address, page in parsed(root).items() if address.startswith("guide")]


def test_every_sheet_stands_on_the_site_with_each_of_its_questions_and_its_note():
    shown = {
        one.attributes["id"]: one for page in pages_of(SAMPLE) for one in page.all("section", class_="sheet")
    }
    sheets = guide(read(SAMPLE).portfolio, read(SAMPLE).places).sheets
    assert set(shown) == {f"sheet.{one.id}" for one in sheets}
    for sheet in sheets:
        said = shown[f"sheet.{sheet.id}"].text
        for topic in sheet.topics:
            assert topic.gap.assumed in said
            assert all(prompt.text in said for prompt in topic.prompts)
        assert "Into assessments/" in said


def test_a_page_holds_ten_sheets_and_names_the_others():
    first, second = pages_of(SAMPLE)
    assert len(list(first.all("section", class_="sheet"))) == MOST
    assert len(list(second.all("section", class_="sheet"))) >= 1
    assert [one.attributes["href"] for one in first.first(class_="pages").all("a")] == ["guide-2.html"]
    assert rendered(SAMPLE)["guide.html"].nav == "Interview guide"
    assert not rendered(SAMPLE)["guide-2.html"].nav


def test_the_five_practices_stand_once_before_the_sheets():
    [practices] = pages_of(EXAMPLE)[0].all("dl", class_="facts practices")
    assert [one.text for one in practices.all("dt")] == [
        "Be present",
        "Ask openly",
        "Listen actively",
        "Take their perspective",
        "Show compassion",
    ]


def test_a_rating_that_rests_on_nobody_leads_to_the_guide():
    page = parsed(SAMPLE)["initiatives/gift-money.html"]
    risk = page.first("details", id="risk-reads-address-book")
    assert "../guide.html" in [one.attributes["href"] for one in risk.all("a")]


def test_on_paper_a_sheet_begins_a_page_and_has_lines_to_write_on():
    printed = CSS.read_text(encoding="utf-8").split("@media print", 1)[1]
    assert ".cx .sheet { break-before: page; }" in printed
    assert ".cx .ruled { display: block;" in printed


def test_an_empty_portfolio_has_nothing_to_ask(tmp_path):
    (tmp_path / "assessments").mkdir()
    page = read_page(render(tmp_path)["guide.html"].html)
    assert page.first("h1").text == "Nothing is rated or felt here yet: unknown, not good."
    assert not list(page.all("section", class_="sheet"))


def test_the_headline_counts_conversations():
    whole = guide(read(EXAMPLE).portfolio, read(EXAMPLE).places)
    assert of_guide(whole) == "Three conversations would put somebody else\u2019s word under ours."
