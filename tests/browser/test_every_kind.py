"""Every kind of page, wide and narrow, light and dark: axe-core finds nothing, nothing scrolls sideways."""

import pytest

from cxrisk.history.edition import Edition
from cxrisk.pages.reading import Reading
from cxrisk.pages.render import TEMPLATES
from cxrisk.pages.site import PAGES
from cxrisk.pipeline import run
from tests.browser.axe import Judge
from tests.browser.conftest import CHECKOUT, TODAY
from tests.browser.kinds import kind_of
from tests.browser.visit import DESK, PHONE, open_all

LOOKS = pytest.mark.parametrize("scheme", ["light", "dark"])
WIDTHS = pytest.mark.parametrize("view", [DESK, PHONE], ids=["1280", "390"])


def test_no_kind_of_page_is_forgotten(kinds):
    reading, edition = Reading(run(CHECKOUT, TODAY)), Edition("Larkhaven Bank", TODAY, "0", "cxrisk-1")
    makers = {}
    for maker in PAGES:
        for page in maker(reading, edition):
            assert makers.setdefault(kind_of(page.address), maker) is maker, "two kinds look like one"
    assert makers.keys() <= kinds.keys()
    assert set(makers.values()) == set(PAGES), "the sample has pages of every kind"
    bodies = [path for path in TEMPLATES.glob("*.html") if 'extends "frame.html"' in path.read_text()]
    assert len(makers) >= len(bodies), "pages of one kind have one template"


@LOOKS
def test_every_kind_of_page_is_accessible_wide_and_narrow_light_and_dark(kinds, visit, picture, scheme):
    page = visit("about:blank", color_scheme=scheme)
    judge, found = Judge(), []
    for kind, path in kinds.items():
        page.set_viewport_size(DESK)
        page.goto(path.as_uri())
        picture(page, f"{kind}-{scheme}", DESK, PHONE)
        open_all(page)
        for view in (DESK, PHONE):
            page.set_viewport_size(view)
            if page.evaluate("document.documentElement.scrollWidth") > view["width"]:
                found.append(f"{kind}: scrolls sideways at {view['width']}")
            said = judge.faults(page) if scheme == "light" else judge.faults_of_colour(page)
            found += [f"{kind}: {fault} at {view['width']}" for fault in said]
    assert found == []


@LOOKS
@WIDTHS
def test_the_page_for_what_is_not_there_is_accessible_too(sample, served, visit, view, scheme):
    page = visit(f"{served(sample)}/404.html", viewport=view, color_scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= view["width"]
    assert page.locator(".md-tabs__link, .md-nav__link").count() > 10
    assert Judge().faults(page) == []
