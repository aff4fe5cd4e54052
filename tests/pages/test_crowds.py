"""People are bars beside their number; early signs speak by their figures where nobody wrote a state."""

import re

import pytest

from cxrisk.findings import Place
from cxrisk.model.risk import Indicator
from cxrisk.pages.person import person_pages
from tests.pages.conftest import SAMPLE, parsed, read
from tests.pages.written import CATALOG, JOURNEY, shown


def crowd(element):
    """High and low of a bar, as shares of the longest and of itself; nothing where nobody has counted."""
    bars = [one for one in element.all("i") if one.attributes.get("class") == "crowd"]
    return [tuple(float(x) for x in re.findall(r"--\w:([\d.]+)", one.attributes["style"])) for one in bars]


def test_the_bar_of_an_initiative_is_as_long_as_its_people_are_many():
    reading = read(SAMPLE)
    page = parsed(SAMPLE)["index.html"]
    reach = {one.title: one.reach.values() for one in reading.active}
    most = max(sum(count.high for count in counts) for counts in reach.values())
    rows = list(page.first("section", id="portfolio").first("tbody").all("tr"))
    assert len(rows) == len(reach)
    for row in rows:
        counts = reach[row.first("a").text]
        low, high = (sum(getattr(one, end) for one in counts) for end in ("low", "high"))
        assert crowd(row) == [(pytest.approx(high / most, abs=1e-4), pytest.approx(low / high, abs=1e-3))]


def test_the_bar_of_a_touchpoint_is_there_where_somebody_has_counted():
    reading = read(SAMPLE)
    page = parsed(SAMPLE)["journeys/disputed-payment.html"]
    for point in reading.portfolio.journeys["disputed-payment"].touchpoints():
        summary = page.first("details", id=point.id).first("summary")
        assert bool(crowd(summary)) == bool(point.people_a_week) == ("people a week" in summary.text)


@pytest.mark.parametrize(
    ("value", "amber", "red", "state", "stands"),
    [
        (4, 1, 3, "", "red"),
        (3, 1, 3, "", "red"),
        (1, 1, 3, "", "amber"),
        (0, 1, 3, "", "green"),
        (94, 99, 95, "", "red"),
        (95, 99, 95, "", "amber"),
        (99, 99, 95, "", "green"),
        (5, None, 5, "", "red"),
        (5, 5, None, "", "amber"),
        (4, 1, 3, "green", "green"),
        (None, 1, 3, "", ""),
        (4, None, None, "", ""),
    ],
)
def test_an_early_sign_stands_as_written_else_as_its_figures_have_it(value, amber, red, state, stands):
    sign = Indicator(place=Place("a.yml", ()), name="Defects", value=value, amber=amber, red=red, state=state)
    assert sign.stands == stands


def test_a_sign_that_nobody_gave_a_state_is_loud_where_its_figures_are():
    page = parsed(SAMPLE)["built.html"]
    signs = {
        row.first("th").text: row.first("td").text
        for row in page.first("section", id="signs").first("tbody").all("tr")
    }
    assert signs["Unresolved severity-1 defects at go/no-go"] == "redby its figures"


@pytest.mark.parametrize(
    ("basis", "says"),
    [
        ("", "nobody has said what this rests on"),
        ("basis: assumption", "assumed: nobody was asked"),
        ("basis: partial", "Partly from research no evidence is named"),
        ("basis: research", "From research no evidence is named"),
    ],
)
def test_what_we_know_of_a_person_says_what_it_rests_on(workspace, basis, says):
    catalog = CATALOG.replace("who: customer}", f"who: customer{', ' if basis else ''}{basis}}}")
    page = shown(person_pages, workspace(catalog=catalog, lost_card=JOURNEY), "person.html")
    assert says in page.first("div", id="person.dana").text
