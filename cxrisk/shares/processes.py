"""A workspace checked by several processes, each its share: the outcome of one alone."""

import json
import os
import socket
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

from cxrisk.records import dataclass
from cxrisk.shares.again import Known, at_first
from cxrisk.shares.divide import divided
from cxrisk.shares.group import Group, from_plain, in_plain
from cxrisk.shares.join import Apart, joined
from cxrisk.shares.share import Share
from cxrisk.shares.task import Task
from cxrisk.sources.entries import entry_of, files_of
from cxrisk.sources.file_read import Contents, FileRead
from cxrisk.sources.memory import no_collection
from cxrisk.sources.processes import may_fork
from cxrisk.sources.read import gathered, read_files, read_library
from cxrisk.sources.texts import Texts

_FILES = b"files\n"
"""Asks a process for what it has read, where its share could not be judged apart from the others."""


@dataclass(slots=True)
class _Helper:
    """Another process, and the way to it."""

    process: int
    line: socket.socket
    paths: Sequence[str]
    """Those of its shares."""


def by_shares(root: Path, today: date, contents: Contents, jobs: int, *, baseline: bool) -> Known | None:
    """What there is to say of these files on one day, by up to so many processes.

    Nothing where it is not worth it to divide them. What only all files together can tell is told by one
    process of what the others have read.
    """
    own, *others = divided(contents, jobs if may_fork(len(contents)) else 1) or [[]]
    if not own:
        return None
    read_library()  # once for all
    read = {path: raw for path, raw in contents.items() if isinstance(raw, bytes)}
    task = Task(root, today, read, baseline=baseline)
    with no_collection():
        helpers = [_begin(task, shares) for shares in others]
        share = task.judged(own)
        known = _together(task, share, [_groups_of(helper) for helper in helpers])
        files = () if known else sorted(_files(task, helpers), key=lambda file: file.path)
        _end(helpers)
        if not known:
            return at_first(root, gathered(files), today, baseline=baseline)
    return known


def _together(task: Task, own: Share | None, answers: Sequence[Sequence[Group]]) -> Known | None:
    """All shares as one; nothing where one of them cannot be judged apart from the others."""
    if own is None or not all(answers):
        return None
    apart = Apart()
    for common, *groups in ((own.common, *own.groups), *answers):
        if not apart.take(common, groups):
            return None
    found = joined(task.root, own, apart.groups, Texts(task.contents), baseline=task.baseline)
    return Known(found, apart.groups)


def _files(task: Task, helpers: Sequence[_Helper]) -> Iterator[FileRead]:
    """All files as whoever has read them knows them; each once."""
    read = {file.path: file for file in task.files}
    for helper in helpers:
        read.update((file.path, file) for file in _read_by(helper, task) if file.path not in read)
    missing = [path for path in task.contents if path not in read]
    yield from (*read.values(), *read_files(missing, task.contents.__getitem__))


def _begin(task: Task, shares: Sequence[Sequence[str]]) -> _Helper:
    """Begin a process that checks some shares."""
    ours, theirs = socket.socketpair()
    process = os.fork()
    if process:
        theirs.close()
        return _Helper(process, ours, [path for share in shares for path in share])
    try:  # pragma: no cover - the other process, where nobody counts lines
        ours.close()
        share = task.judged(shares)
        with theirs.makefile("rwb") as line:
            line.write(json.dumps(in_plain((share.common, *share.groups)) if share else []).encode() + b"\n")
            line.flush()
            if line.readline() == _FILES:
                line.write("\n".join(map(entry_of, task.files)).encode())
    finally:  # neither its ancestors' clean-up nor their output are its own
        os._exit(0)


def _groups_of(helper: _Helper) -> list[Group]:
    """What the other process found; nothing where it came to grief, or could not judge."""
    with suppress(ValueError, OSError), helper.line.makefile("rb") as line:
        return from_plain(json.loads(line.readline()))
    return []


def _read_by(helper: _Helper, task: Task) -> list[FileRead]:
    """What the other process has read; nothing where it came to grief."""
    with suppress(ValueError, OSError), helper.line.makefile("rwb") as line:
        line.write(_FILES)
        line.flush()
        entries = line.read().decode().split("\n")
        paths = helper.paths[: len(entries)]  # it stopped where it could not judge
        return list(files_of(entries, paths, [task.contents[path] for path in paths]))
    return []


def _end(helpers: Sequence[_Helper]) -> None:
    for helper in helpers:  # first all of them: who came later holds the lines of those before
        helper.line.close()
    for helper in helpers:
        os.waitpid(helper.process, 0)
