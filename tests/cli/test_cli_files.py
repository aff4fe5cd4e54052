"""Files that are written whole or not at all."""

import os
import stat
from pathlib import Path

import pytest

from cxrisk.cli.files import write_new, write_whole
from cxrisk.errors import CxriskError


def names(folder):
    return sorted(one.name for one in folder.iterdir())


def test_a_file_is_replaced_and_keeps_its_mode(tmp_path):
    file = tmp_path / "report.json"
    file.write_text("old", encoding="utf-8")
    file.chmod(0o640)
    write_whole(file, "new")
    assert file.read_text(encoding="utf-8") == "new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert names(tmp_path) == ["report.json"]


def test_a_new_file_may_be_read_by_whoever_may_read_any_new_file(tmp_path):
    (tmp_path / "usual").touch()
    write_whole(tmp_path / "report", "x")
    write_new(tmp_path / "begun", "x")
    usual = (tmp_path / "usual").stat().st_mode
    assert (tmp_path / "report").stat().st_mode == usual
    assert (tmp_path / "begun").stat().st_mode == usual


def test_line_ends_are_those_of_the_text(tmp_path):
    write_whole(tmp_path / "report", "a\nb\n")
    assert (tmp_path / "report").read_bytes() == b"a\nb\n"


def test_what_fails_leaves_the_old_file_and_nothing_else(tmp_path):
    file = tmp_path / "report.json"
    file.write_text("old", encoding="utf-8")
    with pytest.raises(UnicodeEncodeError):
        write_whole(file, "new \ud800")
    assert file.read_text(encoding="utf-8") == "old"
    assert names(tmp_path) == ["report.json"]


def test_a_folder_is_no_file(tmp_path):
    (tmp_path / "report").mkdir()
    with pytest.raises(CxriskError, match="cannot write"):
        write_whole(tmp_path / "report", "x")
    assert names(tmp_path) == ["report"]


def test_a_link_keeps_pointing_where_it_points(tmp_path):
    (tmp_path / "there").write_text("old", encoding="utf-8")
    (tmp_path / "link").symlink_to("there")
    write_whole(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "there").read_text(encoding="utf-8") == "new"


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_whole(pipe, "new")
    assert os.read(reader, 10) == b"new"
    os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_new_file_gets_its_folders(tmp_path):
    assert write_new(tmp_path / "a" / "b" / "c.yml", "x")
    assert (tmp_path / "a" / "b" / "c.yml").read_text(encoding="utf-8") == "x"


def test_nothing_is_overwritten(tmp_path):
    (tmp_path / "there").write_text("old", encoding="utf-8")
    (tmp_path / "dangling").symlink_to("nowhere")
    assert not write_new(tmp_path / "there", "new")
    assert not write_new(tmp_path / "dangling", "new")
    assert (tmp_path / "there").read_text(encoding="utf-8") == "old"
    assert names(tmp_path) == ["dangling", "there"]


def test_a_file_system_without_links_will_do(tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    assert write_new(tmp_path / "begun", "x")
    assert not write_new(tmp_path / "begun", "y")
    assert (tmp_path / "begun").read_text(encoding="utf-8") == "x"
    assert names(tmp_path) == ["begun"]


def test_a_file_where_a_folder_should_be_is_said(tmp_path):
    (tmp_path / "a").write_text("x", encoding="utf-8")
    with pytest.raises(CxriskError, match="cannot write"):
        write_new(tmp_path / "a" / "b.yml", "x")
