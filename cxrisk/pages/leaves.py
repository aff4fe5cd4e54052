"""Long tables on several pages, and pages that stand in a row."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from cxrisk.pages.page import Link
from cxrisk.records import dataclass

T = TypeVar("T")

MOST = 300
"""Rows on one page."""


@dataclass(frozen=True, slots=True)
class First(Generic[T]):
    """As many as there is room to name, and how many there are besides."""

    shown: tuple[T, ...]
    more: int

    @property
    def total(self) -> int:
        """All of them."""
        return len(self.shown) + self.more


def first(several: Sequence[T], most: int) -> First[T]:
    """The first of several."""
    return First(tuple(several[:most]), max(0, len(several) - most))


def packed(parts: Iterable[T], rows: Callable[[T], int]) -> list[list[T]]:
    """Parts on pages, in their order, one page at least; too long a part gets one for itself."""
    pages: list[list[T]] = [[]]
    room = MOST
    for part in parts:
        if pages[-1] and rows(part) > room:
            pages.append([])
            room = MOST
        pages[-1].append(part)
        room -= rows(part)
    return pages


def numbered(address: str, title: str, pages: int) -> tuple[Link, ...]:
    """The pages: `risks.html`, `risks-2.html`, ... with their titles."""
    if pages == 1:
        return (Link(title, f"{address}.html"),)
    return tuple(
        Link(f"{title}, page {n} of {pages}", f"{address}{f'-{n}' if n > 1 else ''}.html")
        for n in range(1, pages + 1)
    )


def in_a_row(links: Sequence[Link]) -> Iterator[tuple[Link, Link | None, Link | None]]:
    """Each page with the one before and the one after it."""
    around = [None, *links, None]
    for n, link in enumerate(links):
        yield link, around[n], around[n + 2]
