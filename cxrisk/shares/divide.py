"""Which files are checked together, and by which process: told by their bytes, before anybody has read them.

This only decides how much work can be shared: whoever checks a share finds out whether it stands alone.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

from cxrisk.pipeline import MANY
from cxrisk.shares.named import named_in
from cxrisk.shares.roots import Roots
from cxrisk.sources.file_read import Contents

Share = list[str]
"""Paths."""

_LARGEST = 0.75
"""Of all bytes; where a share is larger than that, all files might as well be checked together."""
_EXTRA = 0.04
"""So much less is for the first process: it also puts the shares together, and says what was found."""
_AT_A_TIME = 1000
"""So many files a process checks together: of more, each costs more, for what it needs is further away."""
_OF_ONE_TEAM = re.compile(rb"^kind: *(?:assessment|journey)\b", re.MULTILINE)
_HOLDS_JOURNEYS = b"\njourneys:"
_ID = re.compile(rb"\bid: *([\w-]+)")


def divided(contents: Contents, jobs: int) -> list[list[Share]]:
    """The shares of each of so many processes, each share with the files that all need.

    Nothing where it is not worth it.
    """
    sizes = {path: len(raw) for path, raw in contents.items() if isinstance(raw, bytes)}
    if len(sizes) < len(contents) or (jobs == 1 and len(contents) <= MANY):
        return []
    common, groups = _groups({path: raw for path, raw in contents.items() if isinstance(raw, bytes)})
    processes = [_shares(one) for one in _dealt(groups, sizes, jobs)]
    heaviest = max((_weight(share, sizes) for shares in processes for share in shares), default=0)
    if heaviest + _weight(common, sizes) >= _LARGEST * _weight(sizes, sizes):
        return []
    return [[sorted([*common, *share]) for share in shares or [[]]] for shares in processes]


def _dealt(groups: Sequence[Share], sizes: Mapping[str, int], jobs: int) -> list[list[Share]]:
    """The groups of each process, the largest first: all get about as many bytes."""
    dealt: list[list[Share]] = [[] for _ in range(jobs)]
    weights = [int(_EXTRA * _weight(sizes, sizes)), *[0] * (jobs - 1)]
    for group in sorted(groups, key=lambda paths: -_weight(paths, sizes)):
        lightest = weights.index(min(weights))
        dealt[lightest].append(group)
        weights[lightest] += _weight(group, sizes)
    return dealt


def _shares(groups: Sequence[Share]) -> list[Share]:
    """These groups in shares of about as many files, and no more of them than need be."""
    files = sum(map(len, groups))
    shares: list[Share] = [[] for _ in range(-(-files // _AT_A_TIME))]
    for group, before in zip(groups, accumulate(map(len, groups), initial=0), strict=False):
        shares[before * len(shares) // files] += group
    return [share for share in shares if share]


def _weight(paths: Iterable[str], sizes: Mapping[str, int]) -> int:
    return sum(map(sizes.__getitem__, paths))


def _groups(contents: Mapping[str, bytes]) -> tuple[list[str], list[list[str]]]:
    """The files that all need, and those that name one another, as far as bytes tell."""
    files = _files_by_id(contents)
    leads = Roots()
    for path, raw in contents.items():
        if not _OF_ONE_TEAM.search(raw):
            leads.join(path, "")
        for word in files.keys() & named_in(raw):
            leads.join(path, files[word])
    found: dict[str, list[str]] = {leads.root(""): []}
    for path in contents:
        found.setdefault(leads.root(path), []).append(path)
    return found.pop(leads.root("")), list(found.values())


def _files_by_id(contents: Mapping[str, bytes]) -> dict[bytes, str]:
    """The files by what a reference to something in them begins with."""
    files = {}
    for path, raw in contents.items():
        files[path.rpartition("/")[2].rpartition(".")[0].encode()] = path
        if _HOLDS_JOURNEYS in raw:
            files.update((word, path) for word in _ID.findall(raw))
    return files
