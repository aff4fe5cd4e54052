"""Files that are new in one state, and the file of the other that what they hold came from."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from cxrisk.records import dataclass

_MOST = 10_000
"""So many pairs of files are compared line by line at most."""
_SHARE = 0.6
"""A file that has more of its lines from another came out of it."""
_LETTERS = 3
"""A line of fewer characters says nothing of where it comes from."""

Texts = Mapping[str, str]
"""Path -> the text of the file."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the content of a new file stood before."""

    path: str
    """Where it stands now."""
    before: str
    moved: bool
    """Whether the old file is gone; else it was split."""


def origins(before: Texts, after: Texts) -> tuple[Origin, ...]:
    """The new files that came out of an old one: by the same name in another folder, or by their lines."""
    come = sorted(after.keys() - before.keys())
    gone = {path for path in before if path not in after}
    changed = {path for path in before if path in gone or after[path] != before[path]} if come else set()
    lined = len(come) * len(changed) <= _MOST
    olds = {path: _lines(before[path]) for path in sorted(changed)} if lined else {}
    found = (_by_name(path, gone) or _by_lines(path, after[path], olds) for path in come)
    return tuple(Origin(path, old, old in gone) for path, old in zip(come, found, strict=True) if old)


def _by_name(path: str, gone: set[str]) -> str:
    twins = [old for old in sorted(gone) if PurePosixPath(old).stem == PurePosixPath(path).stem]
    return twins[0] if len(twins) == 1 else ""


def _by_lines(path: str, text: str, olds: Mapping[str, Counter[str]]) -> str:
    lines = _lines(text) if olds else Counter[str]()
    shared = {old: (lines & held).total() for old, held in olds.items()}
    best = max(shared, key=lambda old: (shared[old], old), default=path)
    return best if shared.get(best, 0) > _SHARE * lines.total() else ""


def _lines(text: str) -> Counter[str]:
    return Counter(_telling(text))


def _telling(text: str) -> Iterator[str]:
    for line in map(str.strip, text.splitlines()):
        if len(line) > _LETTERS and not line.startswith("#"):
            yield line
