"""What a whole check found is remembered: it saves time, and never changes what is said."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import fields, replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxrisk import remembered
from cxrisk.cli.setting import Setting
from cxrisk.found import Found, Ignored
from cxrisk.pipeline import run
from cxrisk.remembered import Memory
from cxrisk.sources.remembering import head_of

EXAMPLE = Path(__file__).parent / "workspaces" / "example"
TODAY = date(2026, 11, 22)
PIECES = ("", "x", "- ", "\n", "  ", "'", "[", "# cxrisk: ignore[asked-twice] -- so be it", "2", "r\u0430y")


@pytest.fixture
def root(tmp_path):
    return Path(shutil.copytree(EXAMPLE, tmp_path / "example"))


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "caches"


def said(found):
    """All that a report can say of it."""
    return {one.name: getattr(found, one.name) for one in fields(Found)}


def memory_of(folder, root, day=TODAY, *, baseline=True):
    return Memory(folder, root, day, baseline=baseline)


def remembering(folder, root, day=TODAY):
    """The workspace once checked, and what the check found."""
    found = run(root, day)
    memory_of(folder, root, day).keep(found)
    return found


def file_in(folder):
    (file,) = folder.glob("*.found")
    return file


def with_baseline(root):
    """Let a baseline list the first finding, until a day, and one that is not there."""
    finding = run(root, TODAY).findings[0]
    entry = {
        "rule": finding.rule,
        "path": finding.path,
        "message": finding.message,
        "owner": "Ada",
        "because": "we know",
        "until": "2026-12-24",
    }
    from cxrisk.sources.fingerprint import fingerprints

    (name, *_) = fingerprints([finding], run(root, TODAY).texts)
    entries = [{"fingerprint": name, **entry}, {"fingerprint": "0" * 64, **entry}]
    (root / "cxrisk-baseline.yml").write_text(
        json.dumps({"kind": "baseline", "version": 1, "findings": entries}), encoding="utf-8"
    )


@pytest.mark.unmeasured
@settings(deadline=None, max_examples=25)
@given(data=st.data())
def test_what_is_said_is_the_same_whatever_is_edited(tmp_path_factory, data):
    root = Path(shutil.copytree(EXAMPLE, tmp_path_factory.mktemp("edited") / "example"))
    before = os.environ["XDG_CACHE_HOME"]
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("caches"))
    setting = Setting(start=root, remembers=True)
    files = sorted((root / "assessments").rglob("*.yml"))
    try:
        for _ in range(data.draw(st.integers(1, 3))):
            file = data.draw(st.sampled_from(files))
            text = file.read_text(encoding="utf-8") if file.exists() else ""
            at = data.draw(st.integers(0, len(text)))
            end = at + data.draw(st.sampled_from((0, 0, 1, 12)))
            file.write_text(text[:at] + data.draw(st.sampled_from(PIECES)) + text[end:], encoding="utf-8")
            if data.draw(st.integers(0, 9)) == 0:
                file.unlink()
            if data.draw(st.integers(0, 3)) == 0:
                with_baseline(root)
            day = TODAY + timedelta(days=data.draw(st.sampled_from((0, 0, 60))))
            plain = said(run(root, day))
            assert [said(setting.found(day)) for _ in range(2)] == [plain, plain]
    finally:
        os.environ["XDG_CACHE_HOME"] = before


def test_what_did_not_change_is_not_checked_again(root, folder):
    with_baseline(root)
    found = remembering(folder, root)
    again = memory_of(folder, root).found()
    assert said(again) == said(found)
    assert any(one.known for one in again.findings)
    assert again.later


def test_nothing_of_the_model_is_imported_for_it(root, tmp_path):
    code = (
        "import sys\nfrom cxrisk.cli.main import commands\n"
        "commands.main(['-C', sys.argv[1], 'check', '--today', '2026-11-22'], standalone_mode=False,"
        " obj=__import__('cxrisk.cli.setting', fromlist=['Setting']).Setting())\n"
        "print([one for one in ('yaml', 'jsonschema', 'cxrisk.pipeline', 'cxrisk.model.portfolio')"
        " if one in sys.modules], file=sys.stderr)"
    )
    env = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "caches")}
    first, second = (
        subprocess.run(
            [sys.executable, "-c", code, root], env=env, capture_output=True, text=True, check=True
        )
        for _ in range(2)
    )
    assert first.stdout == second.stdout
    assert "cxrisk.pipeline" in first.stderr.splitlines()[-1]
    assert second.stderr.splitlines()[-1] == "[]"


def edited(root):
    file = root / "assessments" / "portfolio.yml"
    file.write_bytes(file.read_bytes() + b"\n")


def added(root):
    (root / "assessments" / "new.yml").write_text("kind: catalog\nversion: 1\n", encoding="utf-8")


def renamed(root):
    file = next(iter((root / "assessments").rglob("core-ledger.yml")))
    file.rename(file.with_name("other-ledger.yml"))


def gone(root):
    next(iter((root / "assessments").rglob("core-ledger.yml"))).unlink()


@pytest.mark.parametrize("change", [edited, added, renamed, gone, with_baseline])
def test_what_changed_is_checked_again(root, folder, change):
    remembering(folder, root)
    change(root)
    assert memory_of(folder, root).found() is None


def test_another_day_is_checked_again(root, folder):
    remembering(folder, root)
    assert memory_of(folder, root, TODAY + timedelta(days=1)).found() is None


def test_without_its_baseline_it_is_checked_again(root, folder):
    remembering(folder, root)
    assert memory_of(folder, root, baseline=False).found() is None


def test_another_workspace_remembers_nothing_of_it(root, folder):
    remembering(folder, root)
    twin = Path(shutil.copytree(root, root.with_name("twin")))
    assert memory_of(folder, twin).found() is None


def test_another_version_of_the_tool_checks_again(root, folder, monkeypatch):
    remembering(folder, root)
    monkeypatch.setattr(remembered, "__version__", "another")
    assert memory_of(folder, root).found() is None


def test_code_or_packages_that_changed_check_again(tmp_path):
    own, packages = tmp_path / "cxrisk", tmp_path / "site-packages"
    (own / "checks").mkdir(parents=True)
    packages.mkdir()
    (own / "checks" / "unused.py").write_text("1")
    before = remembered.own_files(own), remembered.packages([str(packages), str(tmp_path)])
    (own / "checks" / "unused.py").write_text("12")
    (packages / "yaml").mkdir()
    after = remembered.own_files(own), remembered.packages([str(packages), str(tmp_path)])
    assert before[0] != after[0]
    assert before[1] != after[1]
    assert len(before[1]) == 1


def test_neither_a_link_to_nothing_nor_a_folder_that_is_gone_stops_a_check(tmp_path):
    (tmp_path / ".#unused.py").symlink_to("nobody@nowhere")
    assert len(remembered.own_files(tmp_path)) == 1
    assert remembered.own_files(tmp_path / "schemas") == []
    assert remembered.packages([str(tmp_path / "gone" / "site-packages")]) == []


def test_a_schema_that_changed_checks_again(tmp_path, monkeypatch):
    (tmp_path / "cxrisk").mkdir()
    (tmp_path / "schemas").mkdir()
    monkeypatch.setattr(remembered, "__file__", str(tmp_path / "cxrisk" / "remembered.py"))
    before = remembered.written_by()
    (tmp_path / "schemas" / "assessment.schema.json").write_text("{}")
    assert remembered.written_by() != before


def test_what_was_found_in_other_files_is_not_remembered(root, folder):
    memory = memory_of(folder, root)
    edited(root)
    memory.keep(run(root, TODAY))
    assert not folder.exists()


def test_a_file_that_cannot_be_read_is_looked_at_every_time(root, folder):
    (root / "assessments" / "link.yml").symlink_to("portfolio.yml")
    found = remembering(folder, root)
    assert any(one.path.endswith("link.yml") for one in found.findings)
    assert not folder.exists()


SPOILED = {
    "cut off": lambda raw: raw[: len(raw) // 2],
    "one letter changed": lambda raw: raw.replace(b"asked-twice", b"asked-thrice"),
    "empty": lambda _: b"",
    "no JSON": lambda _: _sealed(b"[[["),
    "something else": lambda _: _sealed(b"[1,2,3]"),
    "findings that are none": lambda raw: _forged(raw, [[1, 2]]),
    "nested too deep": lambda _: _sealed(b"[" * 100_000),
}


def _sealed(body):
    return b"%s\n%s" % (head_of(body, remembered.written_by()), body)


def _forged(raw, findings):
    of, _ = json.loads(raw.split(b"\n")[1])
    return _sealed(json.dumps([of, [findings, [], []]]).encode())


@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED)
def test_what_we_did_not_write_so_is_not_believed(root, folder, spoil):
    found = remembering(folder, root)
    file = file_in(folder)
    sound = file.read_bytes()
    assert spoil(sound) != sound
    file.write_bytes(spoil(sound))
    assert memory_of(folder, root).found() is None
    memory_of(folder, root).keep(found)
    assert file.read_bytes() == sound


NO_GROUPS = [
    "[[[",
    "1",
    '{"a": 1}',
    "[1]",
    "[[1, 2, 3, 4, 5, 6]]",
    "[[[], [], [], [], [], []]]",
    '[[[["assessments/nowhere.yml", []]], [], [], [], [], []]]',
    '[[[["assessments/portfolio.yml", []]], [[1]], [], [], [], []]]',
    "[" * 100_000,
]


@pytest.mark.unmeasured
@pytest.mark.parametrize("groups", NO_GROUPS)
def test_what_was_found_in_groups_is_not_believed_either(root, folder, groups, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder.parent))
    setting = Setting(start=root, remembers=True)
    setting.found(TODAY)
    (file,) = (folder.parent / "cxrisk").glob("*.found")
    _, first, _ = file.read_bytes().split(b"\n")
    file.write_bytes(_sealed(b"\n".join((first, groups.encode()))))
    ledger = root / "assessments" / "cloud" / "core-ledger.yml"
    ledger.write_bytes(ledger.read_bytes() + b"# more\n")
    assert said(setting.found(TODAY)) == said(run(root, TODAY))


def test_every_part_of_a_finding_comes_back(root, folder):
    found = run(root, TODAY)
    odd = replace(found.findings[0], meant=("a", "b"), message="\u2028 \ud800 \x1b")
    odd_found = replace(found, findings=(odd,), ignored=(Ignored(odd, "so be it"),))
    memory_of(folder, root).keep(odd_found)
    assert said(memory_of(folder, root).found()) == said(odd_found)
