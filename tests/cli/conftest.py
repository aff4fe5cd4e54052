"""Small workspaces to work in."""

import shutil

import pytest
from at_the_prompt import WORKSPACES, Workspace, git


@pytest.fixture
def sound(tmp_path):
    """A workspace of which the checks say nothing."""
    shutil.copytree(WORKSPACES / "base", tmp_path / "base")
    return Workspace(tmp_path / "base")


@pytest.fixture
def example(tmp_path):
    """The example of the format: one error, and some warnings."""
    shutil.copytree(WORKSPACES / "example", tmp_path / "example")
    return Workspace(tmp_path / "example")


@pytest.fixture
def committed(example):
    """The example of the format on a branch `main`."""
    git(example, "init", "--quiet", "-b", "main")
    git(example, "add", "--all")
    git(example, "commit", "--quiet", "-m", "as it was")
    return example
