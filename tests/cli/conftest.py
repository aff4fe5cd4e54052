"""Small workspaces to work in."""

import shutil

import pytest
from at_the_prompt import WORKSPACES, Workspace


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
