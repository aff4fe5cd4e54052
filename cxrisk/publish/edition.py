"""Which state of which portfolio a site shows."""

import os
import subprocess
from pathlib import Path

from cxrisk import __version__
from cxrisk.pages.page import Edition
from cxrisk.pipeline import Outcome
from cxrisk.scoring.score import METHOD
from cxrisk.sources.discover import ASSESSMENTS

_SHOWN = 10
"""Digits of a commit: as good as unique, and short enough for a line of small print."""
_SOURCES = (ASSESSMENTS, "mkdocs.yml", "site")
_SECONDS = 10


def edition_of(outcome: Outcome) -> Edition:
    """What every page says at its foot."""
    commit, uncommitted = _commit(outcome.root)
    settings = outcome.portfolio.settings
    return Edition(
        name=settings.name,
        today=outcome.today,
        version=__version__,
        method=METHOD,
        commit=commit,
        uncommitted=uncommitted,
        repository=settings.repository,
    )


def _commit(root: Path) -> tuple[str, bool]:
    """The commit that the workspace stands at, and whether its files differ from it.

    Nothing where there is no git, no commit, or where the assessments are not under version control.
    """
    if _git(root, "ls-files", "--error-unmatch", "--", ASSESSMENTS) is None:
        return "", False
    head = _git(root, "rev-parse", "--verify", "--quiet", "HEAD")
    changed = _git(root, "status", "--porcelain", "--", *_SOURCES)
    return (head.strip()[:_SHOWN], bool(changed)) if head else ("", False)


def _git(root: Path, *words: str) -> str | None:
    """What git answers; nothing where it fails. No settings of the repository make it run a program."""
    command = ["git", "-c", "core.fsmonitor=false", "-C", str(root), *words]
    environment = os.environ | {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(  # noqa: S603 - fixed words, no shell
            command, env=environment, capture_output=True, check=True, text=True, timeout=_SECONDS
        )
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return None
    return done.stdout
