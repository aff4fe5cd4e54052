"""Which state of the portfolio a site says it shows."""

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from cxrisk.history.edition import edition_of
from cxrisk.pipeline import run

BASE = Path(__file__).parents[1] / "workspaces" / "base"


@pytest.fixture
def workspace(tmp_path):
    root = tmp_path / "workspace"
    shutil.copytree(BASE, root)
    (root / "mkdocs.yml").write_text("site_name: Test bank\n")
    return root


@pytest.fixture
def git(workspace, monkeypatch):
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, "/dev/null")

    def run_git(*words):
        who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
        done = subprocess.run(
            ["git", *who, "-C", workspace, *words], check=True, capture_output=True, text=True
        )
        return done.stdout.strip()

    return run_git


def edition(root):
    return edition_of(run(root, date(2026, 11, 22)))


def test_without_git_nothing_is_said_of_a_commit(workspace):
    shown = edition(workspace)
    assert (shown.commit, shown.uncommitted) == ("", False)
    assert shown.today == date(2026, 11, 22)
    assert shown.method == "cxrisk-1"
    assert shown.name == "A small bank"


def test_the_commit_is_named_and_whether_files_differ_from_it(workspace, git):
    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "all")
    shown = edition(workspace)
    assert len(shown.commit) == 10
    assert git("rev-parse", "HEAD").startswith(shown.commit)
    assert not shown.uncommitted
    (workspace / "assessments" / "new.yml").write_text("# nothing yet\n")
    assert edition(workspace).uncommitted


def test_what_the_site_does_not_rest_on_changes_nothing(workspace, git):
    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "all")
    (workspace / "shopping.txt").write_text("milk\n")
    assert not edition(workspace).uncommitted


def test_a_repository_around_it_that_does_not_know_the_assessments_is_not_named(workspace, git):
    git("init", "-q")
    git("commit", "-q", "--allow-empty", "-m", "of something else")
    assert edition(workspace).commit == ""


def test_a_repository_without_a_commit_is_not_named(workspace, git):
    git("init", "-q")
    git("add", ".")
    assert edition(workspace).commit == ""


def test_where_git_is_not_installed_nothing_is_said(workspace, git, monkeypatch, tmp_path):
    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "all")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert edition(workspace).commit == ""


def test_no_setting_of_a_repository_makes_the_build_run_a_program(workspace, git, tmp_path):
    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "all")
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch '{tmp_path / 'it-ran'}'\n")
    program.chmod(0o755)
    git("config", "core.fsmonitor", str(program))
    assert edition(workspace).commit
    assert not (tmp_path / "it-ran").exists()
