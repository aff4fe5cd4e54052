"""Nothing at all, too much of something, words that no line holds: every page of such a portfolio stands."""

import re

import pytest

from cxrisk.findings import FORM_RULES
from cxrisk.pipeline import run
from tests.pages.conftest import TODAY, few_of_the_tools_own, read_page, render
from tests.pages.odd import ODD
from tests.pages.test_all_pages import ids

pytestmark = pytest.mark.unmeasured


@pytest.fixture(scope="module", params=sorted(ODD))
def odd(request, tmp_path_factory):
    """The folder of one of them."""
    folder = tmp_path_factory.mktemp("odd") / request.param
    ODD[request.param](folder)
    return folder


@pytest.fixture(scope="module")
def pages(odd):
    """Its pages."""
    return render(odd)


def test_an_odd_portfolio_breaks_no_rule_of_form(odd):
    of_form = {rule.id for rule in FORM_RULES} - {"doubtful-text"}
    assert not of_form & {one.rule for one in run(odd, TODAY).findings}


def test_every_page_of_an_odd_portfolio_has_a_heading_and_each_anchor_once(pages):
    for address in few_of_the_tools_own(pages):
        page = pages[address]
        read = read_page(page.html)
        found = ids(read)
        assert len(list(read.all("h1"))) == 1, address
        assert len(found) == len(set(found)), address
        assert {one.id for one in page.headings} <= set(found), address
        assert {one.anchor for one in page.found} <= {"", *found}, address


def test_no_drawing_of_an_odd_portfolio_is_heavier_than_40_kilobytes(pages):
    for address, page in pages.items():
        for svg in re.findall(r"<svg.*?</svg>", page.html, re.DOTALL):
            assert len(svg.encode()) <= 40 * 1024, (address, svg[:200])
