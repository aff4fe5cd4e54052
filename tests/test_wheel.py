"""What a user gets from the package index: the wheel, in an environment of its own, far from a checkout."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this checkout."""
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(out.glob("*.whl"))


@pytest.fixture(scope="session")
def elsewhere(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of an environment with the wheel and our dependencies, without the checkout."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=False, symlinks=True)
    packages = Path(sysconfig.get_path("purelib", vars={"base": str(home), "platbase": str(home)}))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(packages)
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return home / "bin"


def run(elsewhere: Path, cwd: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    clean = {"PATH": f"{elsewhere}:{os.environ['PATH']}", "HOME": str(cwd), "LANG": "C.UTF-8"}
    command = [str(elsewhere / "python"), "-m", "cxrisk", *arguments]
    return subprocess.run(command, cwd=cwd, env=clean, capture_output=True, text=True, check=False)


def test_the_wheel_carries_schemas_library_templates_and_theme(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    for wanted in (
        "cxrisk/schemas/assessment.schema.json",
        "cxrisk/library/controls.yml",
        "cxrisk/library/risks/cloud.yml",
        "cxrisk/checks/asked-twice.md",
        "cxrisk/checks/form/shape.md",
        "cxrisk/pages/templates/frame.html",
        "cxrisk/theme/assets/cxrisk.css",
        "cxrisk/starter/action.yml",
        "cxrisk/starter/gitlab/cxrisk.yml",
    ):
        assert wanted in names
    assert not [name for name in names if name.startswith(("tests/", "assessments/", "bench/"))]


def test_a_new_workspace_checks_and_builds_where_there_is_no_checkout(elsewhere, tmp_path):
    where = run(elsewhere, tmp_path, "--version")
    assert where.stdout.startswith("cxrisk ")
    assert run(elsewhere, tmp_path, "init", "mine").returncode == 0
    home = tmp_path / "mine"
    checked = run(elsewhere, home, "check")
    assert (checked.returncode, checked.stderr.count("Traceback")) == (0, 0), checked.stdout + checked.stderr
    assert run(elsewhere, home, "new", "cloud", "move-it").returncode == 0
    assert run(elsewhere, home, "check").returncode == 0
    built = run(elsewhere, home, "build")
    assert built.returncode == 0, built.stdout + built.stderr
    assert "move-it" in (home / "site" / "public" / "index.html").read_text(encoding="utf-8")
    assert (home / "site" / "public" / "initiatives" / "move-it.html").is_file()


def test_what_runs_there_is_the_wheel(elsewhere, tmp_path):
    command = [str(elsewhere / "python"), "-c", "import cxrisk; print(cxrisk.__file__)"]
    said = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert not Path(said.stdout.strip()).is_relative_to(ROOT)
