"""Files that are written whole or not at all."""

import os
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from cxrisk.errors import CxriskError

if TYPE_CHECKING:  # most commands write nothing
    from cxrisk.edits.edit import Change


def check_places(files: Sequence[str | Path], root: Path) -> None:
    """See that what is made can go into these files: each named once, and nothing that people wrote.

    Raises:
        CxriskError: two are one file, or one is part of the workspace.
    """
    from cxrisk.sources.discover import ASSESSMENTS
    from cxrisk.sources.discover import BASELINE as FILE

    own = [root / name for name in (ASSESSMENTS, FILE, "mkdocs.yml")]
    places = [Path(os.path.realpath(file)) for file in files]
    for file, place in zip(files, places, strict=True):
        if places.count(place) > 1 and (not place.exists() or place.is_file()):
            raise CxriskError(f"two are to be written into {file}", mend="give each a file of its own")
        if any(place.is_relative_to(one) for one in own):
            raise CxriskError(
                f"{file} is part of the workspace, and is left as it is", mend="name another place"
            )


def write_whole(path: Path, content: str | bytes) -> None:
    """Put `content` into the file, whatever stood there; nobody ever sees half of it.

    A link keeps pointing where it points; a device or a pipe is simply written to.

    Raises:
        CxriskError: it cannot be written; what stood there still stands.
    """
    target = Path(os.path.realpath(path))
    whole = content.encode() if isinstance(content, str) else content
    try:
        if target.exists() and not target.is_file() and not target.is_dir():
            target.write_bytes(whole)
            return
        fresh = _beside(target, whole)
        try:
            fresh.chmod(_mode(target))
            fresh.replace(target)
        except BaseException:
            fresh.unlink(missing_ok=True)
            raise
    except OSError as fault:
        raise _cannot(path, fault) from None


def write_new(path: Path, text: str) -> bool:
    """Put `text` into a file that does not exist yet, with the folders above it.

    Returns:
        Whether it was written: nothing is ever overwritten, not even a link that leads nowhere.

    Raises:
        CxriskError: it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if os.path.lexists(path):
            return False
        fresh = _beside(path, text.encode())
        try:
            fresh.chmod(_mode(path))
            return _linked(fresh, path)
        finally:
            fresh.unlink(missing_ok=True)
    except OSError as fault:
        raise _cannot(path, fault) from None


def write_together(root: Path, changes: "Sequence[Change]") -> None:
    """Change all these files, or leave all of them as they were.

    Raises:
        CxriskError: one was changed by somebody else meanwhile, is taken, or cannot be written.
    """
    with ExitStack() as folders, ExitStack() as litter, ExitStack() as undo:
        try:
            ready = [(root / one.path, root / (one.moved_to or one.path), one) for one in changes]
            for _, new, _ in ready:
                _make_folder(new.parent, folders)
            fresh = [_prepared(old, new, one, litter) for old, new, one in ready]
            for old, _, one in ready:
                if one.before is not None and old.read_bytes() != one.before:
                    raise CxriskError(f"{one.path} was changed by somebody else just now", mend="try again")
            for (old, new, _), file in zip(ready, fresh, strict=True):
                _put(file, old, new, undo, litter)
        except OSError as fault:
            raise _cannot(root, fault) from None
        undo.pop_all()
        folders.pop_all()


def _prepared(old: Path, new: Path, change: "Change", litter: ExitStack) -> Path:
    """What will stand there, on the disk already, under another name."""
    if (new != old or change.before is None) and os.path.lexists(new):
        path = change.moved_to or change.path
        raise CxriskError(f"{path} exists, and is left as it is", mend="choose another name")
    fresh = _beside(new, change.after)
    litter.callback(fresh.unlink, missing_ok=True)
    fresh.chmod(_mode(old))
    return fresh


def _put(fresh: Path, old: Path, new: Path, undo: ExitStack, litter: ExitStack) -> None:
    """Let the file take its place; `undo` brings back what stood there."""
    if not old.exists():
        _put_new(fresh, new, undo)
        return
    spare = old.with_name(fresh.name + ".old")
    try:
        spare.hardlink_to(old)
    except OSError:  # a file system without links
        kept = _beside(old, old.read_bytes())
        kept.chmod(_mode(old))
        kept.replace(spare)
    litter.callback(spare.unlink, missing_ok=True)
    undo.callback(_bring_back(spare, old))
    if new == old:
        fresh.replace(new)
        return
    _put_new(fresh, new, undo)
    old.unlink()


def _put_new(fresh: Path, new: Path, undo: ExitStack) -> None:
    if not _linked(fresh, new):
        raise FileExistsError(17, "it exists already", str(new))
    undo.callback(new.unlink, missing_ok=True)


def _make_folder(folder: Path, undo: ExitStack) -> None:
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    for one in reversed(missing):
        one.mkdir()
        undo.callback(one.rmdir)


def _bring_back(spare: Path, old: Path) -> Callable[[], object]:
    return lambda: spare.replace(old)


def _linked(fresh: Path, path: Path) -> bool:
    """Give the file its name; unlike a rename, a link fails where somebody was faster."""
    try:
        path.hardlink_to(fresh)
    except FileExistsError:
        return False
    except OSError:  # a file system without links
        fresh.replace(path)
    return True


def _beside(path: Path, content: bytes) -> Path:
    """A new file in the same folder that holds the content and has reached the disk."""
    import tempfile  # most commands write nothing

    number, name = tempfile.mkstemp(prefix=f".{path.name[:100]}.", dir=path.parent)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def _mode(path: Path) -> int:
    """The mode of the file that stands there, else that of any new file."""
    if path.exists():
        return path.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _cannot(path: Path, fault: OSError) -> CxriskError:
    return CxriskError(
        f"cannot write {path}: {(fault.strerror or str(fault)).lower()}", mend="name another place"
    )
