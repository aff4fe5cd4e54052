"""Pages of an earlier build, taken over where nothing that they rest on has changed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol, cast

from cxrisk.history.edition import Edition
from cxrisk.pages.digests import Digests
from cxrisk.pages.page import Page
from cxrisk.pages.reading import Reading
from cxrisk.pages.render import foot
from cxrisk.pages.watched import Seen, Watch, Watched, look_up
from cxrisk.records import dataclass

_HERE = "<!-- cxrisk edition -->"


@dataclass(frozen=True, slots=True)
class Kept:
    """A page with all that it rests on."""

    page: Page
    given: str
    """Digest of what was handed over for it."""
    rests_on: Mapping[str, Sequence[str]]
    """What was looked at: names, each with its keys."""
    as_it_was: str
    """Digest of all that stood there."""


class Shelf(Protocol):
    """Where pages are kept from one build to the next."""

    def get(self, address: str) -> Kept | None:
        """The page as it was kept, if it was."""

    def put(self, address: str, kept: Kept) -> None:
        """Keep the page."""


class Keeper:
    """Gives a page as it was kept, where it would come out the same; else has it made, and keeps it."""

    def __init__(self, shelf: Shelf, edition: Edition) -> None:
        """The commit at its foot may change while a page stays: the line of this `edition` is put in."""
        self._shelf, self._edition, self._foot = shelf, edition, foot(edition)
        self._digests = Digests()
        self._of_edition = self._digests.of(replace(edition, commit="", uncommitted=False))
        self._watched: Reading | None = None
        self._now: dict[str, dict[str, str]] = {}
        self._watch = Watch()

    def page(self, reading: Reading, address: str, given: object, make: Callable[[Reading], Page]) -> Page:
        """The page at `address`, which `make` makes of the reading and of what is `given`."""
        of_given = self._digests.of((self._of_edition, given))
        kept = self._shelf.get(address)
        if kept and kept.given == of_given and self._stands(reading, kept):
            return replace(kept.page, html=kept.page.html.replace(_HERE, self._foot))
        self._watched = self._watched or cast("Reading", Watched(reading, self._watch))
        page = make(self._watched)
        seen = self._watch.taken()
        html = page.html.replace(self._foot, _HERE, 1)
        noted = self._noted(reading, seen)
        if noted and _HERE in html and (self._edition.commit or self._foot) not in html:
            self._shelf.put(address, Kept(replace(page, html=html), of_given, *noted))
        return page

    def _stands(self, reading: Reading, kept: Kept) -> bool:
        try:
            return self._as_it_is(reading, kept.rests_on) == kept.as_it_was
        except (TypeError, AttributeError):  # what it rested on is of another kind now
            return False

    def _noted(self, reading: Reading, seen: Seen) -> tuple[Mapping[str, Sequence[str]], str] | None:
        """What was seen, and a digest of it; nothing where it is not certain that one tells all changes."""
        rests_on = {name: sorted(keys) for name, keys in sorted(seen.items())}
        try:
            return rests_on, self._as_it_is(reading, rests_on)
        except TypeError:
            return None

    def _as_it_is(self, reading: Reading, rests_on: Mapping[str, Sequence[str]]) -> str:
        """One digest of the digests of all these values, in their order."""
        found: list[str] = []
        for name, keys in rests_on.items():
            known = self._now.setdefault(name, {})
            for key in keys:
                digest = known.get(key)
                if digest is None:
                    digest = known[key] = self._digests.of(look_up(reading, name, key))
                found.append(digest)
        return self._digests.of(found)
