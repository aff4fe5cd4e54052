"""The register: every risk once, ranked, whole without a script."""

import pytest

from cxrisk.pages.register import register_pages
from tests.pages.conftest import EXAMPLE, SAMPLE, parsed, read, read_page
from tests.pages.written import CATALOG, EDITION, JOURNEY, PORTFOLIO, assessment, cells, shown

WORKSPACES = pytest.mark.parametrize("root", [EXAMPLE, SAMPLE], ids=["example", "sample"])


@pytest.fixture
def register(workspace):
    """The rows of the register over the small bank, by the title of the risk."""

    def make(**assessments):
        reading = workspace(portfolio=PORTFOLIO, catalog=CATALOG, lost_card=JOURNEY, **assessments)
        return shown(register_pages, reading, "risks.html")

    return make


def titles(page):
    return [row.first("a").text for row in page.first("tbody").all("tr")]


@WORKSPACES
def test_every_risk_of_an_active_initiative_stands_once_in_the_order_of_the_ranking(root):
    reading = read(root)
    risks = reading.portfolio.risks
    assert titles(parsed(root)["risks.html"]) == [risks[key].title for key in reading.scores]


@WORKSPACES
def test_a_row_says_what_the_score_says(root):
    reading = read(root)
    rows = cells(parsed(root)["risks.html"].first("table", class_="t cards register"))
    for row, (key, score) in zip(rows, reading.scores.items(), strict=True):
        assert row[4].lower().startswith(score.current.band.word), key
        assert (row[6] == "above") is (bool(score.above) or score.sign), key
        assert abs(float(row[3]) - score.inherent.score) < 0.1
        assert abs(float(row[5]) - score.target.score) < 0.1


def test_a_row_leads_to_the_risk_and_says_where_it_is_felt_and_who_answers(register):
    risk = (
        "[{id: a, title: Bad, likelihood: 4, impact: {trust: 4, privacy: 2}, touchpoints: [lost-card/look]}]"
    )
    page = register(one=assessment(status="piloting", risks=risk))
    ((risk, initiative, harm, _, current, _, appetite, owner, answer, evidence),) = cells(
        page.first("tbody").parent
    )
    assert page.first("tbody").first("a").attributes["href"] == "initiatives/one.html#risk-a"
    assert risk.startswith("BadI look")
    assert initiative == "A new cardpiloting"
    assert harm == "Trust and privacy"
    assert (current, appetite, owner) == ("High 8.0", "above", "nobody")
    assert answer == "none writtenunanswered"
    assert evidence == "we know best: no customer asked"


def test_what_nobody_could_rate_comes_last_and_is_not_low(register):
    page = register(
        one=assessment(
            risks="\n  - {id: a, title: Unrated, likelihood: 4, impact: {trust: dreadful}}"
            "\n  - {id: b, title: Rated, likelihood: 1, impact: {trust: 1}}"
        )
    )
    assert titles(page) == ["Rated", "Unrated"]
    assert cells(page.first("table"))[1][3:7] == ["not known", "Not rated", "not known", "not known"]
    assert "One risk is not rated: unknown, not low." in page.text


def test_a_retired_initiative_stands_on_its_own_page_only(register):
    risk = "[{id: a, title: Bygone, likelihood: 4, impact: {trust: 4}}]"
    page = register(one=assessment(status="retired", risks=risk))
    assert "Bygone" not in page.text
    assert page.first("h1").text == "No risk is written down."


def test_a_signature_is_told_with_how_it_stands(register):
    signed = "acceptance: {by: cio, date: 2026-01-01, until: 2026-11-01, because: It was calm}"
    page = register(
        one=assessment(risks=f"[{{id: a, title: A, likelihood: 3, impact: {{trust: 4}}, {signed}}}]")
    )
    assert "signed by Chief Information Officer, expired 19 days ago" in cells(page.first("table"))[0][8]


def test_a_script_may_sort_and_sift_what_is_all_there(register):
    page = register(one=assessment(risks="[{id: a, title: A, likelihood: 3, impact: {trust: 4}}]"))
    table = page.first("table")
    assert {"data-sort", "data-sift"} <= table.attributes.keys()
    assert [head.text for head in table.all("th") if "data-choice" in head.attributes] == [
        "Initiative",
        "Appetite",
        "Owner",
    ]


def test_what_people_write_stays_text(register):
    page = register(
        one=assessment("'<i>x</i>'", risks="[{id: a, title: '<b>y</b>', likelihood: 3, impact: {trust: 4}}]")
    )
    assert titles(page) == ["<b>y</b>"]
    assert not list(page.first("table").all("i", class_=None))


def test_more_than_300_risks_stand_on_pages_of_300(workspace):
    several = "".join(
        f"\n  - {{id: r{n:03}, title: Risk {n:03}, likelihood: 2, impact: {{trust: 2}}}}" for n in range(301)
    )
    reading = workspace(portfolio=PORTFOLIO, catalog=CATALOG, one=assessment(risks=several))
    pages = list(register_pages(reading, EDITION))
    assert [(page.address, page.nav) for page in pages] == [("risks.html", "Risks"), ("risks-2.html", "")]
    first, second = (read_page(page.html) for page in pages)
    assert len(titles(first)) == 300
    assert titles(second) == ["Risk 300"]
    for page, other in ((first, "risks-2.html"), (second, "risks.html")):
        links = page.first("nav", class_="pages").all("a")
        assert [link.attributes["href"] for link in links] == [other]
    assert first.first("h1").text == "301 risks, none above appetite."
