"""How a reader comes to a record, and what the page then shows."""

import pytest


def test_a_link_to_a_record_opens_it(sample, visit):
    page = visit((sample / "initiatives" / "core-ledger.html").as_uri())
    anchor = page.locator("details.risk").last.get_attribute("id")
    page.goto((sample / "initiatives" / "core-ledger.html").as_uri() + "#" + anchor)
    assert page.locator(f"details#{anchor}").get_attribute("open") is not None


@pytest.mark.parametrize(
    ("system", "first", "then"), [("light", "default", "slate"), ("dark", "slate", "default")]
)
def test_light_and_dark_follow_the_system_and_the_reader(sample, visit, system, first, then):
    page = visit((sample / "index.html").as_uri(), color_scheme=system)
    assert page.locator("body").get_attribute("data-md-color-scheme") == first
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator("[data-md-component=palette] label:not([hidden])").click()
    assert page.locator("body").get_attribute("data-md-color-scheme") == then
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before
