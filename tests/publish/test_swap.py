"""One folder in place of another."""

import pytest

from cxrisk.publish import swap as module
from cxrisk.publish.swap import exchange, swap


@pytest.fixture
def folders(tmp_path):
    new, target = tmp_path / "new", tmp_path / "target"
    new.mkdir()
    (new / "new.html").write_text("new")
    target.mkdir()
    (target / "old.html").write_text("old")
    return new, target, tmp_path / "aside"


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_the_new_folder_takes_the_place_and_nothing_is_left(folders, tmp_path):
    swap(*folders)
    assert names(folders[1]) == ["new.html"]
    assert names(tmp_path) == ["target"]


def test_where_nothing_was_the_new_folder_moves_in(tmp_path):
    (tmp_path / "new").mkdir()
    swap(tmp_path / "new", tmp_path / "target", tmp_path / "aside")
    assert names(tmp_path) == ["target"]


def test_systems_that_cannot_exchange_get_there_in_two_steps(folders, tmp_path, monkeypatch):
    monkeypatch.setattr(module, "exchange", lambda *_: False)
    swap(*folders)
    assert names(folders[1]) == ["new.html"]
    assert names(tmp_path) == ["target"]


def test_where_the_second_step_fails_the_old_folder_is_back(folders, monkeypatch):
    new, target, aside = folders
    monkeypatch.setattr(module, "exchange", lambda *_: False)
    (new / "new.html").unlink()
    new.rmdir()
    with pytest.raises(FileNotFoundError):
        swap(new, target, aside)
    assert names(target) == ["old.html"]
    assert not aside.exists()


def test_a_fault_of_the_disk_is_not_mistaken_for_a_system_that_cannot(tmp_path):
    (tmp_path / "one").mkdir()
    with pytest.raises(FileNotFoundError):
        exchange(tmp_path / "one", tmp_path / "missing")
