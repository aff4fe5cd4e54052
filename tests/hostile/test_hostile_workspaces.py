"""Whatever stands in a workspace, a check of all of it ends: with findings at the right line, and soon."""

import contextlib
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from inputs import FILE_NAMES, READ, SHORT, SYNTAX, THINGS

from cxrisk.pipeline import run

BASE = Path(__file__).parents[1] / "workspaces" / "base"
TODAY = date(2026, 11, 22)
MOST_MEMORY = 400
"""Megabytes; a check of the sound workspace takes 60."""


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    return Path(shutil.copytree(BASE, tmp_path_factory.mktemp("hostile") / "base"))


@pytest.fixture
def thing(root):
    """Where something hostile may stand in a sound workspace."""
    path = root / "assessments" / "thing.yml"
    yield path
    if path.is_dir() and not path.is_symlink():
        path.rmdir()
    else:
        path.unlink(missing_ok=True)


def found_in(root, path):
    """The findings of one file; of no other file is there one."""
    findings = run(root, TODAY).findings
    assert {one.path for one in findings} <= {path}
    return findings


@pytest.mark.unmeasured
@pytest.mark.parametrize("row", SYNTAX, ids=[row.name for row in SYNTAX])
def test_a_file_that_cannot_be_read_is_one_finding_and_hides_no_other_file(root, thing, row):
    thing.write_bytes(row.raw)
    (finding,) = found_in(root, "assessments/thing.yml")
    assert (finding.rule, finding.position.line) == (row.rule, row.line), finding.message
    assert row.said in finding.message
    assert finding.help


@pytest.mark.parametrize("row", READ, ids=[row.name for row in READ])
def test_a_file_that_does_not_fit_is_said_at_its_line(root, thing, row):
    thing.write_bytes(row.raw)
    findings = found_in(root, "assessments/thing.yml")
    at_line = [one for one in findings if (one.rule, one.position.line) == (row.rule, row.line)]
    assert at_line, [(one.rule, one.position.line, one.message) for one in findings]
    assert any(row.said in one.message for one in at_line), at_line


@pytest.mark.parametrize("name", FILE_NAMES)
def test_a_name_that_can_be_no_address_is_said(root, name):
    path = root / "assessments" / f"{name}.yml"
    path.write_bytes(SHORT)
    try:
        findings = [one for one in run(root, TODAY).findings if one.path == f"assessments/{name}.yml"]
    finally:
        path.unlink()
    if name.startswith("."):
        assert findings == []  # hidden: nobody's file
        return
    assert ("shape", 1) in {(one.rule, one.position.line) for one in findings}


@pytest.mark.parametrize(("make", "said"), THINGS.values(), ids=THINGS)
def test_what_is_no_file_is_said_and_not_opened(root, thing, make, said, monkeypatch):
    monkeypatch.chdir(thing.parent)  # a socket's path may not be long
    make(Path(thing.name))
    (finding,) = found_in(root, "assessments/thing.yml")
    assert (finding.rule, finding.position.line) == ("syntax", 1)
    assert said in finding.message


def test_a_file_that_goes_away_is_said(root, thing, monkeypatch):
    thing.write_bytes(SHORT)
    real = os.open

    def too_late(path, *others):
        if str(path).endswith("thing.yml"):
            thing.unlink(missing_ok=True)
        return real(path, *others)

    monkeypatch.setattr(os, "open", too_late)
    (finding,) = found_in(root, "assessments/thing.yml")
    assert "went away" in finding.message


def test_two_files_that_would_have_one_address_are_said(root, thing):
    thing.write_bytes(SHORT)
    twin = root / "assessments" / "deeper"
    twin.mkdir()
    (twin / "thing.yml").write_bytes(SHORT)
    try:
        findings = run(root, TODAY).findings
    finally:
        shutil.rmtree(twin)
    assert "duplicate-id" in {one.rule for one in findings}


@pytest.mark.unmeasured
def test_all_of_it_at_once_ends_soon_in_little_memory_and_without_a_traceback(tmp_path):
    """One process reads every input there is; the limit ends it where it takes too much."""
    root = Path(shutil.copytree(BASE, tmp_path / "base"))
    for number, row in enumerate((*SYNTAX, *READ)):
        (root / "assessments" / f"row-{number}.yml").write_bytes(row.raw)
    for number, (make, _) in enumerate(THINGS.values()):
        with contextlib.suppress(OSError):  # a socket's path may not be long
            make(root / "assessments" / f"thing-{number}.yml")
    limited = (
        "import resource, sys; from cxrisk.cli.main import main; "
        f"resource.setrlimit(resource.RLIMIT_AS, ({MOST_MEMORY << 20},) * 2); main()"
    )
    arguments = ["-C", str(root), "check", "--jobs", "1", "--no-cache", "--today", str(TODAY)]
    done = subprocess.run(
        [sys.executable, "-c", limited, *arguments], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout.count("error[syntax]") >= len(SYNTAX)
