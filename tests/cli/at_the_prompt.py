"""The program, run in small workspaces."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner, Result

from cxrisk.cli.main import commands

WORKSPACES = Path(__file__).parents[1] / "workspaces"
TODAY = "2026-11-22"


def typed(*args: str, env: dict[str, str] | None = None, given: str | bytes | None = None) -> Result:
    """What the program answers, within this process; `given` is on its standard input."""
    whole = {"SOURCE_DATE_EPOCH": None, "NO_COLOR": None} | (env or {})
    return CliRunner(env=whole).invoke(commands, args, input=given, prog_name="cxrisk")


def program(*args: str, **options) -> subprocess.CompletedProcess:
    """The program as a process of its own; `options` are those of `subprocess.run`."""
    told = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True} | options
    return subprocess.run([sys.executable, "-m", "cxrisk", *args], check=False, **told)


@dataclass(frozen=True)
class Workspace:
    """A copy of a workspace, and the program that works in it."""

    root: Path

    def run(self, *args: str, env: dict[str, str] | None = None, given: str | bytes | None = None) -> Result:
        return typed("-C", str(self.root), *args, env=env, given=given)

    def path(self, path: str) -> Path:
        return self.root / "assessments" / path

    def edit(self, path: str, old: str, new: str) -> None:
        text = self.path(path).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        self.path(path).write_text(text.replace(old, new), encoding="utf-8")


def one_line(text: str) -> str:
    """The only line of a text."""
    (line,) = text.splitlines()
    return line


def git(workspace: Workspace, *words: str) -> None:
    """Git in a workspace, with nobody's settings but ours; commits are of the first of June."""
    who = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org")
    ours = {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_COMMITTER_DATE": "2026-06-01T12:00:00Z",
    }
    command = ["git", *who, "-C", workspace.root, *words]
    subprocess.run(command, check=True, capture_output=True, env=os.environ | ours)
