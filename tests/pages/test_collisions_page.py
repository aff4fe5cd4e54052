"""Where initiatives meet in one quarter: the calendar, what people live through, who should talk."""

import pytest

from cxrisk.graph.questions import collisions
from cxrisk.pages.collision_page import collision_pages
from tests.pages.conftest import SAMPLE, parsed, read, read_page, render
from tests.pages.odd import ODD
from tests.pages.test_charts import drawing
from tests.pages.written import CATALOG, JOURNEY, PORTFOLIO, assessment, cells, section, shown

SHAKE = "[{{id: move, kind: migration, title: {}, from: {}, to: {}, people_affected: 70, touchpoints: [{}]}}]"


@pytest.fixture
def page(workspace):
    def build(**assessments):
        files = {"catalog": CATALOG, "lost_card": JOURNEY, "portfolio": PORTFOLIO}
        return shown(collision_pages, workspace(**files, **assessments), "collisions.html")

    return build


def shaking(title, what, begins, ends, at="lost-card/look", **more):
    return assessment(title, disruptions=SHAKE.format(what, begins, ends, at), **more)


def two(**more):
    return {
        "one": shaking("One", "We move", "2026-12-05", "2026-12-07"),
        "two": shaking("Two", "We change", "2026-11-25", "2027-02-01", **more),
    }


def test_what_people_would_live_through_comes_in_the_order_of_the_days(page):
    (row,) = cells(section(page(**two()), "lived").first("table"))
    touchpoint, when, what, feels, worst = row
    assert touchpoint.startswith("I look")
    assert when == "Fourth quarter of 2026"
    assert what.index("25 Nov 2026 to 1 Feb 2027: We change") < what.index(
        "5 Dec 2026 to 7 Dec 2026: We move"
    )
    assert "70 people. Words before: not written; during: not written; after: not written" in what
    assert (feels, worst) == ("nobody has said", "Not looked at")


def test_who_answers_and_who_speaks_for_people_should_talk(page):
    (row,) = cells(section(page(**two()), "talk").first("table"))
    assert row[0] == "Oneanswers: Chief Information Officerspeaks for people: Head of design"
    assert "One person answers for both." in row[1]
    assert row[2].startswith("I look")
    assert row[3] == "Fourth quarter of 2026"


def test_a_launch_meets_a_disruption_where_its_risks_are(page):
    risks = "[{id: a, title: R, likelihood: 3, impact: {trust: 4}, touchpoints: [lost-card/look]}]"
    made = page(
        one=shaking("One", "We move", "2026-12-05", "2026-12-07"),
        two=assessment("Two", risks=risks, go_live="2026-11-30"),
    )
    (row,) = cells(section(made, "lived").first("table"))
    assert row[2].startswith("30 Nov 2026: Two goes live")
    assert row[4] == "High 7.0"


def test_the_calendar_holds_every_collision_of_the_model():
    made = parsed(SAMPLE)["collisions.html"]
    svg = drawing(made, "clash.t")
    portfolio = read(SAMPLE).portfolio
    found = collisions(portfolio)
    words = [one.text for one in svg.all("text")]
    assert {one.touchpoint.name for one in found} == {
        one.text for one in svg.all("text") if one.attributes.get("class") == "b"
    }
    bars = sum(len(one.disruptions) for one in found)
    launches = sum(len(one.launches) for one in found)
    boxes = [one for one in svg.all("rect") if one.attributes["class"] == "met"]
    assert len(boxes) == len(found)
    assert sum(one.attributes["class"] == "ink" for one in svg.all("rect")) == bars
    assert sum(word.endswith("goes live") for word in words) == launches
    table = section(made, "lived").first("table")
    assert len(cells(table)) == len(found)


def test_a_bar_stands_in_its_quarter_and_a_box_where_initiatives_meet(page):
    svg = drawing(page(**two()), "clash.t")
    starts = {one.text: float(one.attributes["x"]) - 6 for one in svg.all("text") if one.text.startswith("Q")}
    assert list(starts) == ["Q3 2026", "Q4 2026", "Q1 2027"]
    long, short = (one for one in svg.all("rect") if one.attributes["class"] == "ink")
    (box,) = (one for one in svg.all("rect") if one.attributes["class"] == "met")
    assert starts["Q4 2026"] < float(box.attributes["x"]) < starts["Q4 2026"] + 3
    assert starts["Q4 2026"] < float(short.attributes["x"]) < starts["Q1 2027"]
    assert float(long.attributes["x"]) + float(long.attributes["width"]) > starts["Q1 2027"]


def test_a_planned_change_without_a_day_is_named(page):
    made = page(
        **two(), three=assessment("Three", disruptions="[{id: later, kind: launch, title: Some day}]")
    )
    assert section(made, "undated").first("a").text == "Some day"


def test_without_days_nothing_is_compared_and_the_page_says_so(page):
    made = page(one=assessment())
    assert made.first("h1").text.startswith("No touchpoint is shaken by two initiatives")
    assert not list(made.all("svg"))


@pytest.mark.unmeasured
def test_of_many_collisions_the_first_are_drawn_and_the_page_says_what_is_not(tmp_path):
    ODD["four-hundred-risks"](tmp_path)
    made = read_page(render(tmp_path)["collisions.html"].html)
    drawn = [one for one in drawing(made, "clash.t").all("text") if one.attributes.get("class") == "b"]
    rows = cells(section(made, "lived").first("table"))
    touchpoints = {row[0] for row in rows}
    assert f"{len(touchpoints) - len(drawn)} further touchpoints in the table." in made.text
