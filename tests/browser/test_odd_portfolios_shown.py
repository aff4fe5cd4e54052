"""Nothing at all, too much of something, endless words, the other direction: it all looks meant.

Every page is looked at wide and narrow; axe-core is asked of those with something in them that is new.
"""

import pytest

from cxrisk.publish.build import build
from tests.browser.axe import Novelties, faults_but_of_colour
from tests.browser.conftest import TODAY
from tests.browser.kinds import kinds_of
from tests.browser.visit import DESK, PHONE, open_all
from tests.pages.odd import ODD
from tests.pages.test_gaps import broken_sample

SAME = {
    "about",
    "checks",
    "checks/*",
    "controls/*",
    "library",
    "method",
    "patterns/*",
    "technologies/*",
}
"""Kinds of pages that say much the same of every portfolio."""
LISTS = {"briefs/*", "board-pack", "collisions", "guide", "risks", "touchpoints"}
"""Kinds that list what there is: a short list looks like a long one."""
SMALL = {"one-initiative", "three-units", "two-risks"}
WRITES = ODD | {"with-errors": broken_sample}


@pytest.fixture(scope="module")
def novelties():
    return Novelties()


@pytest.mark.parametrize("odd", sorted(WRITES))
def test_an_odd_portfolio_is_accessible_and_keeps_inside_the_page(odd, tmp_path, visit, picture, novelties):
    WRITES[odd](tmp_path / "odd")
    site = tmp_path / "site"
    build(tmp_path / "odd", TODAY, site)
    page = visit("about:blank", reduced_motion="reduce")
    found = []
    for kind, path in kinds_of(site).items():
        if kind in SAME or (odd in SMALL and kind in LISTS):
            continue
        page.set_viewport_size(DESK)
        page.goto(path.as_uri())
        picture(page, f"odd/{odd}/{kind}", DESK, PHONE)
        open_all(page)
        for view in (DESK, PHONE):
            page.set_viewport_size(view)
            if page.evaluate("document.documentElement.scrollWidth") > view["width"]:
                found.append(f"{kind} scrolls sideways at {view['width']}")
        if novelties.are_in(page):
            found += [f"{kind}: {fault}" for fault in faults_but_of_colour(page)]
    assert found == []
