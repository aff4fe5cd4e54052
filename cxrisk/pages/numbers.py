"""Risks by their place in the list of their page, where it has named them in full already."""

from collections.abc import Iterable, Mapping, Sequence

from cxrisk.pages.citations import RATING
from cxrisk.pages.page import Link
from cxrisk.records import dataclass


@dataclass(frozen=True, slots=True)
class Numbers:
    """The place of each risk of a page."""

    places: Mapping[str, int]
    """By the address of the risk."""

    def named(self, links: Iterable[Link]) -> tuple[Link, ...]:
        """Links to risks of the page as `risk 3`; all others as they are."""
        return tuple(self._named(link) for link in links)

    def rated(self, links: Sequence[Link]) -> tuple[Link, ...]:
        """What rests on something: the ratings of risks of the page first, `the rating of risk 1, risk 3`."""
        ours = [link for link in links if link.address in self.places and link.title.startswith(RATING)]
        short = self.named(ours)
        begun = tuple(Link(f"{RATING.removesuffix(': ')} {one.title}", one.address) for one in short[:1])
        return (*begun, *short[1:], *(link for link in links if link not in ours))

    def _named(self, link: Link) -> Link:
        place = self.places.get(link.address)
        return link if place is None else Link(f"risk {place}", link.address)
