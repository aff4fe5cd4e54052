"""Many files read by several processes: each its share, with the same outcome as one alone."""

import os
import sys
from collections.abc import Sequence

from cxrisk.sources.entries import entry_of, files_of
from cxrisk.sources.file_read import Contents, FileRead, read_file
from cxrisk.sources.trouble import Unreadable

FEWEST = 300
"""Fewer files are read faster by one process than by two."""

_Share = Sequence[tuple[str, bytes | Unreadable]]


def may_fork(files: int) -> bool:
    """Whether several processes gain anything on so many files; a forked one is not safe everywhere."""
    return files >= FEWEST and hasattr(os, "fork") and sys.platform != "darwin"


def read_side_by_side(contents: Contents, jobs: int) -> list[FileRead]:
    """What came of each file, in their order, read by up to so many processes."""
    files = list(contents.items())
    ours, *others = _shares(files, jobs if may_fork(len(files)) else 1)
    answers = [(share, *_begin(share)) for share in others]
    read = _read(ours)
    for share, process, answer in answers:
        read += _received(share, process, answer)
    return read


def _read(share: _Share) -> list[FileRead]:
    return [read_file(path, content) for path, content in share]


def _shares(files: _Share, jobs: int) -> list[_Share]:
    """The files in `jobs` parts of about as many bytes, in their order."""
    sizes = [len(content) if isinstance(content, bytes) else 0 for _, content in files]
    whole, before = sum(sizes) or 1, 0
    shares: list[list[tuple[str, bytes | Unreadable]]] = [[] for _ in range(jobs)]
    for file, size in zip(files, sizes, strict=True):
        shares[min(before * jobs // whole, jobs - 1)].append(file)
        before += size
    return list(shares)


def _begin(share: _Share) -> tuple[int, int]:
    """Begin a process that reads a share; its number, and where its answer will come from."""
    answer, into = os.pipe()
    process = os.fork()
    if process:
        os.close(into)
        return process, answer
    try:  # pragma: no cover - the other process, where nobody counts lines
        os.close(answer)
        read = _read([one for one in share if isinstance(one[1], bytes)])
        with open(into, "wb") as pipe:  # noqa: PTH123 - a number, not a path
            pipe.write("\n".join(map(entry_of, read)).encode())
    finally:  # neither its ancestors' clean-up nor their output are its own
        os._exit(0)


def _received(share: _Share, process: int, answer: int) -> list[FileRead]:
    """What the other process read; read here and now where it came to grief."""
    with open(answer, "rb") as pipe:
        entries = pipe.read().decode().split("\n")
    os.waitpid(process, 0)
    files = [(path, content) for path, content in share if isinstance(content, bytes)]
    try:
        read = files_of(entries, [path for path, _ in files], [content for _, content in files])
    except ValueError:
        return _read(share)
    found = {file.path: file for file in read}
    return [found.get(path) or read_file(path, content) for path, content in share]
