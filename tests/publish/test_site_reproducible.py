"""The same inputs give the same bytes, and the site says of what it is made."""

import json
import os
import shutil
import subprocess
import sys
from hashlib import sha256

import pytest

pytestmark = pytest.mark.slow


@pytest.fixture
def many(workspace):
    """The workspace with so many files that several processes read them."""
    for number in range(300):
        journey = workspace / "assessments" / "journeys" / f"asked-{number:03}.yml"
        journey.write_text(f"kind: journey\nversion: 1\ntitle: Asked {number}\n")  # too little: findings
    return workspace


def built(workspace, target, jobs, **environment):
    """The files of the site that the program builds, with their bytes."""
    command = [sys.executable, "-m", "cxrisk", "-C", workspace, "build", "--today", "2026-11-22"]
    environment = os.environ | environment
    subprocess.run(
        [*command, "--jobs", str(jobs), "--out", target], check=True, env=environment, capture_output=True
    )
    files = (path for path in sorted(target.rglob("*")) if path.is_file())
    return {path.relative_to(target).as_posix(): path.read_bytes() for path in files}


def test_the_same_inputs_give_the_same_bytes_wherever_and_however(many, tmp_path):
    one = built(
        many, tmp_path / "here", 1, PYTHONHASHSEED="1", TZ="UTC+1", LC_ALL="C", XDG_CACHE_HOME="/dev/null"
    )
    moved = shutil.copytree(many, tmp_path / "somewhere" / "else" / "moved")
    cache = tmp_path / "cache"
    elsewhere = {"PYTHONHASHSEED": "2", "TZ": "UTC-9", "LC_ALL": "C.UTF-8", "XDG_CACHE_HOME": str(cache)}
    two = built(moved, tmp_path / "a" / "b", 3, **elsewhere)
    assert any(cache.rglob("*.pages"))
    again = built(moved, tmp_path / "c", 2, **(elsewhere | {"PYTHONHASHSEED": "3"}))
    assert one == two == again
    for name, content in one.items():
        assert str(tmp_path).encode() not in content, name


def test_a_site_says_file_by_file_what_it_holds_and_of_what_it_was_made(workspace, tmp_path):
    files = built(workspace, tmp_path / "site", 1)
    manifest = json.loads(files.pop("build-manifest.json"))
    assert manifest["files"] == {name: sha256(content).hexdigest() for name, content in files.items()}
    lines = "".join(f"{digest}  {name}\n" for name, digest in manifest["files"].items())
    assert manifest["tree"] == sha256(lines.encode()).hexdigest()
    assert manifest["format"] == "cxrisk/build/1"
    assert manifest["tool"].startswith("cxrisk ")
    assert (manifest["method"], manifest["today"]) == ("cxrisk-1", "2026-11-22")
    assert (manifest["audience"], manifest["commit"]) == ("internal", "")
    assert set(manifest["schema"]) == {"assessment", "journey", "catalog", "portfolio"}
