"""A small workspace, built for real."""

import shutil
from datetime import date
from pathlib import Path

import pytest

BASE = Path(__file__).parents[1] / "workspaces" / "base"
TODAY = date(2026, 11, 22)
SETTINGS = """\
site_name: Test bank
docs_dir: site/pages
site_dir: site/public
theme: {name: material}
plugins: [search, cxrisk]
"""


@pytest.fixture
def workspace(tmp_path):
    """A sound workspace with one hand-written page."""
    return written(tmp_path / "workspace")


def written(root):
    """That workspace, written there."""
    shutil.copytree(BASE, root)
    (root / "site" / "pages").mkdir(parents=True)
    (root / "site" / "pages" / "hello.md").write_text("# Hello\n\nSee [the risks](risks.md).\n")
    (root / "mkdocs.yml").write_text(SETTINGS)
    return root


def tree(folder):
    """Every file below a folder with its bytes."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
