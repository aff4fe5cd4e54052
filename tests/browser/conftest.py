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
from tests.browser.visit import Visits, serving

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


@pytest.fixture
def visit(chromium):
    """Opens pages; in the end nothing may have been asked of elsewhere, and no script may have failed."""
    visits = Visits(chromium)
    yield visits.to
    visits.close()
    assert visits.asked
    assert visits.of_elsewhere() == []
    assert visits.wrong == []


@pytest.fixture
def picture(request):
    """Puts pictures of a page, as it is opened, where people look: site/.pictures; if they want to look."""

    def take(page, name, *views):
        for view in views if request.config.getoption("--pictures") else ():
            path = PICTURES / f"{name.replace('/*', '.one')}-{view['width']}.jpg"
            path.parent.mkdir(parents=True, exist_ok=True)
            tab = page.context.new_page()
            tab.set_viewport_size(view)
            tab.goto(page.url)
            clip = {"x": 0, "y": 0, "width": view["width"], "height": TALLEST}
            tab.screenshot(path=path, type="jpeg", quality=85, full_page=True, clip=clip)
            tab.close()

    return take
