"""Which pages a site has: one table."""

from collections.abc import Callable, Iterator

from cxrisk.history.edition import Edition
from cxrisk.history.since import Since
from cxrisk.pages.board import board_pages
from cxrisk.pages.brief import brief_pages
from cxrisk.pages.built import built_pages
from cxrisk.pages.check_pages import check_pages
from cxrisk.pages.collision_page import collision_pages
from cxrisk.pages.front import front_pages
from cxrisk.pages.guide_page import guide_pages
from cxrisk.pages.initiative_page import initiative_pages
from cxrisk.pages.journey_page import journey_pages
from cxrisk.pages.keeper import Keeper, Shelf
from cxrisk.pages.library_pages import library_pages
from cxrisk.pages.matrix_pages import touchpoint_pages
from cxrisk.pages.method import method_pages
from cxrisk.pages.page import Page
from cxrisk.pages.person import person_pages
from cxrisk.pages.reading import Reading
from cxrisk.pages.register import register_pages
from cxrisk.pages.units import handoff_pages
from cxrisk.pipeline import Outcome

Kind = Callable[[Reading, Edition], Iterator[Page]]
"""Gives the pages of one kind."""
PAGES: tuple[Kind, ...] = (
    front_pages,
    person_pages,
    built_pages,
    handoff_pages,
    register_pages,
    touchpoint_pages,
    collision_pages,
    initiative_pages,
    brief_pages,
    journey_pages,
    library_pages,
    guide_pages,
    check_pages,
    method_pages,
    board_pages,
)
"""In the order of the navigation."""


def all_pages(
    outcome: Outcome, edition: Edition, shelf: Shelf | None = None, since: Since | None = None
) -> Iterator[Page]:
    """Every page of the site; those with a `nav` come in the order of the navigation.

    What changed `since` the last board pack stands on some of them. Those on the `shelf` are taken from there
    where nothing that they rest on has changed; it gets the others.
    """
    keeper = None if shelf is None else Keeper(shelf, edition)
    yield from (page for _, page in pages_by_kind(Reading(outcome, keeper, since), edition))
    if keeper:
        keeper.done()


def pages_by_kind(reading: Reading, edition: Edition) -> Iterator[tuple[Kind, Page]]:
    """The same of a reading, each with its kind: who knows that can ask for one of them alone."""
    for kind in PAGES:
        for page in kind(reading, edition):
            yield kind, page
