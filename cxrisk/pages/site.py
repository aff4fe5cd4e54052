"""Which pages a site has: one table."""

from collections.abc import Callable, Iterator

from cxrisk.pages.page import Edition, Page
from cxrisk.pipeline import Outcome

PAGES: tuple[Callable[[Outcome, Edition], Iterator[Page]], ...] = ()
"""Each gives the pages of one kind, in the order of the navigation."""


def all_pages(outcome: Outcome, edition: Edition) -> Iterator[Page]:
    """Every page of the site; those with a `nav` come in the order of the navigation."""
    for kind in PAGES:
        yield from kind(outcome, edition)
