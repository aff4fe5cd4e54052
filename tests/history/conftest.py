"""Workspaces under version control, with nobody's settings but ours."""

import os
import shutil

import pytest
from git_history import WORKSPACES, begun


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch):
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


@pytest.fixture
def example(tmp_path):
    """The example of the format, committed."""
    shutil.copytree(WORKSPACES / "example", tmp_path / "example")
    repository = begun(tmp_path / "example", tmp_path / "example")
    repository.commit()
    return repository


@pytest.fixture
def sound(tmp_path):
    """A small workspace in a folder of a larger repository, committed."""
    top = tmp_path / "everything"
    shutil.copytree(WORKSPACES / "base", top / "risks" / "bank")
    (top / "assessments").mkdir()
    (top / "assessments" / "other.yml").write_text("kind: portfolio\nversion: 1\nname: Not ours\n")
    repository = begun(top, top / "risks" / "bank")
    repository.commit()
    return repository
