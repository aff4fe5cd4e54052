"""The shell steps of an action and the scripts of a GitLab job, run by bash as their hosts run them."""

import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]


@dataclass
class Action:
    """`action.yml`, run step by step in a checkout; what it `uses` is left to GitHub."""

    checkout: Path
    home: Path
    """Where the runner keeps its files."""
    path: Path
    """Where the action stands."""
    environment: Mapping[str, str]
    event: str = "pull_request"
    base: str = ""
    done: frozenset[str] = frozenset()
    """Steps that were run before, by their ids."""
    inputs: dict[str, str] = field(default_factory=dict)
    outputs: dict[str, dict[str, str]] = field(default_factory=dict)
    outcomes: dict[str, str] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    """What each step printed, by its id."""
    used: list[str] = field(default_factory=list)
    """The actions of others that would run, in their order."""

    def run(self) -> str:
        """Run all steps; `success`, or `failure` where a step failed."""
        action = yaml.safe_load((self.path / "action.yml").read_text("utf-8"))
        usual = {name: one["default"] for name, one in action["inputs"].items()}
        self.inputs = {**usual, **self.inputs}
        for number, step in enumerate(action["runs"]["steps"]):
            name = step.get("id", f"step-{number}")
            if not self._wanted(step.get("if", "success()")):
                continue
            if name in self.done:
                self.outcomes[name] = "success"
            elif "uses" in step:
                self.used.append(step["uses"].partition("@")[0])
            else:
                assert step["shell"] == "bash"
                self.outcomes[name] = "success" if self._bash(name, step) == 0 else "failure"
        return "failure" if "failure" in self.outcomes.values() else "success"

    @property
    def summary(self) -> str:
        file = self.home / "summary.md"
        return file.read_text("utf-8") if file.exists() else ""

    def _bash(self, name: str, step: Mapping) -> int:
        files = {"GITHUB_OUTPUT": self.home / "output", "GITHUB_STEP_SUMMARY": self.home / "summary.md"}
        files["GITHUB_OUTPUT"].write_text("")
        told = {key: re.sub(r"\$\{\{ (.*?) \}\}", self._value, text) for key, text in step["env"].items()}
        host = {
            "GITHUB_WORKSPACE": str(self.checkout),
            "GITHUB_ACTION_PATH": str(self.path),
            "RUNNER_TEMP": str(self.home),
        }
        environment = {**self.environment, **host, **{key: str(file) for key, file in files.items()}, **told}
        code, self.said[name] = bash(step["run"], self.checkout, environment)
        lines = files["GITHUB_OUTPUT"].read_text().splitlines()
        self.outputs[name] = dict(line.split("=", 1) for line in lines)
        return code

    def _value(self, found: re.Match) -> str:
        return str(self._known(found[1]))

    def _known(self, word: str) -> str:
        first, *rest = word.split(".")
        if first == "inputs":
            return self.inputs[rest[0]]
        if first == "github":
            return {"base_ref": self.base, "event_name": self.event}[rest[0]]
        assert first == "steps", word
        if rest[1] == "outcome":
            return self.outcomes.get(rest[0], "skipped")
        return self.outputs.get(rest[0], {}).get(rest[2], "")

    def _wanted(self, condition: str) -> bool:
        """Whether a step runs: without `cancelled` in it, only where all before it went well."""
        text = condition.removeprefix("${{ ").removesuffix(" }}")
        fine = "!cancelled()" in text or "failure" not in self.outcomes.values()
        return fine and all(self._holds(part.strip()) for part in text.split("&&"))

    def _holds(self, part: str) -> bool:
        if part in ("success()", "!cancelled()"):
            return True
        left, sign, right = part.split()
        assert sign in ("==", "!=")
        return (self._known(left) == right.strip("'")) is (sign == "==")


def gitlab_job(
    name: str, part: str, checkout: Path, environment: Mapping[str, str], *, installed: bool = True
) -> tuple[int, str]:
    """Run the `script` or `after_script` of a job of our template; before it what it extends, if need be."""
    template = yaml.safe_load((ROOT / "gitlab" / "cxrisk.yml").read_text("utf-8"))
    job = {**template[template[name]["extends"]], **template[name]}
    variables = {**template["variables"], **job.get("variables", {})}
    lines = [*(() if installed else job["before_script"]), *job[part]]
    whole = {**variables, "CI_PROJECT_DIR": str(checkout), **environment}
    return bash("\n".join(lines), checkout, whole)


def bash(script: str, where: Path, environment: Mapping[str, str]) -> tuple[int, str]:
    """Bash as both hosts call it: it stops at the first command that fails."""
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    done = subprocess.run(
        command, cwd=where, env=dict(environment), capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr
