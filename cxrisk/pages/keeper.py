"""Pages of an earlier build, taken over where nothing that they rest on has changed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import blake2b
from typing import Protocol, TypeAlias, TypeVar, cast

from cxrisk.history.edition import Edition
from cxrisk.pages.digests import Digests
from cxrisk.pages.leads import leads_of
from cxrisk.pages.lean import lean
from cxrisk.pages.page import Page
from cxrisk.pages.reading import Reading
from cxrisk.pages.render import foot
from cxrisk.pages.watched import ALL, Seen, Watch, Watched, look_up
from cxrisk.records import dataclass

T = TypeVar("T")
_HERE = "<!-- cxrisk edition -->"
Value: TypeAlias = tuple[str, str]
"""The name of something that was looked at, and the key in it."""


@dataclass(frozen=True, slots=True)
class Rests:
    """What the pages of one build rest on."""

    values: Sequence[tuple[str, str, str]]
    """All that one of them has looked at: a name, a key, and a digest of what stood there."""
    always: Sequence[tuple[str, str]]
    """What all rest on, whole: a name, and a digest of what stood there."""
    pages: Mapping[str, tuple[str, Sequence[int]]]
    """By address or another name: a digest of what was handed over, and the places of the values."""
    groups: Mapping[str, Sequence[str]]
    """The pages that are kept under one name, by address."""


NOTHING = Rests((), (), {}, {})


class Shelf(Protocol):
    """Where pages are kept from one build to the next."""

    def rests(self) -> Rests:
        """What the kept pages rest on."""

    def get(self, address: str) -> Page | None:
        """The page as it was kept, if it was."""

    def put(self, address: str, page: Page) -> None:
        """Keep the page."""

    def lines(self, name: str) -> Mapping[str, str]:
        """The lines that are kept under this name, by the digests of their sources."""

    def put_lines(self, name: str, lines: Mapping[str, str]) -> None:
        """Keep these, and no others, under this name."""

    def close(self, rests: Rests) -> None:
        """These are all the pages of this build: what they rest on, those included that were taken over."""


class Keeper:
    """Gives a page as it was kept, where it would come out the same; else has it made, and keeps it.

    What has changed is found out once, value by value, for all pages.
    """

    def __init__(self, shelf: Shelf, edition: Edition) -> None:
        """The commit at its foot may change while a page stays: the line of this `edition` is put in."""
        self._shelf, self._edition, self._foot = shelf, edition, _inside(foot(edition))
        self._digests = Digests()
        self._of_edition = self._digests.of(replace(edition, commit="", uncommitted=False))
        self._watched: Reading | None = None
        self._watch = Watch()
        self._last = shelf.rests()
        self._changed: frozenset[int] | None = None
        """The places of the values that are not what they were."""
        self._now: dict[Value, str] = {}
        self._looks: dict[str, Callable[[str], object]] = {}
        """What gives the values of a name, by the name."""
        self._places: dict[Value, int] = {
            (name, key): n for n, (name, key, _) in enumerate(self._last.values)
        }
        self._rests_on: dict[str, tuple[str, Sequence[int]]] = {}
        """The pages of this build, by address."""
        self._groups: dict[str, Sequence[str]] = {}
        self._always: set[str] = {name for name, _ in self._last.always}
        """What all rest on."""

    def page(self, reading: Reading, address: str, given: object, make: Callable[[Reading], Page]) -> Page:
        """The page at `address`, which `make` makes of the reading and of what is `given`."""
        kept = self._shelf.get(address) if self.stands(reading, address, given) else None
        if kept:
            return self._with_foot(kept)
        made = self._lean(self.made(reading, address, given, make))
        self._keep(address, [made])
        return self._with_foot(made)

    def pages(self, reading: Reading, name: str, make: Callable[[Reading], Iterable[Page]]) -> Iterable[Page]:
        """The pages that `make` makes of the reading: as they were kept, or all of them made."""
        before = self._last.groups.get(name, ()) if self.stands(reading, name, None) else ()
        kept = [page for page in map(self._shelf.get, before) if page]
        if not kept or len(kept) < len(before):
            kept = [self._lean(page) for page in self.made(reading, name, None, lambda one: list(make(one)))]
            self._keep(name, kept)
        self._groups[name] = [page.address for page in kept]
        return map(self._with_foot, kept)

    def lines(self, name: str, sources: Sequence[str], make: Callable[[str], str]) -> Iterable[str]:
        """The line that `make` makes of each source and of nothing else: as it was kept, or made."""
        keys = [blake2b(one.encode(), digest_size=16).hexdigest() for one in sources]
        kept = self._shelf.lines(name)
        made = {
            key: kept[key] if key in kept else make(source) for key, source in zip(keys, sources, strict=True)
        }
        if made.keys() != kept.keys():
            self._shelf.put_lines(name, made)
        return [made[key] for key in keys]

    def stands(self, reading: Reading, name: str, given: object) -> bool:
        """Whether what was made under this name would come out the same."""
        changed = self._changed_in(reading)
        of_given, places = self._last.pages.get(name, ("", ()))
        if of_given != self._of(given) or not changed.isdisjoint(places):
            return False
        self._rests_on[name] = of_given, places
        return True

    def made(self, reading: Reading, name: str, given: object, make: Callable[[Reading], T]) -> T:
        """What `make` makes; what that rests on is noted under this name."""
        self._watched = self._watched or cast("Reading", Watched(reading, self._watch))
        made = make(self._watched)
        self._rests_on.pop(name, None)
        noted = self._noted(reading, self._watch.taken())
        if noted is not None:
            places = [self._places.setdefault(value, len(self._places)) for value in noted]
            self._rests_on[name] = self._of(given), places
        return made

    def done(self) -> None:
        """There are no more pages."""
        used = set[int]().union(*(places for _, places in self._rests_on.values()))
        new = {place: n for n, place in enumerate(sorted(used))}
        values = [(*value, self._now[value]) for value, place in self._places.items() if place in used]
        pages = self._rests_on
        if len(used) < len(self._places):
            pages = {name: (given, [new[one] for one in places]) for name, (given, places) in pages.items()}
        groups = {name: kept for name, kept in self._groups.items() if name in pages}
        always = [(name, self._now[name, ALL]) for name in sorted(self._always)]
        self._shelf.close(Rests(values, always, pages, groups))

    def _lean(self, page: Page) -> Page:
        html = page.html.replace(self._foot, _HERE, 1)
        return replace(page, html=lean(html), leads=leads_of(page.address, html), is_lean=True)

    def _keep(self, name: str, pages: Sequence[Page]) -> None:
        """Keep what was made under this name, if the line of the edition is sure to be put in right."""
        own = self._edition.commit or self._foot
        if not all(_HERE in page.html and own not in page.html for page in pages):
            self._rests_on.pop(name, None)
        for page in pages if name in self._rests_on else ():
            self._shelf.put(page.address, page)

    def _with_foot(self, page: Page) -> Page:
        return replace(page, html=page.html.replace(_HERE, self._foot))

    def _of(self, given: object) -> str:
        return self._digests.of((self._of_edition, given))

    def _changed_in(self, reading: Reading) -> frozenset[int]:
        if self._changed is None:
            self._digests.know(reading.outcome)
            if any(self._digest(reading, (name, ALL)) != was for name, was in self._last.always):
                self._last = NOTHING
            self._changed = frozenset(
                place
                for place, (name, key, was) in enumerate(self._last.values)
                if self._digest(reading, (name, key)) != was
            )
        return self._changed

    def _noted(self, reading: Reading, seen: Seen) -> Sequence[Value] | None:
        """What was seen; nothing where it is not certain that digests tell all changes of it."""
        self._always.update(self._watch.always)
        values = [(name, key) for name, keys in sorted(seen.items()) for key in sorted(keys)]
        always = [(name, ALL) for name in self._always]
        digests = [self._digest(reading, value) for value in (*always, *values)]
        return values if all(digests) else None

    def _digest(self, reading: Reading, value: Value) -> str:
        """The digest of what stands there now; empty where there is none."""
        known = self._now.get(value)
        if known is None:
            name, key = value
            try:
                look = self._looks.get(name) or self._looks.setdefault(name, look_up(reading, name))
                known = self._digests.of(look(key))
            except (TypeError, AttributeError):  # of another kind than it was, or of none that has a digest
                known = ""
            self._now[value] = known
        return known


def _inside(line: str) -> str:
    """What stands in the paragraph: what is around it may lose end tags and quotes."""
    return line.partition(">")[2].rpartition("</p>")[0]
