"""A state, read: its records and their scores, with what could not be read."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import PurePosixPath

from cxrisk.findings import Finding, Place
from cxrisk.history.states import State
from cxrisk.model.fields import Record
from cxrisk.model.portfolio import Portfolio
from cxrisk.pipeline import Understood, understood
from cxrisk.records import dataclass
from cxrisk.resolve.declared import CATALOG_LISTS, declare
from cxrisk.scoring.score import RiskScore
from cxrisk.sources.cache import Cache
from cxrisk.sources.memory import no_collection
from cxrisk.sources.read import Sources, gathered, read_files
from cxrisk.sources.trouble import Unreadable

CATALOG_KINDS = frozenset(CATALOG_LISTS.values())


@dataclass(frozen=True)  # no slots: what is asked for often is kept once it was worked out
class Reading:
    """What one state says."""

    state: State
    understood: Understood

    @property
    def name(self) -> str:
        """What the state is called."""
        return self.state.name

    @property
    def sources(self) -> Sources:
        """Its files, as they were read."""
        return self.understood.sources

    @property
    def portfolio(self) -> Portfolio:
        """Its records."""
        return self.understood.portfolio

    @property
    def scores(self) -> Mapping[str, RiskScore]:
        """By the risk's key."""
        return self.understood.scores

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with the form of its files."""
        return (*self.sources.findings, *self.understood.dangling)

    @cached_property
    def _written(self) -> Mapping[str, Mapping[str, Place]]:
        """All ids that stand in readable files, by kind, whether their records can be used or not."""
        return declare(self.sources.documents, ())[0].places

    @cached_property
    def lost_fields(self) -> frozenset[tuple[Place, str]]:
        """Fields of records, by the record's place, of which something could not be used."""
        return frozenset(
            (Place(one.path, one.pointer[:depth]), step)
            for one in self.portfolio.lost
            for depth, step in enumerate(one.pointer)
            if isinstance(step, str)
        )

    def could_not_be_read(self, path: str) -> bool:
        """Whether nothing of this file, which stands here, could be used."""
        return path in self.sources.texts and path not in self._readable

    @cached_property
    def _readable(self) -> frozenset[str]:
        return frozenset(one.path for one in self.sources.documents)

    def could_not_read(self, kind: str, record: Record) -> bool:
        """Whether a record that the other state has may stand in a file that could not be read here."""
        stem = PurePosixPath(record.place.path).stem
        return stem in self.sources.unread or (kind in CATALOG_KINDS and self.sources.catalog_unread)

    def cannot_use(self, kind: str, key: str) -> bool:
        """Whether a record stands here and cannot be used."""
        return key in self._written.get(kind, ())


def read_one(state: State, name: str) -> Reading:
    """Read one state; `name` is the portfolio's where no file says it.

    Raises:
        CxriskError: PyYAML lacks libyaml.
    """
    with no_collection():
        return _reading(state, sources_of(state), name)


def read_both(
    before: State, after: State, name: str, *, jobs: int = 1, cache: Cache | None = None
) -> tuple[Reading, Reading]:
    """Read two states of one workspace; `name` is the portfolio's where no file says it.

    A file that is the same in both is read once. Up to so many `jobs` read, and what the `cache` knows of
    the later state is not read again.

    Raises:
        CxriskError: PyYAML lacks libyaml.
    """
    with no_collection():
        old, new = sources_of_both(before, after, jobs=jobs, cache=cache)
        return _reading(before, old, name), _reading(after, new, name)


def sources_of_both(
    before: State, after: State, *, jobs: int = 1, cache: Cache | None = None
) -> tuple[Sources, Sources]:
    """The files of two states; one that is the same in both is read once."""
    olds, news = dict(before.files), dict(after.files)
    read = {file.path: file for file in read_files(*_files(after), jobs, cache)}
    changed = [path for path, content in olds.items() if news.get(path) != content]
    reread = {file.path: file for file in read_files(changed, olds.__getitem__, jobs)}
    return gathered(reread.get(path) or read[path] for path in olds), gathered(read.values())


def sources_of(state: State, cache: Cache | None = None) -> Sources:
    """The files of one state."""
    return gathered(read_files(*_files(state), cache=cache))


def _reading(state: State, sources: Sources, name: str) -> Reading:
    return Reading(state, understood(sources, name))


def _files(state: State) -> tuple[Sequence[str], Callable[[str], bytes | Unreadable]]:
    """The paths of a state, and what gives the content of one."""
    held = dict(state.files)
    return list(held), held.__getitem__
