"""What came of each file, remembered by its bytes: a file that did not change is not read again.

One file a workspace, in the user's cache folder and not in the workspace: what is checked cannot bring a
cache along that says it is sound. Below a first line with a digest of the others it holds the key of
each file and a line of JSON. Whatever is not exactly what this version of the tool wrote is ignored, and
written anew.
"""

import hashlib
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from cxrisk import __version__
from cxrisk.sources import limits
from cxrisk.sources.entries import entry_of, files_of
from cxrisk.sources.file_read import Contents, FileRead
from cxrisk.sources.schema import SCHEMAS, schema_text
from cxrisk.sources.trouble import Unreadable

_FORMAT = b"cxrisk-cache 1"
FEWEST = 100
"""Smaller workspaces are read as fast as a cache is."""
_TOLERATED = 0.02
"""While at most this share of the files is new, the cache is not written again."""
_LARGEST = 256 * 1024 * 1024
"""Bytes: a larger cache is neither read nor written."""
_WORKSPACES = 16
"""So many workspaces are remembered; who was longest away is forgotten first."""


class Cache:
    """What is known of the files of one workspace; asked and told of some files at a time, then kept."""

    def __init__(self, folder: Path, root: Path) -> None:
        """`folder` holds the caches of all workspaces, `root` is this one's."""
        self.file = folder / f"{hashlib.sha256(os.fsencode(root)).hexdigest()[:24]}.cache"
        self._lines: list[bytes] = []
        self._new = 0

    @cached_property
    def _entries(self) -> dict[bytes, bytes]:
        return _lines_in(self.file)

    def recall(self, contents: Contents) -> dict[str, FileRead]:
        """What is known of these files, by path."""
        paths, raw, entries = [], [], []
        for path, content in contents.items() if self._entries else ():
            entry = None if isinstance(content, Unreadable) else self._entries.get(key_of(path, content))
            if entry is not None and isinstance(content, bytes):
                paths.append(path)
                raw.append(content)
                entries.append(entry)
        try:
            files = files_of([entry.decode() for entry in entries], paths, raw)
        except (ValueError, RecursionError):
            self._entries.clear()
            return {}
        return {file.path: file for file in files}

    def note(self, contents: Contents, read: Mapping[str, FileRead]) -> None:
        """Note what came of these files; `read` holds those that were not known."""
        self._new += len(read)
        for path, content in contents.items():
            if isinstance(content, bytes):
                key = key_of(path, content)
                entry = entry_of(read[path]).encode() if path in read else self._entries[key]
                self._lines += key, entry

    def keep(self) -> None:
        """Keep what was noted, and nothing else, if enough of it is new."""
        few = self._new <= _TOLERATED * (len(self._lines) // 2) and self._entries
        body = b"" if few else b"\n".join(self._lines)
        if body and len(body) <= _LARGEST:
            with suppress(OSError):  # a full disk or one that may not be written: it works without
                _write(self.file, b"%s\n%s" % (head_of(body), body))
        self._lines.clear()
        self._entries.clear()


def usual_folder() -> Path | None:
    """The user's cache folder; nothing where there is none."""
    named = os.environ.get("XDG_CACHE_HOME", "")
    with suppress(RuntimeError):
        return (Path(named) if Path(named).is_absolute() else Path.home() / ".cache") / "cxrisk"
    return None


def key_of(path: str, content: bytes) -> bytes:
    """What came of a file follows from its path and its bytes."""
    return hashlib.sha256(b"%s\0%s" % (os.fsencode(path), content)).hexdigest().encode()


def head_of(body: bytes) -> bytes:
    """The first line: what wrote the others, and their digest."""
    return b" ".join((_FORMAT, _tool().encode(), hashlib.sha256(body).hexdigest().encode()))


def _tool() -> str:
    """What the entries depend on beside the files: the version, its schemas and limits, and its own code."""
    bounds = {name: value for name, value in vars(limits).items() if name.isupper()}
    parts = [__version__, repr(sorted(bounds.items())), *map(schema_text, SCHEMAS)]
    with os.scandir(Path(__file__).parent) as modules:
        code = sorted((one.name, one.stat()) for one in modules if one.name.endswith(".py"))
    parts += (f"{name} {about.st_mtime_ns} {about.st_size}" for name, about in code)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _lines_in(file: Path) -> dict[bytes, bytes]:
    """The entries by their keys; none where the file is not exactly what we wrote."""
    try:
        number = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        with open(number, "rb") as held:  # noqa: PTH123 - by its number, so that no link is followed
            whole = held.read(_LARGEST + 1)
    except OSError:
        return {}
    head, _, body = whole.partition(b"\n")
    if len(whole) > _LARGEST or head != head_of(body):
        return {}
    lines = body.split(b"\n")
    return dict(zip(lines[::2], lines[1::2], strict=False))


def _write(file: Path, whole: bytes) -> None:
    """Put the cache in its place at once; forget the workspaces that were longest away."""
    file.parent.mkdir(parents=True, exist_ok=True)
    number, beside = tempfile.mkstemp(prefix=file.stem, suffix=".part", dir=file.parent)
    try:
        with open(number, "wb") as held:  # noqa: PTH123 - by its number
            held.write(whole)
        Path(beside).replace(file)
    except OSError:
        with suppress(OSError):
            Path(beside).unlink()
        raise
    _forget(file.parent)


def _forget(folder: Path) -> None:
    caches = sorted(folder.glob("*.cache"), key=lambda one: one.stat().st_mtime, reverse=True)
    for old in caches[_WORKSPACES:]:
        old.unlink(missing_ok=True)
