"""Files in the user's cache folder: what was worked out once, for whoever asks again.

Not in the workspace: what is checked cannot bring along what says that it is sound. A first line says what
wrote the rest, and holds its digest; whatever is not exactly that is ignored, and written anew.
"""

import hashlib
import os
from contextlib import suppress
from pathlib import Path

LARGEST = 256 * 1024 * 1024
"""Bytes: a larger file is neither read nor written."""
_WORKSPACES = 16
"""So many workspaces are remembered; who was longest away is forgotten first."""


def usual_folder() -> Path | None:
    """The user's cache folder; nothing where there is none."""
    named = os.environ.get("XDG_CACHE_HOME", "")
    with suppress(RuntimeError):
        return (Path(named) if Path(named).is_absolute() else Path.home() / ".cache") / "cxrisk"
    return None


def file_for(folder: Path, root: Path, suffix: str) -> Path:
    """Where something is remembered of the workspace `root`."""
    return folder / f"{hashlib.sha256(os.fsencode(root)).hexdigest()[:24]}{suffix}"


def key_of(path: str, content: bytes) -> bytes:
    """What came of a file follows from its path and its bytes."""
    return hashlib.sha256(b"%s\0%s" % (os.fsencode(path), content)).hexdigest().encode()


def recalled(file: Path, written_by: str) -> bytes | None:
    """What the file holds; nothing where it is not exactly what `written_by` wrote."""
    try:
        number = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        with open(number, "rb") as held:  # noqa: PTH123 - by its number, so that no link is followed
            whole = held.read(LARGEST + 1)
    except OSError:
        return None
    head, _, body = whole.partition(b"\n")
    return body if len(whole) <= LARGEST and head == head_of(body, written_by) else None


def remember(file: Path, written_by: str, body: bytes) -> None:
    """Keep this in the file, in its place at once; forget the workspaces that were longest away."""
    if len(body) > LARGEST:
        return
    with suppress(OSError):  # a full disk or one that may not be written: it works without
        file.parent.mkdir(parents=True, exist_ok=True)
        _write(file, b"%s\n%s" % (head_of(body, written_by), body))
        kin = sorted(file.parent.glob(f"*{file.suffix}"), key=lambda one: one.stat().st_mtime, reverse=True)
        for old in kin[_WORKSPACES:]:
            old.unlink(missing_ok=True)


def head_of(body: bytes, written_by: str) -> bytes:
    """The first line: what wrote the rest, and its digest."""
    return f"{written_by} {hashlib.sha256(body).hexdigest()}".encode()


def _write(file: Path, whole: bytes) -> None:
    import tempfile  # what is recalled is rarely written

    number, beside = tempfile.mkstemp(prefix=file.stem, suffix=".part", dir=file.parent)
    try:
        with open(number, "wb") as held:  # noqa: PTH123 - by its number
            held.write(whole)
        Path(beside).replace(file)
    except OSError:
        with suppress(OSError):
            Path(beside).unlink()
        raise
