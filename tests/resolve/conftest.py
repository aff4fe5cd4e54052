"""A small sound workspace, and what the tool says once a file of it has been changed."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from cxrisk.pipeline import Outcome, run

BASE = Path(__file__).parents[1] / "workspaces" / "base"
TODAY = date(2026, 11, 22)


@pytest.fixture
def outcome_of(tmp_path: Path) -> Callable[..., Outcome]:
    """The outcome of the base workspace after changes: file, old text (none: a new file), new text."""

    def changed(*changes: tuple[str, str, str]) -> Outcome:
        root = tmp_path / "bank"
        shutil.copytree(BASE, root, dirs_exist_ok=True)
        for name, old, new in changes:
            file = root / "assessments" / name
            text = file.read_text(encoding="utf-8") if old else ""
            assert old in text
            file.write_text(text.replace(old, new, 1) if old else new, encoding="utf-8")
        return run(root, TODAY)

    return changed
