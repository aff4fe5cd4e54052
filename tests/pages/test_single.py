"""A page that is made alone is the one that the whole site has."""

from datetime import date
from pathlib import Path

from cxrisk.history.edition import Edition
from cxrisk.pages.reading import Reading
from cxrisk.pages.single import Single
from cxrisk.pages.site import pages_by_kind
from cxrisk.pipeline import run
from tests.pages.conftest import few_of_the_tools_own

EXAMPLE = Path(__file__).parents[1] / "workspaces" / "example"
TODAY = date(2026, 11, 20)
EDITION = Edition("Bank", TODAY, "0.1.0", "cxrisk-1", "abcdef0123", uncommitted=False)


def test_each_page_alone_is_the_page_among_all():
    found = run(EXAMPLE, TODAY)
    kinds = {page.address: (kind, page) for kind, page in pages_by_kind(Reading(found), EDITION)}
    single = Single(found, EDITION)
    for address in few_of_the_tools_own(reversed(kinds)):
        kind, page = kinds[address]
        assert single.find(kind, page.address) == page
    assert single.find(kinds["index.html"][0], "gone.html") is None
