"""Which files belong to a workspace, and their bytes: nothing outside it, no link, no device."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from cxrisk.errors import CxriskError
from cxrisk.sources.limits import FILE_BYTES
from cxrisk.sources.trouble import Unreadable

ASSESSMENTS = "assessments"
_MARK = b"\xef\xbb\xbf"
BASELINE = "cxrisk-baseline.yml"
"""Where the baseline stands, from the workspace."""
_SUFFIXES = (".yml", ".yaml")
"""In any case: a file that some program saved as .YML is not passed over in silence."""
LINK = "this is a link; links are not followed", "put the file itself here"
NO_FILE = "this is no ordinary file", "take it out of the folder"
TOO_LARGE = f"the file is larger than {FILE_BYTES // 1024} KB", "split it"
"""Why something is not read, and what to do about it."""
_MORE = 4096
"""Bytes by which a file may grow while it is read without costing a second look."""


def find_workspace(start: Path) -> Path:
    """The nearest folder, from `start` upwards, that holds `assessments/`.

    Raises:
        CxriskError: there is none.
    """
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / ASSESSMENTS).is_dir():
            return folder
    raise CxriskError(
        f"no folder `{ASSESSMENTS}` here or above: this is no workspace",
        mend="go to the folder that holds it, name it with -C DIR, or make one with `cxrisk init`",
    )


def find_files(root: Path) -> Iterator[str]:
    """The paths of all YAML files, relative to `root` with `/`, sorted; links and devices included.

    What is no ordinary file is named here and refused when it is read, so that it becomes a finding.
    """
    waiting = [ASSESSMENTS]
    found = []
    while waiting:
        folder = waiting.pop()
        with os.scandir(root / folder) as entries:
            for entry in entries:
                path = f"{folder}/{entry.name}"
                if entry.name.startswith("."):
                    continue
                if entry.name.lower().endswith(_SUFFIXES):
                    found.append(path)
                elif entry.is_dir(follow_symlinks=False):
                    waiting.append(path)
    return iter(sorted(found))


def file_in(path: str) -> str:
    """The file that `find_files` would name where `path` stands in the workspace; nothing where it would not.

    It is `path` itself, or a folder above it whose name is that of a file.
    """
    folder, *names = path.split("/")
    for name in names if folder == ASSESSMENTS else ():
        folder = f"{folder}/{name}"
        if name.startswith("."):
            return ""
        if name.lower().endswith(_SUFFIXES):
            return folder
    return ""


def refused(why: tuple[str, str]) -> Unreadable:
    """The trouble with a file as a whole: `LINK`, `NO_FILE` or `TOO_LARGE`."""
    return Unreadable(*why, 0, 0)


def read_bytes(root: Path, path: str, largest: int = FILE_BYTES) -> bytes:
    """The content of one file of at most `largest` bytes, read once.

    Raises:
        Unreadable: it is a link, no ordinary file, too large, gone, or not ours to read.
    """
    try:
        number = os.open(f"{root}/{path}", os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as fault:
        raise _refused(root / path, fault) from None
    try:
        about = os.fstat(number)
        if not stat.S_ISREG(about.st_mode):
            raise refused(NO_FILE)
        if about.st_size > largest:
            raise refused(TOO_LARGE if largest == FILE_BYTES else _larger_than(largest))
        return _read_all(number, about.st_size, largest)
    except OSError as fault:
        raise _refused(root / path, fault) from None
    finally:
        os.close(number)


def text_of(content: bytes) -> str:
    """The text of a file that could be read, as whoever read it has it."""
    return content.removeprefix(_MARK).decode("utf-8", "replace")


def content_of(root: Path, path: str, largest: int = FILE_BYTES) -> bytes | Unreadable:
    """The bytes of one file on disk, or why there are none."""
    try:
        return read_bytes(root, path, largest)
    except Unreadable as trouble:
        return trouble


def _larger_than(limit: int) -> tuple[str, str]:
    return f"the file is larger than {limit // 1024} KB", "make it smaller"


def _read_all(number: int, expected: int, largest: int) -> bytes:
    parts = []
    while part := os.read(number, expected + _MORE):  # the whole file at once, and a little memory
        parts.append(part)
        if sum(map(len, parts)) > largest:
            break
    return b"".join(parts)


def _refused(path: Path, fault: OSError) -> Unreadable:
    if path.is_symlink():
        return refused(LINK)
    if isinstance(fault, FileNotFoundError):
        return Unreadable("the file went away while it was read", "run the command again", 0, 0)
    if isinstance(fault, PermissionError):
        return Unreadable("the file may not be read", "give yourself permission to read it", 0, 0)
    return Unreadable(f"the file cannot be opened: {fault.strerror}", "look at the file and the disk", 0, 0)
