"""Some files checked as though there were no others beside the catalogs, and told apart by groups."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath

from cxrisk.checks import ALL_CHECKS, unused
from cxrisk.checks.check import Check
from cxrisk.findings import Finding
from cxrisk.pipeline import Checked, Understood, checked, let_go, understood
from cxrisk.records import dataclass
from cxrisk.resolve.declared import UNREAD
from cxrisk.resolve.ties import Ties
from cxrisk.shares.belonging import groups_of
from cxrisk.shares.group import Group
from cxrisk.sources.read import Sources

_IN_SHARES: tuple[Check, ...] = tuple(
    replace(one, unless=None) for one in ALL_CHECKS if one is not unused.CHECK
)
_SILENCED = tuple((one.id, one.unless) for one in ALL_CHECKS if one.unless)
_JOINING = tuple(one.joins for one in ALL_CHECKS if one.joins)
Offers = Mapping[str, AbstractSet[str]]
"""What files declare that are not looked at, by kind."""


@dataclass(slots=True)
class Share:
    """What came of some files."""

    state: Understood
    done: Checked
    common: Group
    """The catalogs, the portfolio's own file, and the files that these name."""
    groups: list[Group]
    """All others, by their first path."""


def share_of(sources: Sources, name: str, today: date, elsewhere: Offers | None = None) -> Share | None:
    """These files checked on one day, but for what only all files together can tell.

    Nothing where other files may have a say in it, such as where a reference leads nowhere and nobody knows
    what is `elsewhere`. `name` is the portfolio's where no file says it.
    """
    ties = Ties(elsewhere or {})
    state = understood(sources, name, ties)
    alone = stands_alone(state) and not ties.lead_elsewhere and (elsewhere is not None or not _astray(state))
    return told_apart(state, today, ties) if alone else None


def stands_alone(state: Understood) -> bool:
    """Whether groups of these files can be told apart.

    They cannot where a catalog could not be read: whatever leads nowhere may lead there.
    """
    return not state.sources.catalog_unread


def _astray(state: Understood) -> set[str]:
    """The paths of files with a reference that leads nowhere."""
    return {one.path for one in state.dangling if one.rule == "unknown-reference"}


def told_apart(state: Understood, today: date, ties: Ties) -> Share:
    """What is found, by groups of files; `ties` holds what leads from file to file."""
    joins = [one for joining in _JOINING for one in joining(state.portfolio)]
    unusable = {path: state.sources.texts[path] for path in state.sources.unusable}
    common, groups = groups_of(state.sources.documents, unusable, ties.of, joins)
    let_go(state.sources)
    done = checked(state, today, _IN_SHARES)
    at = {file.path: group for group in (common, *groups) for file in group.files}
    for finding in done.findings:
        at[_speaks_of(finding, at, common)].findings.append(finding)
    for later in done.later:
        at[_speaks_of(later.finding, at, common)].later.append(later)
    for ignore in state.ignores:
        at[ignore.path].ignores.append(ignore)
    for path, entry in unused.namings(done.view):
        at.get(path, common).names.add(entry)  # the library is everybody's
    for path, join in joins:
        at[path].joins.add(join)
    _note_what_is_lost(state, at)
    if _astray(state):
        _note_offers(ties, state.sources.unusable, groups)
    return Share(state, done, common, groups)


def _note_what_is_lost(state: Understood, at: Mapping[str, Group]) -> None:
    for path in (*state.sources.unusable, *(place.path for place in state.portfolio.lost)):
        at[path].whole = False
    for rule, unless in _SILENCED:
        for path in unless(state.portfolio):
            at[path].silences.add(rule)
    for path in _astray(state):
        at[path].seeks = True


def _note_offers(ties: Ties, unusable: Iterable[str], groups: Iterable[Group]) -> None:
    offers = {**ties.offers(), **{path: {UNREAD: [PurePosixPath(path).stem]} for path in unusable}}
    for group in groups:
        group.offers = {}
        for path in group.paths:
            for kind, keys in offers.get(path, {}).items():
                group.offers.setdefault(kind, []).extend(keys)


def _speaks_of(finding: Finding, at: Mapping[str, Group], common: Group) -> str:
    """The file that a finding is about: not a catalog where it points from there at who uses it."""
    if at[finding.path] is common:
        for one in finding.related:
            if at.get(one.path, common) is not common:
                return one.path
    return finding.path
