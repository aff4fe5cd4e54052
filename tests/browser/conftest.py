"""Sites as readers meet them: opened from a disk, in a real browser.

The browser is started once, the sample is built once, and a page is looked at from several sides while it is
open. People look as well: `--pictures` leaves pictures of every kind of page in site/.pictures.
"""

from contextlib import ExitStack
from datetime import date
from pathlib import Path

import pytest

from cxrisk.publish.build import build
from tests.browser.kinds import kinds_of
from tests.browser.visit import Readers, Visits, serving

CHECKOUT = Path(__file__).parents[2]
PICTURES = CHECKOUT / "site" / ".pictures"
TALLEST = 5000
"""Pixels of a page that a picture shows: nobody looks at a picture of 400 rows."""
TODAY = date(2026, 11, 22)


def pytest_collection_modifyitems(items):
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    """The sample portfolio, built."""
    site = tmp_path_factory.mktemp("sample") / "site"
    build(CHECKOUT, TODAY, site)
    return site


@pytest.fixture(scope="session")
def kinds(sample):
    """A page of each kind of the sample, by the name of the kind."""
    return kinds_of(sample)


@pytest.fixture
def served():
    """Serves folders from ports of this machine."""
    with ExitStack() as stack:
        yield lambda folder: stack.enter_context(serving(folder))


@pytest.fixture(scope="session")
def readers(chromium):
    """Those who visit the pages."""
    both = Readers(chromium)
    yield both
    both.close()


@pytest.fixture
def visit(readers):
    """Opens pages; in the end nothing may have been asked of elsewhere, and no script may have failed."""
    visits = Visits(readers)
    yield visits.to
    visits.close()
    assert visits.asked
    assert visits.of_elsewhere() == []
    assert visits.wrong == []


@pytest.fixture
def picture(request):
    """Puts pictures of a page, as it is opened, where people look: site/.pictures; if they want to look."""

    def take(page, name, *views):
        if not request.config.getoption("--pictures"):
            return
        before = page.viewport_size
        for view in views:
            path = PICTURES / f"{name.replace('/*', '.one')}-{view['width']}.jpg"
            path.parent.mkdir(parents=True, exist_ok=True)
            page.set_viewport_size(view)
            clip = {"x": 0, "y": 0, "width": view["width"], "height": TALLEST}
            page.screenshot(path=path, type="jpeg", quality=85, full_page=True, clip=clip)
        page.set_viewport_size(before)
        page.reload()

    return take
