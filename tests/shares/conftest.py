"""Workspaces of several teams, whose files have nothing to do with one another."""

import re
import shutil
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest
import yaml

from cxrisk.found import Found
from cxrisk.shares.again import again, at_first
from cxrisk.shares.group import from_plain, in_plain
from cxrisk.shares.processes import by_shares
from cxrisk.sources.discover import content_of, find_files
from cxrisk.sources.read import read_workspace

TODAY = date(2026, 11, 22)
WORKSPACES = Path(__file__).parents[1] / "workspaces"


def said(found):
    """All that a report can say of it."""
    return {one.name: getattr(found, one.name) for one in fields(Found)}


def contents_of(root):
    return {path: content_of(root, path) for path in find_files(root)}


def another_team(root, name):
    """Copy every assessment and journey under names of its own, and let the copies name one another."""
    files = [file for file in sorted((root / "assessments").rglob("*.yml")) if is_of_a_team(file)]
    ids = {one for file in files for one in (file.stem, *inline(file))}
    begins = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, sorted(ids)))})(?=/)")
    declared = re.compile(rf"\bid: ({'|'.join(map(re.escape, sorted(ids)))})\b(?!-)")
    for file in files:
        text = begins.sub(rf"\1-{name}", file.read_text(encoding="utf-8"))
        text = declared.sub(rf"id: \1-{name}", text)
        file.with_stem(f"{file.stem}-{name}").write_text(text, encoding="utf-8")


def is_of_a_team(file):
    return re.search("^kind: (assessment|journey)", file.read_text(encoding="utf-8"), re.MULTILINE)


def inline(file):
    try:
        journeys = yaml.safe_load(file.read_text(encoding="utf-8")).get("journeys") or ()
    except (yaml.YAMLError, AttributeError):
        return []
    return [one["id"] for one in journeys if isinstance(one, dict) and isinstance(one.get("id"), str)]


def another_team_of(root, name):
    """Copy what only the first team has."""
    for path in ("card-freeze.yml", "journeys/lost-card.yml"):
        file = root / "assessments" / path
        text = file.read_text(encoding="utf-8").replace("lost-card/", f"lost-card-{name}/")
        file.with_stem(f"{file.stem}-{name}").write_text(text, encoding="utf-8")


@pytest.fixture
def always(monkeypatch):
    """Let even the smallest workspace be divided, and each team be a share of its own."""
    monkeypatch.setattr("cxrisk.sources.processes.FEWEST", 0)
    monkeypatch.setattr("cxrisk.shares.divide._LARGEST", 1.0)
    monkeypatch.setattr("cxrisk.shares.divide.MANY", 0)
    monkeypatch.setattr("cxrisk.shares.divide._AT_A_TIME", 2)
    monkeypatch.setattr("cxrisk.shares.again._MOST", 1.0)


def in_parts(root):
    return at_first(root, read_workspace(root), TODAY, baseline=True)


def by_processes(root, jobs=2):
    return by_shares(root, TODAY, contents_of(root), jobs, baseline=True)


@pytest.fixture
def root(tmp_path):
    """Three teams in one workspace."""
    root = shutil.copytree(WORKSPACES / "base", tmp_path / "bank")
    for name in ("two", "three"):
        another_team_of(root, name)
    return root


def edit(root, path, old, new):
    file = root / "assessments" / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def checked_after(root, change):
    """What the workspace's second check finds, if it asked some of the files only; and which it asked."""
    contents, known = contents_of(root), in_parts(root)
    change()
    now = contents_of(root)
    changed = {path for path in now if now[path] != contents[path]}
    groups = from_plain(in_plain(known.groups))
    return again(root, now, TODAY, changed, groups, baseline=True)
