"""The matrix: no blank cell, three looks, the worst first, and on several pages where it is long."""

import pytest

from cxrisk.graph.questions import touchpoints_by_category
from cxrisk.pages.matrix_pages import touchpoint_pages
from cxrisk.scoring.levels import CATEGORIES
from tests.pages.conftest import EXAMPLE, SAMPLE, parsed, read, read_page
from tests.pages.written import CATALOG, EDITION, JOURNEY, PORTFOLIO, assessment, shown

WORKSPACES = pytest.mark.parametrize("root", [EXAMPLE, SAMPLE], ids=["example", "sample"])
RISKS = """
  - {id: mild, title: A mild one, likelihood: 2, impact: {trust: 3}, touchpoints: [lost-card/ask]}
  - {id: bad, title: A bad one, likelihood: 4, impact: {trust: 4, privacy: 2}, touchpoints: [lost-card/ask]}
  - {id: worse, title: A worse one, likelihood: 5, impact: {safety: 4}, touchpoints: [lost-card/pay]}
"""


@pytest.fixture
def matrix(workspace):
    """The page over the small bank."""

    def make(**assessments):
        reading = workspace(portfolio=PORTFOLIO, catalog=CATALOG, lost_card=JOURNEY, **assessments)
        return shown(touchpoint_pages, reading, "touchpoints.html")

    return make


def grid(page):
    """The cells by the names of touchpoint and category."""
    found = {}
    for table in page.all("table", class_="matrix"):
        heads = [head.text for head in table.first("thead").all("th")][1:]
        for row in table.first("tbody").all("tr"):
            squares = list(row.all("td"))
            for head, square in zip(heads, squares * 12 if len(squares) == 1 else squares, strict=True):
                found[row.first("th").text, head] = square
    return found


def test_a_rated_cell_shows_the_worst_risk_there_and_leads_to_it(matrix):
    square = grid(matrix(one=assessment(risks=RISKS)))["I ask", "Trust"]
    assert square.attributes["data-band"] == "high"
    assert square.text == "H 8.0+1"
    assert square.first("a").attributes["href"] == "initiatives/one.html#risk-bad"


def test_the_worst_touchpoint_comes_first_and_the_unseen_ones_last(matrix):
    page = matrix(one=assessment(risks=RISKS))
    body = page.first("table", class_="matrix").first("tbody")
    assert [row.first("th").text for row in body.all("tr")] == [
        "I pay",
        "I ask",
        "I look moment of truth",
        "I read",
    ]
    assert page.first("h1").text.startswith("Two touchpoints of 4 are looked at")


def test_what_nobody_looked_at_is_hatched_and_says_so(matrix):
    cells = grid(matrix(one=assessment(risks=RISKS)))
    assert cells["I ask", "Security"].attributes["class"] == "unk"
    assert cells["I ask", "Security"].text == "?"
    assert cells["I read", "Trust"].text == "no risk looked at: unknown, not low"


def test_what_does_not_apply_leads_to_the_reason(matrix):
    page = matrix(one=assessment(risks=RISKS, not_applicable="{workforce: Nobody works there}"))
    square = grid(page)["I ask", "Workforce"]
    assert square.text == "n/a 1"
    anchor = square.first("a").attributes["href"].removeprefix("#")
    assert page.first("li", id=anchor).text == "Nobody works there"


def test_one_who_thinks_that_it_applies_is_enough(matrix):
    page = matrix(
        one=assessment(risks=RISKS, not_applicable="{workforce: Nobody works there}"),
        two=assessment(data_uses="[{data: face, at: [lost-card/ask]}]"),
    )
    assert grid(page)["I ask", "Workforce"].text == "?"


@WORKSPACES
def test_every_touchpoint_has_a_cell_for_every_category_and_none_is_blank(root):
    reading, cells = read(root), grid(parsed(root)["touchpoints.html"])
    rows = touchpoints_by_category(reading.portfolio, reading.outcome.scores)
    assert len(cells) == len({row.touchpoint.name for row in rows}) * len(CATEGORIES)
    assert all(square.text for square in cells.values())
    looks = [cell.look for row in rows for cell in row.cells.values()]
    drawn = list(cells.values())
    assert sum("data-band" in square.attributes for square in drawn) == looks.count("rated")
    assert sum(square.text.startswith("n/a") for square in drawn) == looks.count("not_applicable")


@WORKSPACES
def test_a_matrix_sorts_by_script_scrolls_by_keyboard_and_is_whole_without_either(root):
    page = parsed(root)["touchpoints.html"]
    for table in page.all("table", class_="matrix"):
        assert "data-sort" in table.attributes
        assert table.parent.attributes["tabindex"] == "0"
        assert table.parent.attributes["role"] == "region"
        assert table.parent.attributes["aria-label"]


def test_more_than_300_rows_stand_journey_by_journey_on_pages_of_300(workspace):
    journeys = {}
    for n in range(5):
        steps = "".join(
            f"\n      - {{id: s{i}, name: Step {n}.{i}, channel: app, unit: care}}" for i in range(80)
        )
        head, _, _ = JOURNEY.partition("    touchpoints:")
        journeys[f"journey_{n}"] = f"{head}    touchpoints:{steps}\n".replace(
            "I lost my card", f"Journey {n}"
        )
    reading = workspace(portfolio=PORTFOLIO, catalog=CATALOG, **journeys)
    pages = {page.address: read_page(page.html) for page in touchpoint_pages(reading, EDITION)}
    assert list(pages) == ["touchpoints.html", "touchpoints-2.html"]
    names = [
        [row.first("th").text for table in page.all("table") for row in table.first("tbody").all("tr")]
        for page in pages.values()
    ]
    assert [len(one) for one in names] == [240, 160]
    assert len({*names[0], *names[1]}) == 400
    first = pages["touchpoints.html"]
    assert first.first("section", id="matrix.journey-0").first("h2").text == "Journey 0"
    assert any(link.attributes["href"] == "touchpoints-2.html" for link in first.all("a"))


def test_without_a_journey_the_page_says_what_is_missing(workspace):
    page = shown(touchpoint_pages, workspace(portfolio=PORTFOLIO), "touchpoints.html")
    assert page.first("h1").text == "No touchpoint is written down yet."
    assert not list(page.all("table"))


@WORKSPACES
def test_the_front_door_counts_the_rows_that_the_matrix_hatches(root):
    pages = parsed(root)
    cells = pages["touchpoints.html"].all("td", **{"class": "unk"})
    unseen = sum("colspan" in one.attributes for one in cells)
    said = [one.text for one in pages["index.html"].all("p") if "nobody has looked at any risk" in one.text]
    assert [int(text.split()[1]) for text in said] == ([unseen] if unseen else [])
