"""A folder of ours in place of the one before, whole or not at all."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cxrisk.publish.lock import locked
from cxrisk.publish.marker import MARKER, is_ours, mark
from cxrisk.publish.swap import swap


@contextmanager
def replaced(target: Path, marker: str = MARKER) -> Iterator[Path]:
    """A new folder with our mark, beside `target`; it takes that one's place when the block ends well.

    Else `target` stays as it was. Nobody else can do the same meanwhile.

    Raises:
        CxriskError: somebody else does.
    """
    new, aside, lock = _beside(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    with locked(lock):
        _clear(target, new, aside, marker)
        try:
            new.mkdir()
            mark(new, marker)
            yield new
            swap(new, target, aside)
        finally:
            _clear(target, new, aside, marker)


@contextmanager
def held(target: Path) -> Iterator[None]:
    """The folder as it is, which nobody replaces meanwhile; what a build that died left there is removed.

    Raises:
        CxriskError: somebody does replace it.
    """
    new, aside, lock = _beside(target)
    with locked(lock):
        _clear(target, new, aside, MARKER)
        yield


def _beside(target: Path) -> tuple[Path, Path, Path]:
    new, aside, lock = (target.with_name(f".{target.name}-{word}") for word in ("new", "old", "lock"))
    return new, aside, lock


def _clear(target: Path, new: Path, aside: Path, marker: str) -> None:
    """Remove what a build left behind, this one or one that died; the old folder goes back where it was."""
    if aside.is_dir() and not target.exists():
        aside.rename(target)
    for left in (new, aside):
        if left.is_dir() and is_ours(left, marker):
            shutil.rmtree(left)
