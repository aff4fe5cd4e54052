"""The files of a workspace in one state: at a commit, or as they lie on disk."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from cxrisk.errors import CxriskError
from cxrisk.history.commits import commit_of
from cxrisk.history.git import GitRefused, answer, ask
from cxrisk.records import dataclass
from cxrisk.sources.discover import (
    ASSESSMENTS,
    BASELINE,
    LINK,
    NO_FILE,
    TOO_LARGE,
    content_of,
    file_in,
    find_files,
    refused,
)
from cxrisk.sources.file_read import Contents
from cxrisk.sources.limits import BASELINE_BYTES, FILE_BYTES
from cxrisk.sources.trouble import Unreadable

WORK_TREE = "the work tree"
SHOWN = 10
"""Digits of a commit: as good as unique."""
_FILE_MODES = ("100644", "100755")
_LINK_MODE = "120000"


@dataclass(frozen=True, slots=True)
class State:
    """A workspace at one moment."""

    name: str
    """As somebody named it: `main`, `HEAD~3`, `the work tree`."""
    commit: str
    """The commit's id, shortened; nothing for the work tree."""
    files: Sequence[tuple[str, bytes | Unreadable]]
    """Path and content of every YAML file, sorted."""
    baseline: bytes | Unreadable | None = None
    """What the file of known findings holds; nothing where there is none."""


class _Entry(NamedTuple):
    """One line of a tree."""

    mode: str
    object: str
    size: str
    path: str


def work_tree(root: Path, instead: Contents | None = None) -> State:
    """The files as they lie on disk, committed or not; what stands in `instead` comes in place of them."""
    given = instead or {}
    files = [
        (path, given[path] if path in given else content_of(root, path))
        for path in sorted({*find_files(root), *given})
    ]
    has_baseline = os.path.lexists(root / BASELINE)
    return State(WORK_TREE, "", files, content_of(root, BASELINE, BASELINE_BYTES) if has_baseline else None)


def state_at(root: Path, ref: str, *, other: str = "HEAD") -> State:
    """The files at a commit; nothing is checked out. For `ref` and `other` see `commit_of`.

    Raises:
        CxriskError: there is no such commit, or its files are not all here.
    """
    commit = commit_of(root, ref, other=other)
    try:
        listed = ask(root, "ls-tree", "-r", "-z", "--long", commit, "--", ASSESSMENTS, BASELINE)
        entries = list(_entries(listed))
        contents = _contents(root, [entry for entry in entries if not _refusal(entry)])
    except GitRefused as fault:
        raise _incomplete(root, ref, str(fault)) from None
    files = {entry.path: _refusal(entry) or contents[entry.object] for entry in entries}
    baseline = files.pop(BASELINE, None)
    return State(ref, commit[:SHOWN], sorted(files.items()), baseline)


def _incomplete(root: Path, ref: str, why: str) -> CxriskError:
    """Why the files of a commit cannot be read: as a rule they were left out when it was cloned."""
    if answer(root, "config", "--get-regexp", r"^remote\..*\.promisor$"):
        mend = "fetch them with `git fetch --refetch --no-filter`, or clone without `--filter`"
        return CxriskError(f"this clone does not hold the files of `{ref}`", mend=mend)
    return CxriskError(f"git cannot read `{ref}`: {why}", mend="see `git fsck`")


def _entries(listed: bytes) -> Iterator[_Entry]:
    """The YAML files of a tree; a folder that is named like one stands for what lies in it."""
    for line in filter(None, listed.split(b"\0")):
        about, _, name = line.partition(b"\t")
        mode, _, object_id, size = about.decode("ascii").split()
        path = name.decode("utf-8", "surrogateescape")
        if file := path if path == BASELINE else file_in(path):
            yield _Entry(mode if file == path else "", object_id, size, file)


def _refusal(entry: _Entry) -> Unreadable | None:
    if entry.mode == _LINK_MODE:
        return refused(LINK)
    if entry.mode not in _FILE_MODES:
        return refused(NO_FILE)
    largest = BASELINE_BYTES if entry.path == BASELINE else FILE_BYTES
    return refused(TOO_LARGE) if entry.size.isdigit() and int(entry.size) > largest else None


def _contents(root: Path, entries: Sequence[_Entry]) -> dict[str, bytes]:
    """The content of each object, all from one process."""
    wanted = dict.fromkeys(entry.object for entry in entries)
    if not wanted:
        return {}
    told = ask(root, "cat-file", "--batch", given="".join(f"{one}\n" for one in wanted).encode("ascii"))
    held, at = {}, 0
    for one in wanted:
        end = told.index(b"\n", at)
        kind, *size = told[at:end].decode("ascii").split()[1:]
        if kind != "blob":
            raise GitRefused(f"{one} is {kind}")
        start = end + 1
        at = start + int(size[0]) + 1
        held[one] = told[start : at - 1]
    return held
