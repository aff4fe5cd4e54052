"""The method: this portfolio's own scales, appetite and signatures, and a sum that adds up."""

import re
from decimal import Decimal

import pytest

from cxrisk.pages.method import method_pages
from tests.pages.conftest import EXAMPLE, SAMPLE, parsed, read
from tests.pages.written import CATALOG, JOURNEY, PORTFOLIO, assessment, cells, section, shown

WORKSPACES = pytest.mark.parametrize("root", [EXAMPLE, SAMPLE], ids=["example", "sample"])
SCALES = """
scales:
  likelihood:
    - {word: seldom, up_to: 0.02}
    - {word: now and then, up_to: 0.2}
    - {word: yearly, up_to: 2}
    - {word: monthly, up_to: 20}
    - {word: weekly}
  impact:
    - {word: a nuisance, up_to: 1000, notice: {trust: They sigh, privacy: Nobody knows}}
    - {word: a bother, up_to: 10000, notice: They call}
    - {word: a loss, up_to: 100000}
    - {word: a wound, up_to: 1000000}
    - {word: a ruin}
"""
TABLE = """
  matrix:
    - [low, low, low, medium, medium]
    - [low, low, medium, medium, high]
    - [low, medium, medium, high, high]
    - [medium, medium, high, high, critical]
    - [medium, high, high, critical, low]
"""
PLANNED = """
  - id: a
    title: It fails
    likelihood: 4
    impact: {trust: 4}
    controls: [{control: strong-one, status: in_place}, {control: weak-one, status: planned}]
"""


@pytest.fixture
def method(workspace):
    """The page over the small bank."""

    def make(portfolio=PORTFOLIO, **assessments):
        reading = workspace(portfolio=portfolio, catalog=CATALOG, lost_card=JOURNEY, **assessments)
        return shown(method_pages, reading, "method.html")

    return make


def table_with(page, caption):
    return next(
        table for table in page.all("table") if any(one.text == caption for one in table.all("caption"))
    )


def test_the_scales_are_those_of_the_portfolio_in_natural_units(method):
    page = method(PORTFOLIO + SCALES)
    likelihood = cells(table_with(page, "How often, in events a year"))
    assert likelihood[0] == ["1 seldom", "0.02 a year", "about once in 160 years"]
    assert likelihood[-1] == ["5 weekly", "no end", "about 63 a year"]
    impact = cells(table_with(page, "How bad, each time"))
    assert impact[0] == [
        "1 a nuisance",
        "€1,000",
        "about 320 EUR each time",
        "Trust: They sighPrivacy: Nobody knows",
    ]
    assert [row[3] for row in impact[1:3]] == ["They call", "not said"]


def test_the_step_of_the_scales_is_said(method):
    assert "One level up is about 10 times as often" in section(method(), "scales").text


def test_without_a_table_of_ones_own_the_score_gives_the_band(method):
    part = section(method(), "bands")
    assert [row[:2] for row in cells(part.first("table"))] == [
        ["Low", "under 4.5"],
        ["Medium", "4.5 to under 6.5"],
        ["High", "6.5 to under 8.5"],
        ["Critical", "8.5 and over"],
    ]
    assert "Doubts" not in part.text


def test_a_table_of_ones_own_is_shown_with_what_is_doubtful_about_it(method):
    page = method(PORTFOLIO + SCALES + TABLE)
    part = section(page, "bands")
    rows = cells(part.first("table", class_="t own"))
    assert rows[0] == ["weekly", "Medium", "High", "High", "Critical", "Low"]
    assert rows[-1][0] == "seldom"
    assert "A worse cell has a lower band" in part.text
    assert "but weekly and a ruin is low" in part.text
    assert "4.5" not in section(page, "marks").text, "its bands have no ends of scores"


def test_the_appetite_is_said_for_every_kind_of_harm_with_who_may_sign(method):
    page = method(PORTFOLIO + "appetite: {default: high, privacy: low, sign_at_impact: 4}\n")
    appetite = dict(cells(table_with(page, "The worst band that we live with")))
    assert len(appetite) == 12
    assert (appetite["Privacy"], appetite["Trust"]) == ("Low", "High the default")
    assert cells(table_with(page, "Who may sign for how much")) == [["Chief Information Officer", "High"]]
    assert "A harm that is" in section(page, "appetite").text
    assert "(4) now needs a signature" in section(page, "appetite").text


def test_who_may_not_sign_is_said_to(method):
    page = method(PORTFOLIO.replace(", may_accept: high", ""))
    rows = cells(table_with(page, "Who may sign for how much"))
    assert rows == [["Chief Information Officer", "may not sign"]]


@WORKSPACES
def test_the_worked_example_is_a_risk_of_the_portfolio_and_its_lines_add_up(root):
    part, reading = section(parsed(root)["method.html"], "example"), read(root)
    key = re.fullmatch(r"initiatives/(.+)\.html#risk-(.+)", part.first("a").attributes["href"])
    score = reading.scores["/".join(key.groups())]
    for table, state in zip(part.all("table"), (score.current, score.target), strict=False):
        total = Decimal(0)
        sides = []
        for _, value in cells(table)[:-1]:
            figure = Decimal(value.replace("\N{MINUS SIGN}", "-"))
            row_is_total = figure == total and figure > 0
            if row_is_total:
                sides.append(figure)
                total = Decimal(0)
            else:
                total += figure
        printed, band = cells(table)[-1][1].split()
        assert sum(sides) == Decimal(printed)
        assert band == state.band.word
        assert abs(float(printed) - state.score) < 0.1


def test_the_example_teaches_a_plan_and_a_claim_where_there_is_one(method):
    plain = "  - {id: b, title: Another, likelihood: 5, impact: {trust: 5}}\n"
    part = section(method(one=assessment(risks=PLANNED + plain)), "example")
    assert part.first("a").text == "It fails"
    assert "(claimed, never verified: half counts)" in part.text
    assert "(planned)" in part.text


def test_without_a_risk_there_is_no_example(method):
    page = method()
    assert not list(page.all("section", id="example"))
    assert "#example" not in [link.attributes["href"] for link in page.all("a")]


def test_what_is_not_claimed_is_said(method):
    part = section(method(), "not")
    assert "No empathy score." in part.text
    assert "No average" in part.text


def test_words_of_the_scale_stay_text(method):
    page = method(PORTFOLIO + SCALES.replace("They sigh", "'<script>x</script>'"))
    assert "<script>x</script>" in section(page, "scales").text
    assert not list(page.all("script"))
