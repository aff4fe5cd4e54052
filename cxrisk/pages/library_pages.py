"""The pages of the library: its index, then technologies, patterns and controls, each with its place here."""

from collections.abc import Iterator
from itertools import chain

from cxrisk.history.edition import Edition
from cxrisk.pages.control_page import control_pages
from cxrisk.pages.library import index_page
from cxrisk.pages.page import Page
from cxrisk.pages.pattern_page import pattern_pages
from cxrisk.pages.reading import Reading
from cxrisk.pages.shelf import Shelf
from cxrisk.pages.technology_page import technology_pages


def library_pages(reading: Reading, edition: Edition) -> Iterator[Page]:
    """All of them."""
    shelf = Shelf(reading)
    return chain(
        index_page(shelf, edition),
        technology_pages(shelf, edition),
        pattern_pages(shelf, edition),
        control_pages(shelf, edition),
    )
