"""`action.yml`: its steps, run by bash in a real clone with a Python of its own."""

import json

import pytest
from jobs import Action
from repositories import git

pytestmark = pytest.mark.slow
JOURNEY = "assessments/journeys/disputed-payment.yml"


@pytest.fixture
def action(offline, repository, python, portfolio, tmp_path):
    """The action in a pull request against `main`."""
    home = tmp_path / "runner"
    (home / "cxrisk").mkdir(parents=True)
    environment = offline | {"PATH": f"{python}:{offline['PATH']}"}
    return Action(
        checkout=portfolio,
        home=home,
        path=repository,
        environment=environment,
        base="main",
        done=frozenset(("install",)),
    )


def test_in_a_pull_request_it_fails_for_what_that_causes_and_says_so_everywhere(action, portfolio):
    git(portfolio, "commit", "--quiet", "--all", "-m", "ours")
    assert action.run() == "failure", action.said
    assert action.outcomes == {
        "install": "success",
        "history": "success",
        "check": "failure",
        "build": "success",
    }
    assert action.outputs["history"] == {"since": "origin/main..."}
    assert f"::error file={JOURNEY},line=" in action.said["check"]
    assert action.said["check"].count("::error ") == 1
    assert action.summary.startswith(
        "## What this change does to our risks\n\n**This change causes 1 error.**"
    )
    (run,) = json.loads((action.home / "cxrisk" / "cxrisk.sarif").read_text("utf-8"))["runs"]
    assert [one["ruleId"] for one in run["results"] if one["baselineState"] == "new"] == ["unowned-handoff"]
    assert (action.home / "cxrisk" / "site" / "index.html").is_file()
    assert action.used == ["actions/setup-python", "actions/upload-artifact"]


def test_it_fetches_the_history_that_a_checkout_leaves_out(action, portfolio, tmp_path):
    git(portfolio, "commit", "--quiet", "--all", "-m", "ours")
    git(portfolio, "push", "--quiet", "origin", "ours")
    origin = git(portfolio, "remote", "get-url", "origin")
    git(tmp_path, "clone", "--quiet", "--depth=1", "--branch", "ours", f"file://{origin}", "shallow")
    action.checkout = tmp_path / "shallow"
    action.inputs = {"fail-on": "never", "sarif": "true", "site": "false"}
    assert action.run() == "success", action.said
    assert action.summary.startswith("## What this change does to our risks")
    assert action.used == ["actions/setup-python", "github/codeql-action/upload-sarif"]


def test_on_the_main_branch_it_checks_everything(action):
    action.base, action.event = "", "push"
    action.inputs = {"site": "false"}
    assert action.run() == "failure"
    assert "error file=assessments/cloud/core-ledger.yml" in action.said["check"]
    assert action.summary.startswith("## How our risks stand")


def test_on_a_schedule_it_says_what_comes_due_and_fails_only_if_asked(action):
    action.base, action.event = "", "schedule"
    action.inputs = {"site": "false", "due-fail-on": "info"}
    assert action.run() == "success", action.said
    assert action.summary == "## What comes due\n\nNothing comes due from 2026-11-15 to 2026-11-22.\n"
    assert "check" not in action.outcomes


def test_a_workspace_below_the_top_is_found_and_its_lines_are_named_from_the_top(action, portfolio):
    git(portfolio, "checkout", "--quiet", ".")
    (portfolio / "risks").mkdir()
    git(portfolio, "mv", "assessments", "risks/assessments")
    git(portfolio, "commit", "--quiet", "-m", "moved")
    git(portfolio, "push", "--quiet", "origin", "ours:main", "--force")
    journey = portfolio / "risks" / JOURNEY
    journey.write_text(journey.read_text("utf-8").replace("    owner: care\n", ""), encoding="utf-8")
    action.inputs = {"workspace": "risks", "site": "false"}
    assert action.run() == "failure"
    assert f"::error file=risks/{JOURNEY},line=" in action.said["check"]
    assert action.said["check"].count("::error ") == 1
    assert f'"uri": "risks/{JOURNEY}"' in (action.home / "cxrisk" / "cxrisk.sarif").read_text("utf-8")


def test_a_file_of_requirements_pins_what_is_installed(action, repository):
    action.done = frozenset()
    (action.checkout / "requirements.txt").write_text(f"cxrisk @ {repository.as_uri()}\n", encoding="utf-8")
    action.inputs = {"requirements": "requirements.txt", "site": "false", "fail-on": "never"}
    assert action.run() == "success", action.said
