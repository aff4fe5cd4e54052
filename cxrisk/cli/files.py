"""Files that are written whole or not at all."""

import os
import tempfile
from pathlib import Path

from cxrisk.errors import CxriskError


def write_whole(path: Path, text: str) -> None:
    """Put `text` into the file, whatever stood there; nobody ever sees half of it.

    A link keeps pointing where it points; a device or a pipe is simply written to.

    Raises:
        CxriskError: it cannot be written; what stood there still stands.
    """
    target = Path(os.path.realpath(path))
    try:
        if target.exists() and not target.is_file() and not target.is_dir():
            target.write_text(text, encoding="utf-8")
            return
        fresh = _beside(target, text)
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
        fresh = _beside(path, text)
        try:
            fresh.chmod(_mode(path))
            return _linked(fresh, path)
        finally:
            fresh.unlink(missing_ok=True)
    except OSError as fault:
        raise _cannot(path, fault) from None


def _linked(fresh: Path, path: Path) -> bool:
    """Give the file its name; unlike a rename, a link fails where somebody was faster."""
    try:
        path.hardlink_to(fresh)
    except FileExistsError:
        return False
    except OSError:  # a file system without links
        fresh.replace(path)
    return True


def _beside(path: Path, text: str) -> Path:
    """A new file in the same folder that holds the text and has reached the disk."""
    number, name = tempfile.mkstemp(prefix=f".{path.name[:100]}.", dir=path.parent)
    try:
        with os.fdopen(number, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
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
