"""Files that lead to one another, and what the checks say of them: no other file has a say in it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from typing import Any, NamedTuple

from cxrisk.findings import Finding, Position
from cxrisk.found import Later
from cxrisk.records import dataclass
from cxrisk.sources.comments import Ignore, Named
from cxrisk.sources.plain_findings import finding_of, plain

Entry = tuple[str, str]
"""Kind and id of an entry of a catalog."""


class File(NamedTuple):
    """What other files have to know of one."""

    path: str
    ids: tuple[str, ...]
    """Of the file itself and of the journeys in it: what ids elsewhere may begin with."""


@dataclass(slots=True)
class Group:
    """Some files, and what there is to say of them before comments and baseline are heard."""

    files: list[File] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    later: list[Later] = field(default_factory=list)
    ignores: list[Ignore] = field(default_factory=list)
    names: set[Entry] = field(default_factory=set)
    """The entries of the workspace's catalogs that these files name."""
    joins: set[str] = field(default_factory=set)
    """What checks follow from file to file through the catalogs: no other group has any of it."""
    silences: set[str] = field(default_factory=set)
    """Checks that can tell nothing, whichever file they ask about, because of something lost in these."""
    whole: bool = True
    """Whether all could be used that is written in these files."""
    seeks: bool = False
    """Whether they name something that is nowhere: what may be meant could stand in any other file."""
    offers: dict[str, list[str]] | None = None
    """What they declare that others may name, by kind; noted of groups only, and where some file seeks."""

    @property
    def paths(self) -> Iterator[str]:
        """The paths of its files."""
        return (one.path for one in self.files)

    @property
    def ids(self) -> Iterator[str]:
        """The ids of its files."""
        return (one for file in self.files for one in file.ids)


def in_plain(groups: Iterable[Group]) -> list[Any]:
    """Groups as JSON can hold them."""
    return [
        [
            one.files,
            [[finding.path, *plain(finding)] for finding in one.findings],
            [[later.status, later.finding.path, *plain(later.finding)] for later in one.later],
            [_plain_ignore(ignore) for ignore in one.ignores],
            sorted(one.names),
            sorted(one.joins),
            sorted(one.silences),
            [one.whole, one.seeks, one.offers],
        ]
        for one in groups
    ]


def remembered(groups: Sequence[Any], paths: Iterable[str]) -> list[Group]:
    """The groups of just these files that `in_plain` made this of; nothing where it is something else."""
    try:
        found = from_plain(groups)
        return found if sorted(path for one in found for path in one.paths) == sorted(paths) else []
    except (TypeError, ValueError):
        return []


def from_plain(groups: Sequence[Any]) -> list[Group]:
    """The groups of which `in_plain` made this.

    Raises:
        TypeError, ValueError: it did not.
    """
    return [
        Group(
            [File(path, tuple(ids)) for path, ids in files],
            [finding_of(*one) for one in findings],
            [Later(finding_of(*one), status) for status, *one in later],
            [_ignore(*one) for one in ignores],
            {(kind, key) for kind, key in names},
            set(joins),
            set(silences),
            *state,
        )
        for files, findings, later, ignores, names, joins, silences, state in groups
    ]


def _plain_ignore(one: Ignore) -> list[Any]:
    return [one.path, one.position, sorted(one.lines), [[*named] for named in _rules(one)], one.because]


def _rules(one: Ignore) -> Iterator[tuple[str, Position]]:
    return ((named.rule, named.position) for named in one.rules)


def _ignore(
    path: str, position: Sequence[int], lines: Sequence[int], rules: Sequence[Any], because: str
) -> Ignore:
    named = tuple(Named(rule, Position(*at)) for rule, at in rules)
    return Ignore(path, Position(*position), frozenset(lines), named, because)
