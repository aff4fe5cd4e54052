"""Tables on several pages: whole without a script, and with one sifted and sorted over all pages."""

import pytest

from cxrisk.publish.build import build
from tests.browser.axe import Judge
from tests.browser.conftest import TODAY
from tests.browser.visit import PHONE
from tests.pages import odd


@pytest.fixture(scope="module")
def long_site(tmp_path_factory):
    """A site of 310 risks and 360 touchpoints: two pages of each."""
    folder = tmp_path_factory.mktemp("long")
    odd.portfolio(folder / "workspace", units=3, touchpoints=180, risks=310)
    other = odd.journey(3, 180) | {"title": "The way <b>back</b>"}
    odd.write(folder / "workspace", "back", other)
    build(folder / "workspace", TODAY, folder / "site")
    return folder / "site"


def rows(page):
    return page.locator("tbody tr:visible").all_inner_texts()


def links(page):
    return page.locator("tbody tr:visible a").evaluate_all("all => all.map(one => one.href)")


@pytest.mark.parametrize("table", ["risks", "touchpoints"])
def test_without_a_script_the_pages_hold_every_row_once_and_nothing_else(long_site, visit, table):
    found = []
    for name in (table, f"{table}-2"):
        page = visit((long_site / f"{name}.html").as_uri(), scripts=False)
        found += page.locator("tbody th:visible").all_inner_texts()
    assert len(found) == {"risks": 310, "touchpoints": 360}[table]


def test_a_risk_of_another_page_is_found_as_it_stands_there(long_site, visit):
    there = visit((long_site / "risks-2.html").as_uri())
    row = there.locator("tbody tr").last
    name = row.locator("th > a").inner_text()
    wanted, leads = row.inner_text(), row.locator("a").evaluate_all("all => all.map(one => one.href)")
    here = visit((long_site / "risks.html").as_uri())
    here.get_by_label("Find a risk").fill(name)
    here.locator("output", has_text="of 310").wait_for()
    assert wanted in rows(here)
    assert set(leads) <= set(links(here))
    here.get_by_label("Find a risk").fill("")
    assert len(rows(here)) == 300
    assert here.locator("output").inner_text() == ""


def test_a_choice_knows_the_values_of_all_pages_and_a_heading_sorts_them_all(long_site, visit):
    page = visit((long_site / "risks-2.html").as_uri())
    assert len(rows(page)) == 10
    page.get_by_role("button", name="Risk", exact=True).click()
    page.locator("output", has_text="the first 300").wait_for()
    assert len(rows(page)) == 300
    assert rows(page)[0].startswith("Something goes wrong in way 1\n")
    page.get_by_label("Appetite").select_option("within")
    found, _, rest = page.locator("output").inner_text().partition(" of ")
    assert rest == "310"
    assert len(rows(page)) == int(found)
    assert all("\twithin\t" in row for row in rows(page))


def test_touchpoints_of_all_journeys_are_found_instead_of_those_of_one_page(long_site, visit):
    there = visit((long_site / "touchpoints-2.html").as_uri())
    one = there.locator("tbody tr", has=there.get_by_text("I take step 180", exact=True))
    wanted = one.inner_text()
    page = visit((long_site / "touchpoints.html").as_uri())
    sought = page.get_by_label("Find a touchpoint or a journey")
    sought.fill("step 180")
    page.locator("output", has_text="2 of 360").wait_for()
    assert wanted in rows(page)
    assert not page.locator("#tables").is_visible()
    sought.fill("<b>back")
    page.locator("output", has_text="180 of 360").wait_for()
    assert all("journeys/back.html" in link for link in links(page) if "/journeys/" in link)
    sought.fill("")
    page.locator("#tables").wait_for()
    assert not page.get_by_role("region", name="Touchpoints found").is_visible()


def test_the_script_of_all_rows_is_data_that_no_page_takes_for_markup(long_site):
    for name in ("risks", "touchpoints"):
        text = (long_site / f"{name}.rows.js").read_text(encoding="utf-8")
        assert text.startswith('cxrisk_rows([["tr",')
        assert not set(text) & set("<>&\u2028\u2029")


def test_a_table_of_one_page_brings_no_script(sample):
    assert not list(sample.glob("*.rows.js"))


def test_the_rows_of_many_initiatives_are_drawn_when_somebody_comes_near(tmp_path, visit):
    odd.portfolio(tmp_path / "workspace", units=2, touchpoints=4, risks=1, initiatives=101)
    build(tmp_path / "workspace", TODAY, tmp_path / "site")
    page = visit((tmp_path / "site" / "index.html").as_uri() + "#portfolio", viewport=PHONE)
    shown = page.locator("#portfolio tbody tr")
    assert shown.count() == 101
    assert page.evaluate("getComputedStyle(document.querySelector('#portfolio')).contentVisibility") == "auto"
    assert 0 <= page.locator("#portfolio h2").bounding_box()["y"] < PHONE["height"]
    shown.last.scroll_into_view_if_needed()
    assert 0 < shown.last.bounding_box()["y"] < PHONE["height"]
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert Judge().faults(page) == []
