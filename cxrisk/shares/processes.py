"""A workspace checked by several processes, each its share: the outcome of one alone."""

import json
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from cxrisk.found import Found
from cxrisk.pipeline import weigh
from cxrisk.shares.divide import divided
from cxrisk.shares.group import Group, from_plain, in_plain
from cxrisk.shares.join import fit, joined
from cxrisk.shares.share import Share, share_of
from cxrisk.sources.discover import text_of
from cxrisk.sources.file_read import Contents
from cxrisk.sources.memory import no_collection
from cxrisk.sources.processes import FEWEST
from cxrisk.sources.read import gathered, read_files, read_library

_Helper = tuple[int, int]
"""A process, and where its answer comes from."""


def side_by_side(
    root: Path, today: date, contents: Contents, jobs: int, *, baseline: bool = True
) -> Found | None:
    """What there is to say of these files on one day, by up to so many processes.

    Nothing where they cannot be divided, or where one share cannot be judged without the others.
    """
    if len(contents) < FEWEST or not hasattr(os, "fork") or sys.platform == "darwin":
        return None  # a forked process is not safe everywhere
    shares = divided(contents, jobs)
    if not shares:
        return None
    read_library()  # once for all

    def share(paths: Sequence[str]) -> Share | None:
        return share_of(gathered(read_files(paths, contents.__getitem__)), root.name, today)

    with no_collection():
        ours, *others = shares
        helpers = [_begin(share, other) for other in others]
        own, answers = share(ours), [_received(helper) for helper in helpers]
        found = _together(root, own, answers, contents)
    return weigh(found, own.state) if found and own and baseline else found


def _together(
    root: Path, own: Share | None, answers: Sequence[list[Group]], contents: Contents
) -> Found | None:
    others: list[Group] = []
    for common, *groups in answers:
        if own is None or not fit(own, common, [*others, *groups]):
            return None
        others += groups
    if own is None or not all(answers):
        return None
    texts = {path: text_of(raw) for path, raw in contents.items() if isinstance(raw, bytes)}
    return joined(root, own, others, texts)


def _begin(share: Callable[[Sequence[str]], Share | None], paths: Sequence[str]) -> _Helper:
    """Begin a process that checks a share."""
    answer, into = os.pipe()
    process = os.fork()
    if process:
        os.close(into)
        return process, answer
    try:  # pragma: no cover - the other process, where nobody counts lines
        os.close(answer)
        found = share(paths)
        with open(into, "wb") as pipe:  # noqa: PTH123 - a number, not a path
            pipe.write(json.dumps(in_plain((found.common, *found.groups)) if found else []).encode())
    finally:  # neither its ancestors' clean-up nor their output are its own
        os._exit(0)


def _received(helper: _Helper) -> list[Group]:
    """What the other process found; nothing where it came to grief, or could not say."""
    process, answer = helper
    with open(answer, "rb") as pipe:  # noqa: PTH123 - a number, not a path
        raw = pipe.read()
    os.waitpid(process, 0)
    try:
        return from_plain(json.loads(raw))
    except ValueError:
        return []
