"""Killed, crowded out, out of room or locked out: the old site stays, and one line says what to do."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cxrisk.publish.lock import locked

pytestmark = pytest.mark.slow

KILLED = Path(__file__).with_name("killed.py")
BUILD = [sys.executable, "-m", "cxrisk", "-C"]


def tree(folder):
    """Every file below a folder with its bytes."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def run(*words, **how):
    return subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False, **how)


def refused(done):
    """The one line that says why; as little as that, and the exit code of a failing tool."""
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    line, *others = done.stderr.splitlines()
    assert others == []
    return line


def built(workspace, target, *words):
    return run(*BUILD, workspace, "build", "--today", "2026-11-22", "--out", target, *words)


def test_a_build_that_is_killed_at_any_moment_leaves_a_whole_site(workspace, tmp_path, request):
    target = tmp_path / "out" / "site"
    kills = request.config.getoption("--kills")
    done = run(sys.executable, KILLED, workspace, target, kills, 20261122)
    assert done.returncode == 0, done.stderr[-2000:]
    figures = json.loads(done.stdout)
    assert sum(figures["found"].values()) == kills
    assert figures["beside"][".site-new"], "some died in the middle"
    assert figures["left"] == ["clean", "kept", "site"], "a later start removes what they left"


def test_a_second_build_says_who_holds_the_lock_and_changes_nothing(workspace, tmp_path):
    target = tmp_path / "site"
    assert built(workspace, target).returncode == 0
    before = tree(target)
    with locked(tmp_path / ".site-lock"):
        line = refused(built(workspace, target))
    assert f"another build of this site is running (process {os.getpid()}, since " in line
    assert tree(target) == before


def test_two_builds_at_once_do_not_mix(workspace, tmp_path):
    target = tmp_path / "site"
    assert built(workspace, target).returncode == 0
    before = tree(target)
    command = [*BUILD, workspace, "build", "--today", "2026-11-22", "--out", target]
    both = [
        subprocess.Popen([str(word) for word in command], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)
        for _ in range(2)
    ]
    said = [one.communicate()[1].decode() for one in both]
    codes = sorted(one.returncode for one in both)
    assert codes in ([0, 0], [0, 2])
    assert codes == [0, 0] or any("another build of this site is running" in words for words in said)
    assert tree(target) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site", "workspace"]


def can_mount():
    """Whether we may mount something that only our own processes see."""
    return shutil.which("unshare") and run("unshare", "-rm", "true").returncode == 0


def on_small_disk(script, disk):
    """Run a shell script that has a disk of half a megabyte at this folder."""
    disk.mkdir()
    mount = f"mount -t tmpfs -o size=512k tmpfs '{disk}'"
    return run("unshare", "-rm", "sh", "-c", f"{mount} && {script}")


def shell(workspace, target):
    return f"'{sys.executable}' -m cxrisk -C '{workspace}' build --today 2026-11-22 --out '{target}'"


def test_a_full_disk_is_said_in_one_line_and_the_old_site_stays(workspace, tmp_path):
    disk = tmp_path / "disk"
    target = disk / "site"
    if can_mount():
        old = f"mkdir '{target}' && touch '{target}/.cxrisk-site' && echo old > '{target}/index.html'"
        after = f"code=$?; ls -A '{disk}' >&2; cat '{target}/index.html' >&2; exit $code"
        done = on_small_disk(f"{old} && {shell(workspace, target)}; {after}", disk)
        *said, beside, page = done.stderr.splitlines()
        assert (beside, page) == ("site", "old")
        done.stderr = "\n".join(said)
    else:  # a limit on the size of a file is the nearest thing
        assert built(workspace, target).returncode == 0
        before = tree(target)
        done = run("sh", "-c", f"ulimit -f 40; trap '' XFSZ; {shell(workspace, target)}")
        assert tree(target) == before
    line = refused(done)
    assert f"the new site cannot be written beside {target} (" in line
    assert "make room" in line


def test_a_disk_that_may_not_be_written_is_said_in_one_line(workspace, tmp_path):
    disk = tmp_path / "disk"
    if can_mount():
        read_only = f"mkdir '{disk}/sub' && mount -o remount,ro '{disk}'"
        done = on_small_disk(f"{read_only} && {shell(workspace, disk / 'sub' / 'site')}", disk)
    else:
        assert os.geteuid(), "who is root and may not mount cannot try this"
        (disk / "sub").mkdir(parents=True)
        (disk / "sub").chmod(0o555)
        done = built(workspace, disk / "sub" / "site")
    line = refused(done)
    assert "the new site cannot be written beside" in line
    assert "name a folder that you may write in with --out" in line


@pytest.fixture
def hooked(workspace):
    """The workspace with a hook that runs while the site is built, after all files were found."""

    def hook(body):
        (workspace / "hook.py").write_text(
            f"from pathlib import Path\n\ndef on_nav(nav, config, files):\n    {body}\n"
        )
        settings = workspace / "mkdocs.yml"
        settings.write_text(settings.read_text() + "hooks: [hook.py]\n")

    return hook


def test_a_hand_written_page_that_vanishes_meanwhile_is_said_in_one_line(workspace, tmp_path, hooked):
    target = tmp_path / "site"
    assert built(workspace, target).returncode == 0
    before = tree(target)
    hooked("Path(config.docs_dir, 'hello.md').unlink()")
    line = refused(built(workspace, target))
    assert "hello.md could not be read while the site was built" in line
    assert "build it again" in line
    assert tree(target) == before


def test_an_assessment_that_changes_meanwhile_is_shown_as_it_was_read(workspace, tmp_path, hooked):
    target = tmp_path / "site"
    assert built(workspace, target).returncode == 0
    before = tree(target)
    hooked("Path(config.docs_dir, '../../assessments/card-freeze.yml').write_text('nothing')")
    assert built(workspace, target).returncode == 0
    after = tree(target)
    page = "initiatives/card-freeze.html"
    assert after[page] == before[page]


def test_a_folder_of_assessments_that_vanishes_is_said_in_one_line(workspace, tmp_path):
    shutil.rmtree(workspace / "assessments")
    assert "assessments" in refused(built(workspace, tmp_path / "site"))
