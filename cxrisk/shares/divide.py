"""Which files are checked by which process: told by their bytes, before anybody has read them.

This only decides how much work can be shared: whoever checks a share finds out whether it stands alone.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from cxrisk.shares.roots import Roots
from cxrisk.sources.file_read import Contents

_LARGEST = 0.75
"""Of all bytes; where a share is larger than that, one process might as well do it all."""
_EXTRA = 0.04
"""So much less is in the first share: who has it also puts them together, and says what was found."""
_OF_ONE_TEAM = re.compile(rb"^kind: *(?:assessment|journey)\b", re.MULTILINE)
_HOLDS_JOURNEYS = b"\njourneys:"
_ID = re.compile(rb"\bid: *([\w-]+)")
_BEFORE = b"[{(,:'\">-"
"""What may stand right before a reference."""


def divided(contents: Contents, jobs: int) -> list[list[str]]:
    """The paths of so many shares, each with the files that all need; nothing where that is not worth it."""
    sizes = {path: len(raw) for path, raw in contents.items() if isinstance(raw, bytes)}
    if len(sizes) < len(contents) or jobs < 2:  # noqa: PLR2004 - one process needs no shares
        return []
    common, groups = _groups({path: raw for path, raw in contents.items() if isinstance(raw, bytes)})
    shares: list[list[str]] = [[] for _ in range(jobs)]
    weights = [int(_EXTRA * sum(sizes.values())), *[0] * (jobs - 1)]
    for group in sorted(groups, key=lambda paths: -sum(map(sizes.__getitem__, paths))):
        lightest = weights.index(min(weights))
        shares[lightest] += group
        weights[lightest] += sum(map(sizes.__getitem__, group))
    heaviest = max(weights) + sum(map(sizes.__getitem__, common))
    return (
        [sorted([*common, *share]) for share in shares] if heaviest < _LARGEST * sum(sizes.values()) else []
    )


def _groups(contents: Mapping[str, bytes]) -> tuple[list[str], list[list[str]]]:
    """The files that all need, and those that name one another, as far as bytes tell."""
    files = _files_by_id(contents)
    leads = Roots()
    for path, raw in contents.items():
        leads.join(path, path if _OF_ONE_TEAM.search(raw) else "")
        for word in _words_before_a_slash(raw):
            other = files.get(word)
            if other is not None:
                leads.join(path, other)
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


def _words_before_a_slash(raw: bytes) -> Iterator[bytes]:
    pieces: Sequence[bytes] = raw.split(b"/")
    for piece in pieces[:-1]:
        words = piece.rsplit(None, 1)
        if words:
            yield words[-1].lstrip(_BEFORE)
