"""What came of each file, remembered by its bytes: a file that did not change is not read again.

One file a workspace holds the key of each file and a line of JSON.
"""

import hashlib
import os
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from cxrisk import __version__
from cxrisk.sources import limits
from cxrisk.sources.entries import entry_of, files_of
from cxrisk.sources.file_read import Contents, FileRead
from cxrisk.sources.remembering import file_for, key_of, recalled, remember
from cxrisk.sources.schema import SCHEMAS, schema_text
from cxrisk.sources.trouble import Unreadable

_FORMAT = "cxrisk-cache 2"
FEWEST = 100
"""Smaller workspaces are read as fast as a cache is."""
_TOLERATED = 0.02
"""While at most this share of the files is new, the cache is not written again."""


class Cache:
    """What is known of the files of one workspace; asked and told of some files at a time, then kept."""

    def __init__(self, folder: Path, root: Path) -> None:
        """`folder` holds the caches of all workspaces, `root` is this one's."""
        self.file = file_for(folder, root, ".cache")
        self._lines: list[bytes] = []
        self._new = 0

    @cached_property
    def _entries(self) -> dict[bytes, bytes]:
        lines = (recalled(self.file, written_by()) or b"").split(b"\n")
        return dict(zip(lines[::2], lines[1::2], strict=False))

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
        if body:
            remember(self.file, written_by(), body)
        self._lines.clear()
        self._entries.clear()


def written_by() -> str:
    """What the entries depend on beside the files: the version, its schemas and limits, and its own code."""
    bounds = {name: value for name, value in vars(limits).items() if name.isupper()}
    parts = [__version__, repr(sorted(bounds.items())), *map(schema_text, SCHEMAS)]
    with os.scandir(Path(__file__).parent) as modules:
        code = sorted((one.name, one.stat()) for one in modules if one.name.endswith(".py"))
    parts += (f"{name} {about.st_mtime_ns} {about.st_size}" for name, about in code)
    digest = hashlib.sha256("\0".join(parts).encode()).hexdigest()
    return f"{_FORMAT} {digest}"
