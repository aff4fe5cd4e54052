"""Which commit a workspace stands at, and whether its files differ from it."""

from pathlib import Path
from typing import NamedTuple

from cxrisk.errors import CxriskError
from cxrisk.history.git import GitRefused, ask
from cxrisk.sources.discover import ASSESSMENTS

_SHOWN = 10
"""Digits of a commit: as good as unique, and short enough for a line of small print."""
_SOURCES = (ASSESSMENTS, "mkdocs.yml", "site")


class Head(NamedTuple):
    """Where the workspace stands."""

    commit: str = ""
    """Short hash; empty where the workspace is under no version control."""
    uncommitted: bool = False
    """Whether files that the site rests on differ from that commit."""
    folder: str = ""
    """Where the workspace lies in its repository, with a slash at the end; empty: it is the whole of it."""


def head_of(root: Path) -> Head:
    """Where the workspace at `root` stands.

    Nothing where there is no git, no commit, or where the assessments are not under version control.
    """
    if _git(root, "ls-files", "--error-unmatch", "--", ASSESSMENTS) is None:
        return Head()
    commit = _git(root, "rev-parse", "--verify", "--quiet", "HEAD")
    if not commit:
        return Head()
    changed = _git(root, "status", "--porcelain", "--", *_SOURCES)
    folder = _git(root, "rev-parse", "--show-prefix") or b""
    return Head(
        commit.decode("ascii").strip()[:_SHOWN], bool(changed), folder.decode("utf-8", "replace").strip()
    )


def _git(root: Path, *words: str) -> bytes | None:
    """What git answers; nothing where it fails, or where there is none."""
    try:
        return ask(root, *words)
    except (GitRefused, CxriskError):
        return None
