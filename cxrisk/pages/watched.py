"""An outcome that notes what somebody looks at: from then on it is known what his answer rests on."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from types import MethodType
from typing import Any

from cxrisk.errors import CxriskError
from cxrisk.graph.build import Graph
from cxrisk.model.portfolio import Portfolio
from cxrisk.pipeline import Outcome

ALL = ""
"""In the place of a key: the whole value."""

Seen = Mapping[str, frozenset[str]]
"""What was looked at: the name of a value, and the keys in it; `ALL` where that is the whole of it."""


class Watch:
    """All that was looked at since the last time somebody asked."""

    def __init__(self) -> None:
        self._notes: dict[str, set[str]] = {}
        self._always: set[str] = set()

    def notes_of(self, name: str) -> set[str]:
        """Where the keys are noted that are asked of a mapping or a set."""
        return self._notes.setdefault(name, set())

    def note_always(self, name: str) -> None:
        """Something small that one has looked at: all rest on it."""
        self._always.add(name)

    @property
    def always(self) -> Iterable[str]:
        """What all rest on, whole."""
        return sorted(self._always)

    def taken(self) -> Seen:
        """What else was looked at; these notes begin anew."""
        seen = {name: frozenset(keys) for name, keys in self._notes.items() if keys}
        for keys in self._notes.values():
            keys.clear()
        return seen


class Watched:
    """Stands for a reading, its outcome or its portfolio: gives what they give, and methods run on it."""

    def __init__(self, whole: object, watch: Watch, path: str = "") -> None:
        self._whole, self._watch, self._path = whole, watch, path

    def once(self, view: Callable[["Watched"], Any]) -> Any:  # noqa: ANN401 - as the whole gives it
        """A view, worked out each time: each page that shows it has looked at all that it rests on."""
        return view(self)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - as the whole gives it
        value = getattr(self._whole, name)
        given = self._given(f"{self._path}{name}", value)
        if not isinstance(value, tuple):  # each look at one of those is noted
            self.__dict__[name] = given
        return given

    def _given(self, path: str, value: object) -> object:
        if isinstance(value, MethodType):
            return MethodType(value.__func__, self)
        if isinstance(value, Portfolio | Outcome):
            return Watched(value, self._watch, f"{path}.")
        if isinstance(value, Graph):
            return WatchedGraph(value, self._watch, path)
        return self._noted(path, value)

    def _noted(self, path: str, value: object) -> object:
        if isinstance(value, Mapping):
            return WatchedMapping(value, self._watch.notes_of(path))
        if isinstance(value, frozenset):
            return WatchedSet(value, self._watch.notes_of(path))
        if isinstance(value, tuple):
            self._watch.notes_of(path).add(ALL)
        else:
            self._watch.note_always(path)
        return value


class WatchedMapping(Mapping[str, Any]):
    """A mapping that notes what is asked of it."""

    __slots__ = ("_notes", "_whole")

    def __init__(self, whole: Mapping[str, Any], notes: set[str]) -> None:
        self._whole, self._notes = whole, notes

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401 - as the whole gives it
        self._notes.add(key)
        return self._whole[key]

    def __contains__(self, key: object) -> bool:
        self._notes.add(key if isinstance(key, str) else ALL)
        return key in self._whole

    def get(self, key: str, default: Any = None) -> Any:  # noqa: ANN401 - as the whole gives it
        """What stands under the key, else the default."""
        self._notes.add(key)
        return self._whole.get(key, default)

    def __iter__(self) -> Iterator[str]:
        self._notes.add(ALL)
        return iter(self._whole)

    def __len__(self) -> int:
        self._notes.add(ALL)
        return len(self._whole)

    def values(self) -> Any:  # noqa: ANN401 - as the whole gives it
        """All values."""
        self._notes.add(ALL)
        return self._whole.values()

    def items(self) -> Any:  # noqa: ANN401 - as the whole gives it
        """All keys with their values."""
        self._notes.add(ALL)
        return self._whole.items()


class WatchedSet(AbstractSet[str]):
    """A set that notes what is asked of it."""

    __slots__ = ("_notes", "_whole")

    def __init__(self, whole: frozenset[str], notes: set[str]) -> None:
        self._whole, self._notes = whole, notes

    def __contains__(self, key: object) -> bool:
        self._notes.add(key if isinstance(key, str) else ALL)
        return key in self._whole

    def __iter__(self) -> Iterator[str]:
        self._notes.add(ALL)
        return iter(self._whole)

    def __len__(self) -> int:
        self._notes.add(ALL)
        return len(self._whole)


class WatchedGraph:
    """A graph that notes what is asked of it: a question's words, with tabs between, stand for its answer."""

    def __init__(self, whole: Graph, watch: Watch, path: str) -> None:
        self._whole, self._watch, self._path = whole, watch, path
        self.nodes = WatchedMapping(whole.nodes, watch.notes_of(f"{path}.nodes"))

    def find(self, name: str) -> str:
        """As the graph's."""
        self._watch.notes_of(f"{self._path}.find").add(name)
        return self._whole.find(name)

    def forth(self, node: str, *kinds: str) -> Iterator[str]:
        """As the graph's."""
        self._watch.notes_of(f"{self._path}.forth").add("\t".join((node, *kinds)))
        return self._whole.forth(node, *kinds)

    def back(self, node: str, *kinds: str) -> Iterator[str]:
        """As the graph's."""
        self._watch.notes_of(f"{self._path}.back").add("\t".join((node, *kinds)))
        return self._whole.back(node, *kinds)


def look_up(whole: object, name: str) -> Callable[[str], object]:
    """What gives, of a key, what a note of this name speaks of, as it is now.

    Raises:
        AttributeError: nothing of the name is there.
    """
    for step in name.split("."):
        whole = getattr(whole, step)
    found = _by_key(whole)
    return lambda key: whole if key == ALL else found(key)


def _by_key(whole: object) -> Callable[[str], object]:
    if isinstance(whole, MethodType):
        return lambda words: _answer(whole, words.split("\t"))
    if isinstance(whole, Mapping):
        return whole.get
    return lambda key: isinstance(whole, frozenset) and key in whole


def _answer(question: MethodType, words: list[str]) -> object:
    """What the graph says now; it does not know every node that it knew."""
    try:
        answer = question(*words)
        return answer if isinstance(answer, str) else tuple(answer)
    except (CxriskError, KeyError):
        return None
