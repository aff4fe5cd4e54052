"""The files that others run in their pipelines, and all that they need to run here: no network."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from jobs import bash
from repositories import ENVIRONMENT, git
from wheels import write_wheels

ROOT = Path(__file__).parents[2]
OFFERED = ("cxrisk", "schemas", "site/theme", "gitlab", "action.yml", "pyproject.toml", "README.md")
TOLD = ("CHANGELOG.md", "LICENSE", ".pre-commit-hooks.yaml")


@pytest.fixture(scope="session")
def offline(tmp_path_factory) -> dict[str, str]:
    """The environment in which pip installs without a network what is installed here."""
    wheels = tmp_path_factory.mktemp("wheels")
    write_wheels(wheels)
    return ENVIRONMENT | {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(wheels)}


@pytest.fixture(scope="session")
def repository(tmp_path_factory) -> Path:
    """Our own repository as others fetch it, with what this checkout holds."""
    folder = tmp_path_factory.mktemp("offered") / "cxrisk"
    folder.mkdir()
    for name in (*OFFERED, *TOLD):
        source = ROOT / name
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    git(folder, "init", "--quiet", "-b", "main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "-m", "as offered")
    return folder


@pytest.fixture
def portfolio(tmp_path) -> Path:
    """A clone of a repository with the example of the format, on a branch that breaks something."""
    origin = tmp_path / "origin"
    shutil.copytree(ROOT / "tests" / "workspaces" / "example", origin)
    git(origin, "init", "--quiet", "-b", "main")
    git(origin, "add", "--all")
    git(origin, "commit", "--quiet", "-m", "as it was")
    git(origin, "config", "receive.denyCurrentBranch", "ignore")
    git(tmp_path, "clone", "--quiet", str(origin), "clone")
    clone = tmp_path / "clone"
    git(clone, "checkout", "--quiet", "-b", "ours")
    journey = clone / "assessments" / "journeys" / "disputed-payment.yml"
    journey.write_text(journey.read_text("utf-8").replace("    owner: care\n", ""), encoding="utf-8")
    return clone


@pytest.fixture(scope="session")
def bare(tmp_path_factory) -> Path:
    """The folder of programs of a new environment that holds pip and nothing else."""
    home = tmp_path_factory.mktemp("python")
    subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
    return home / "bin"


@pytest.fixture(scope="session")
def python(bare, offline, repository) -> Path:
    """The same after the first step of the action: it holds what that installs."""
    action = yaml.safe_load((repository / "action.yml").read_text("utf-8"))
    (install,) = [step["run"] for step in action["runs"]["steps"] if step.get("id") == "install"]
    told = {"GITHUB_ACTION_PATH": str(repository), "RUNNER_TEMP": str(bare.parent), "REQUIREMENTS": ""}
    code, said = bash(install, bare, {**offline, **told, "PATH": f"{bare}:{offline['PATH']}"})
    assert code == 0, said
    return bare
