"""A workspace checked again: only what a change could have a say in is worked out anew."""

from collections import defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from pathlib import Path
from typing import NamedTuple

from cxrisk.found import Found
from cxrisk.pipeline import Understood, judged, understood, weigh
from cxrisk.resolve.ties import Ties
from cxrisk.shares.group import Group
from cxrisk.shares.join import Apart, joined
from cxrisk.shares.share import share_of, stands_alone, told_apart
from cxrisk.sources.file_read import Contents
from cxrisk.sources.memory import no_collection
from cxrisk.sources.read import Sources, gathered, read_files
from cxrisk.sources.texts import Texts

_MOST = 0.5
"""Of all files; for more it is not worth it."""


class Known(NamedTuple):
    """What was found, and what of it is of use to the next check."""

    found: Found
    groups: Sequence[Group]
    """First the files that all see; nothing at all where only all files together could be judged."""


def at_first(root: Path, sources: Sources, today: date, *, baseline: bool) -> Known:
    """What there is to say of all files of the workspace on one day."""
    with no_collection():
        ties = Ties()
        state = understood(sources, root.name, ties)
        return all_of(root, state, ties, today, baseline=baseline)


def all_of(root: Path, state: Understood, ties: Ties, today: date, *, baseline: bool) -> Known:
    """What there is to say of a state on one day; `ties` holds what leads from file to file."""
    if stands_alone(state):
        share = told_apart(state, today, ties)
        groups = (share.common, *share.groups)
        return Known(joined(root, share, groups, state.sources.texts, baseline=baseline), groups)
    found = judged(root, state, today)
    return Known(weigh(found, state.portfolio.settings, whole=False) if baseline else found, ())


def concerns_all(changed: AbstractSet[str], groups: Sequence[Group], files: int) -> bool:
    """Whether the change has a say in so much of what was found that all files are to be checked."""
    common, *others = groups
    touched = sum(len(one.files) for one in (common, *_touched(changed, others)))
    return not changed.isdisjoint(common.paths) or touched > _MOST * files


def again(
    root: Path,
    contents: Contents,
    today: date,
    changed: AbstractSet[str],
    groups: Sequence[Group],
    *,
    baseline: bool,
) -> Known | None:
    """What there is to say on the same day as of the `groups`, now that the files at some paths have changed.

    Nothing where that cannot be told without all the others.
    """
    if concerns_all(changed, groups, len(contents)):
        return None
    common, *others = groups
    touched = _touched(changed, others)
    rest = [one for one in others if not one.seeks and changed.isdisjoint(one.paths)]
    paths = sorted(path for one in (common, *touched) for path in one.paths)
    with no_collection():
        sources = gathered(read_files(paths, contents.__getitem__))
        share = share_of(sources, root.name, today, _offered(rest))
        apart = Apart()
        if share is None or not (apart.take(share.common, share.groups) and apart.take(common, rest)):
            return None
        return Known(joined(root, share, apart.groups, Texts(contents), baseline=baseline), apart.groups)


def _touched(changed: AbstractSet[str], groups: Sequence[Group]) -> list[Group]:
    """The groups in which something changed, or that seek what may have come with the change."""
    return [one for one in groups if one.seeks or not changed.isdisjoint(one.paths)]


def _offered(groups: Sequence[Group]) -> dict[str, set[str]] | None:
    """What these groups declare, by kind; nothing where that was not noted."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for group in groups:
        if group.offers is None:
            return None
        for kind, keys in group.offers.items():
            found[kind].update(keys)
    return found
