"""Which files are read: everything of the workspace, nothing else, and no file can hold us up."""

import os
from pathlib import Path

import pytest

from cxrisk.errors import CxriskError
from cxrisk.sources.discover import file_in, find_files, find_workspace
from cxrisk.sources.limits import FILE_BYTES
from cxrisk.sources.read import read_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    (tmp_path / "assessments").mkdir()
    return tmp_path


def refused(workspace: Path, name: str) -> str:
    """The message of the one finding about this file; it points at the top of the file."""
    (finding,) = [one for one in read_workspace(workspace).findings if one.path == f"assessments/{name}"]
    assert (finding.rule, finding.position.line) == ("syntax", 1)
    return finding.message


def test_the_nearest_folder_upwards_that_holds_assessments_is_the_workspace(workspace):
    below = workspace / "assessments" / "cloud"
    below.mkdir()
    assert find_workspace(below) == workspace


def test_where_there_is_none_the_message_says_how_to_get_one(tmp_path):
    with pytest.raises(CxriskError) as stopped:
        find_workspace(tmp_path)
    assert "cxrisk init" in stopped.value.mend


def test_files_come_sorted_and_hidden_ones_stay_out(workspace):
    for name in ("b.yml", "a.yaml", "LOUD.YML", "notes.md", ".hidden.yml"):
        (workspace / "assessments" / name).write_text("")
    (workspace / "assessments" / "cloud").mkdir()
    (workspace / "assessments" / "cloud" / "c.yml").write_text("")
    assert list(find_files(workspace)) == [
        "assessments/LOUD.YML",
        "assessments/a.yaml",
        "assessments/b.yml",
        "assessments/cloud/c.yml",
    ]


def test_a_path_that_somebody_else_lists_belongs_as_it_would_on_disk(workspace):
    inside = (
        "a.yml",
        "deep/b.yaml",
        "B.Yml",
        ".hidden.yml",
        ".git/c.yml",
        "notes.md",
        "odd.yml/d.yml",
        "x/.y/z.yml",
    )
    for name in inside:
        (workspace / "assessments" / name).parent.mkdir(parents=True, exist_ok=True)
        (workspace / "assessments" / name).write_text("")
    listed = [f"assessments/{name}" for name in inside]
    assert {path for path in map(file_in, listed) if path} == set(find_files(workspace))
    assert file_in("site/pages/x.yml") == file_in("assessments.yml") == ""


def test_a_link_is_not_followed(workspace, tmp_path_factory):
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.yml"
    secret.write_text("kind: assessment\n")
    (workspace / "assessments" / "link.yml").symlink_to(secret)
    assert "link" in refused(workspace, "link.yml")


def test_a_linked_folder_is_not_entered(workspace, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "secret.yml").write_text("kind: assessment\n")
    (workspace / "assessments" / "away").symlink_to(elsewhere)
    assert list(find_files(workspace)) == []


def test_a_loop_of_links_ends(workspace):
    (workspace / "assessments" / "loop.yml").symlink_to(workspace / "assessments" / "loop.yml")
    (workspace / "assessments" / "round").symlink_to(workspace / "assessments")
    assert "link" in refused(workspace, "loop.yml")


def test_a_pipe_does_not_hold_us_up(workspace):
    os.mkfifo(workspace / "assessments" / "pipe.yml")
    assert "no ordinary file" in refused(workspace, "pipe.yml")


def test_a_folder_with_a_files_name_is_said(workspace):
    (workspace / "assessments" / "folder.yml").mkdir()
    assert "no ordinary file" in refused(workspace, "folder.yml")


def test_a_file_that_may_not_be_read_is_said(workspace):
    file = workspace / "assessments" / "shut.yml"
    file.write_text("kind: assessment\n")
    file.chmod(0)
    if os.access(file, os.R_OK):  # root reads everything: take the file away from under us instead
        file.unlink()
        file.symlink_to("/nowhere/at/all.yml")
    assert refused(workspace, "shut.yml")


def test_a_large_file_is_not_read(workspace):
    (workspace / "assessments" / "large.yml").write_bytes(b"#" * (FILE_BYTES + 1))
    assert "larger than 512 KB" in refused(workspace, "large.yml")


def test_one_bad_file_does_not_hide_another(workspace):
    (workspace / "assessments" / "a.yml").write_text("a: [\n")
    (workspace / "assessments" / "b.yml").write_text("b: 'open\n")
    assert [one.path for one in read_workspace(workspace).findings] == [
        "assessments/a.yml",
        "assessments/b.yml",
    ]


@pytest.mark.parametrize(
    "name", ["Core.yml", "con.yml", "index.yml", "core--ledger.yml", "x" * 65 + ".yml", "a b.yml", "é.yml"]
)
def test_a_file_name_that_can_be_no_id_is_said(workspace, name):
    (workspace / "assessments" / name).write_text(
        "kind: journey\nversion: 1\ntitle: T\nperson: p\nstages: []\n"
    )
    found = [
        one for one in read_workspace(workspace).findings if one.rule == "shape" and "its id" in one.message
    ]
    assert [one.position.line for one in found] == [1]
