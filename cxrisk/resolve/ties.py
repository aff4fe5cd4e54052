"""Which files lead to which: noted while references are followed."""

from cxrisk.findings import Place
from cxrisk.resolve.declared import CATALOG_LISTS, Declared

_ALL_SEE = frozenset((*CATALOG_LISTS.values(), "executive"))
"""Kinds of record in files that belong to the whole workspace."""


class Ties:
    """For each file, by path, the files whose records it names; also its own, perhaps."""

    def __init__(self) -> None:
        self.of: dict[str, set[str]] = {}
        self._here: set[str] = set()

    def begin(self, path: str) -> None:
        """From now on, it is this file whose references are followed."""
        self._here = self.of.setdefault(path, set())

    def note(self, path: str) -> None:
        """It names a record of the file at `path`."""
        self._here.add(path)

    def watch(self, declared: Declared) -> None:
        """Note whenever an id is found among the declared."""
        for kind, known in declared.places.items():
            if kind not in _ALL_SEE:
                declared.places[kind] = _Noting(known, self)


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
