"""One page of a site alone, without the others."""

from collections.abc import Callable, Iterable, Sequence

from cxrisk.history.edition import Edition
from cxrisk.history.since import Since
from cxrisk.pages.page import Page
from cxrisk.pages.reading import Reading
from cxrisk.pages.site import Kind
from cxrisk.pipeline import Outcome


class Single:
    """Pages of one outcome, each made when it is asked for; what they share is worked out once.

    Not to be asked by two at once.
    """

    def __init__(self, outcome: Outcome, edition: Edition, since: Since | None = None) -> None:
        """As for all pages."""
        self._edition, self._wanted = edition, ""
        self._reading = Reading(outcome, self, since)

    def find(self, kind: Kind, address: str) -> Page | None:
        """The page of this kind at `address`, as the whole site would have it; nothing where it has none."""
        self._wanted = address
        pages = kind(self._reading, self._edition)
        return next((page for page in pages if page.address == address), None)

    def pages(self, reading: Reading, _: str, make: Callable[[Reading], Iterable[Page]]) -> Iterable[Page]:
        """All of them."""
        return make(reading)

    def lines(self, _name: str, sources: Sequence[str], make: Callable[[str], str]) -> Iterable[str]:
        """All of them."""
        return map(make, sources)

    def page(self, reading: Reading, address: str, given: object, make: Callable[[Reading], Page]) -> Page:  # noqa: ARG002 - as keepers have it
        """The page, if it is the one that is wanted; else an empty leaf in its place."""
        return make(reading) if address == self._wanted else Page(address, "", "")
