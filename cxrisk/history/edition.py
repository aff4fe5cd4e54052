"""Which state of which portfolio a site, a brief or a table shows."""

from datetime import date
from pathlib import Path

from cxrisk import __version__
from cxrisk.errors import CxriskError
from cxrisk.history.git import GitRefused, ask
from cxrisk.model.left_out import left_out
from cxrisk.pipeline import Audience, Outcome
from cxrisk.records import dataclass
from cxrisk.scoring.score import METHOD
from cxrisk.sources.discover import ASSESSMENTS

_SHOWN = 10
"""Digits of a commit: as good as unique, and short enough for a line of small print."""
_SOURCES = (ASSESSMENTS, "mkdocs.yml", "site")


@dataclass(frozen=True, slots=True)
class Edition:
    """Which state of which portfolio is shown: pages say it at their foot, tables in their columns."""

    name: str
    """The portfolio's."""
    today: date
    """The day that it speaks of."""
    version: str
    """The tool's."""
    method: str
    """How scores are made: `cxrisk-1`."""
    commit: str = ""
    """Short hash; empty where the workspace is under no version control."""
    uncommitted: bool = False
    """Whether files that the site rests on differ from that commit."""
    repository: str = ""
    """The address of the repository; empty where the portfolio names none, and for the public."""
    folder: str = ""
    """Where the workspace lies in its repository, with a slash at the end; empty: it is the whole of it."""
    unread: int = 0
    """Files that cannot be read."""
    left_out: int = 0
    """Records of other files that are missing, because they cannot be used."""
    audience: Audience = "internal"
    """For whom it is made: `public` leaves out what is internal."""


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
        repository="" if outcome.audience == "public" else settings.repository,
        folder=_folder(outcome.root) if commit else "",
        unread=len(outcome.portfolio.unread),
        left_out=len(left_out(outcome.portfolio)),
        audience=outcome.audience,
    )


def _commit(root: Path) -> tuple[str, bool]:
    """The commit that the workspace stands at, and whether its files differ from it.

    Nothing where there is no git, no commit, or where the assessments are not under version control.
    """
    if _git(root, "ls-files", "--error-unmatch", "--", ASSESSMENTS) is None:
        return "", False
    head = _git(root, "rev-parse", "--verify", "--quiet", "HEAD")
    changed = _git(root, "status", "--porcelain", "--", *_SOURCES)
    return (head.decode("ascii").strip()[:_SHOWN], bool(changed)) if head else ("", False)


def _folder(root: Path) -> str:
    return (_git(root, "rev-parse", "--show-prefix") or b"").decode("utf-8", "replace").strip()


def _git(root: Path, *words: str) -> bytes | None:
    """What git answers; nothing where it fails, or where there is none."""
    try:
        return ask(root, *words)
    except (GitRefused, CxriskError):
        return None
