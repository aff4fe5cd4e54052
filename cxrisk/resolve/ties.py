"""Which files lead to which: noted while references are followed."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from cxrisk.findings import Place
from cxrisk.resolve.declared import CATALOG_LISTS, Declared

_ALL_SEE = frozenset((*CATALOG_LISTS.values(), "executive"))
"""Kinds of record in files that belong to the whole workspace."""

NOTHING: Mapping[str, AbstractSet[str]] = {}


class Ties:
    """For each file, by path, the files whose records it names; also its own, perhaps."""

    def __init__(self, elsewhere: Mapping[str, AbstractSet[str]] = NOTHING) -> None:
        """`elsewhere` is what files declare that are not looked at, by kind."""
        self.of: dict[str, set[str]] = {}
        self._elsewhere = elsewhere
        self._declared = Declared()
        self._here: set[str] = set()

    @property
    def lead_elsewhere(self) -> bool:
        """Whether something names what a file declares that is not looked at."""
        return self._declared.asked_elsewhere

    def offers(self) -> dict[str, dict[str, list[str]]]:
        """What each file declares that others may name, by path and kind."""
        found: dict[str, dict[str, list[str]]] = {}
        for kind, known in self._declared.places.items():
            for key, place in known.items() if kind not in _ALL_SEE else ():
                found.setdefault(place.path, {}).setdefault(kind, []).append(key)
        return found

    def begin(self, path: str) -> None:
        """From now on, it is this file whose references are followed."""
        self._here = self.of.setdefault(path, set())

    def note(self, path: str) -> None:
        """It names a record of the file at `path`."""
        self._here.add(path)

    def watch(self, declared: Declared) -> None:
        """Note whenever an id is found among the declared."""
        self._declared, declared.elsewhere = declared, self._elsewhere
        for kind, known in declared.places.items():
            if kind not in _ALL_SEE:
                declared.places[kind] = _Noting(known, self)
        declared.unread = _NotingNames(declared.unread, self)


def unread(name: str) -> str:
    """What stands for all files of this name that could not be read: no path begins with a space."""
    return f" {name}"


class _NotingNames(set[str]):
    """Names of files that could not be read; whoever may lead into one is noted."""

    __slots__ = ("_ties",)

    def __init__(self, names: set[str], ties: Ties) -> None:
        super().__init__(names)
        self._ties = ties

    def __contains__(self, name: object) -> bool:
        found = super().__contains__(name)
        if found:
            self._ties.note(unread(str(name)))
        return found


class _Noting(dict[str, Place]):
    """Ids of one kind; whoever finds one is noted."""

    __slots__ = ("_ties",)

    def __init__(self, known: dict[str, Place], ties: Ties) -> None:
        super().__init__(known)
        self._ties = ties

    def __contains__(self, key: object) -> bool:
        place = self.get(key)  # type: ignore[call-overload] # any key may be asked for
        if place is None:
            return False
        self._ties.note(place.path)
        return True
