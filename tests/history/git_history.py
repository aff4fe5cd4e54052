"""Real repositories in temporary folders, and what a comparison says of them."""

import subprocess
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cxrisk.history.compare import compare
from cxrisk.history.difference import Diff
from cxrisk.history.reading import read_both
from cxrisk.history.states import state_at, work_tree

WORKSPACES = Path(__file__).parents[1] / "workspaces"
DAY = date(2026, 11, 22)


@dataclass(frozen=True)
class Repository:
    """A workspace under version control; it may be a folder below the top of the repository."""

    top: Path
    root: Path
    """The workspace."""

    def git(self, *words: str) -> str:
        command = ["git", "-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-C", self.top, *words]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    def commit(self, message: str = "a state") -> str:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "-m", message)
        return self.git("rev-parse", "HEAD")

    def path(self, path: str) -> Path:
        return self.root / "assessments" / path

    def text(self, path: str) -> str:
        return self.path(path).read_text(encoding="utf-8")

    def write(self, path: str, text: str) -> None:
        self.path(path).parent.mkdir(parents=True, exist_ok=True)
        self.path(path).write_text(text, encoding="utf-8")

    def edit(self, path: str, old: str, new: str) -> None:
        text = self.text(path)
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        self.write(path, text.replace(old, new))

    def diff(self, ref: str = "HEAD", until: str | None = None) -> Diff:
        after = work_tree(self.root) if until is None else state_at(self.root, until)
        before = state_at(self.root, ref, other=until or "HEAD")
        return compare(*read_both(before, after, self.root.name), DAY)


def begun(top: Path, root: Path) -> Repository:
    subprocess.run(["git", "init", "--quiet", "-b", "main", top], check=True)
    return Repository(top, root)


def risk_of(diff: Diff, key: str):
    """The one change of this risk."""
    (found,) = [one for one in diff.risks if one.key == key]
    return found


def reasons_of(diff: Diff, key: str) -> list[tuple[str, str, str]]:
    """Why a risk changed: what, before, after."""
    told = [one.change for one in risk_of(diff, key).reasons]
    return [(one.where, one.before, one.after) for one in told]


def total(rating) -> str:
    """The last line of a sum: the score."""
    return rating.sum[-1].value


def fates(records) -> dict[str, str]:
    """What became of each record, by its key."""
    return {one.key: one.fate for one in records}
