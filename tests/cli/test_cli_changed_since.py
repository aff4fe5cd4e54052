"""`cxrisk check --changed-since`: a pull request is judged by what it changed."""

import json
import subprocess

import pytest
from at_the_prompt import TODAY, Workspace, git, one_line

LEDGER = "cloud/core-ledger.yml"
JOURNEY = "journeys/disputed-payment.yml"


@pytest.fixture
def unowned(committed):
    """A handoff that lost its owner."""
    committed.edit(JOURNEY, "    owner: care\n", "")
    return committed


def check(workspace, *args, since="main", **options):
    return workspace.run("check", "--changed-since", since, "--today", TODAY, *args, **options)


def test_what_stood_before_is_listed_and_fails_nothing(committed):
    said = check(committed)
    assert said.exit_code == 0
    first, *lines = said.stdout.splitlines()
    assert first == "Stood before, so nothing fails for it:"
    assert any(line.startswith(f"  assessments/{LEDGER}:50:9: error[above-appetite] ") for line in lines)
    assert "nothing to mend in 7 files" in said.stderr
    assert " stood before main; " in said.stderr


def test_what_the_change_caused_comes_first_and_fails(unowned):
    said = check(unowned)
    assert said.exit_code == 1
    first, *lines = said.stdout.splitlines()
    assert first.startswith(f"assessments/{JOURNEY}:")
    assert "error[unowned-handoff]" in first
    assert first.endswith("branch-tablets, core-ledger lean on it")
    assert "Stood before, so nothing fails for it:" in lines
    assert "1 error in 7 files" in said.stderr


def test_what_only_the_day_brought_stands_under_its_own_heading(committed):
    said = committed.run("check", "--changed-since", "main", "--today", "2028-01-01")
    assert said.exit_code == 0
    apart = said.stdout.partition("Only the day has come, so nothing fails for it:")[2]
    assert "[overdue-review]" in apart
    assert "only because the day has come" in said.stderr


def test_json_tells_all_three_apart(unowned):
    whole = json.loads(check(unowned, "--format", "json").stdout)
    assert [one["rule"] for one in whole["findings"]] == ["unowned-handoff"]
    assert whole["summary"] == {"error": 1, "warning": 0, "info": 0}
    assert {one["why"] for one in whole["standing"]} <= {"before", "calendar"}
    assert "asked-twice" in {one["rule"] for one in whole["standing"]}
    assert (whole["since"]["name"], whole["since"]["day"]) == ("main", "2026-06-01")


def test_sarif_says_which_results_are_new(unowned):
    (run,) = json.loads(check(unowned, "--format", "sarif").stdout)["runs"]
    new = [one["ruleId"] for one in run["results"] if one["baselineState"] == "new"]
    assert new == ["unowned-handoff"]
    assert {one["baselineState"] for one in run["results"]} == {"new", "unchanged"}
    assert {one["level"] for one in run["results"] if one["baselineState"] == "unchanged"} == {"note"}


def test_github_counts_what_stood_in_one_notice(unowned):
    *commands, last = check(unowned, "--format", "github").stdout.splitlines()
    assert [command.split(" ")[0] for command in commands] == ["::error"]
    assert last.startswith("::notice title=cxrisk::")
    assert " stood before main" in last


def test_gitlab_and_junit_say_why_it_fails_nothing(unowned):
    entries = json.loads(check(unowned, "--format", "gitlab").stdout)
    loud = [one["check_name"] for one in entries if one["severity"] != "info"]
    assert loud == ["unowned-handoff"]
    assert any(one["description"].startswith("stood before this change: ") for one in entries)
    cases = check(unowned, "--format", "junit").stdout
    assert cases.count("<failure ") == 1
    assert "stood before this change: " in cases


def test_a_branch_is_judged_from_where_it_began(committed):
    git(committed, "checkout", "--quiet", "-b", "ours")
    committed.edit(LEDGER, "version: 1\ntitle: ", "version: 1\ntitle: Our ")
    git(committed, "commit", "--quiet", "--all", "-m", "ours")
    git(committed, "checkout", "--quiet", "main")
    committed.edit(JOURNEY, "    owner: care\n", "    owner: branch\n")
    git(committed, "commit", "--quiet", "--all", "-m", "theirs")
    git(committed, "checkout", "--quiet", "ours")
    assert check(committed, since="main...").exit_code == 0


def test_files_that_git_does_not_know_yet_are_the_changes_own(committed):
    committed.path("twins.yml").write_text(
        "kind: portfolio\nversion: 1\nname: a\nname: b\n", encoding="utf-8"
    )
    said = check(committed)
    assert said.exit_code == 1
    assert "assessments/twins.yml:4:1: error[duplicate-key]" in said.stdout


def test_it_goes_with_the_other_choices(unowned):
    assert check(unowned, "--ignore", "unowned-handoff").exit_code == 0
    assert check(unowned, "assessments/cloud").exit_code == 0
    assert check(unowned, "--fail-on", "never").exit_code == 0
    assert check(unowned, "--select", "asked-twice", "--fail-on", "info").exit_code == 0


def test_an_editors_unsaved_text_is_judged_in_place_of_the_file(committed):
    text = committed.path(JOURNEY).read_text(encoding="utf-8").replace("    owner: care\n", "")
    said = check(committed, "-", "--stdin-filename", f"assessments/{JOURNEY}", given=text)
    assert said.exit_code == 1
    assert "error[unowned-handoff]" in said.stdout


def test_what_could_not_be_told_apart_is_a_note(committed):
    git(committed, "mv", f"assessments/{LEDGER}", "assessments/core-ledger.yml")
    said = check(committed)
    assert said.exit_code == 0
    assert said.stderr.splitlines()[0] == (
        f"Note: assessments/core-ledger.yml was assessments/{LEDGER} before: "
        "what was found in it there still stands."
    )


@pytest.mark.parametrize(
    ("since", "says"),
    [
        ("mian", "no branch, tag or commit `mian`; did you mean main?"),
        ("HEAD~9", "no branch, tag or commit"),
        ("", "no branch, tag or commit ``"),
        ("...", "no branch, tag or commit ``"),
        ("--output=x", "no branch, tag or commit `--output=x`"),
    ],
)
def test_what_is_no_commit_ends_with_2_and_one_line(committed, since, says):
    said = check(committed, since=since)
    assert (said.exit_code, said.stdout) == (2, "")
    assert says in one_line(said.stderr)


def test_without_history_it_ends_with_2(example):
    said = check(example)
    assert (said.exit_code, said.stdout) == (2, "")
    assert "not under version control" in one_line(said.stderr)
    git(example, "init", "--quiet")
    before_the_first = one_line(check(example, since="HEAD").stderr)
    assert "no commit yet" in before_the_first
    assert "--no-verify" in before_the_first, (
        "a hook that runs before the first commit must not end in a circle"
    )


def test_a_clone_without_its_history_says_how_to_get_it(committed, tmp_path):
    committed.edit(LEDGER, "version: 1\ntitle: ", "version: 1\ntitle: Our ")
    git(committed, "commit", "--quiet", "--all", "-m", "later")
    source = f"file://{committed.root}"
    subprocess.run(["git", "clone", "--quiet", "--depth=1", source, tmp_path / "clone"], check=True)
    said = check(Workspace(tmp_path / "clone"), since="HEAD~1")
    assert said.exit_code == 2
    assert "git fetch --unshallow" in one_line(said.stderr)


def test_what_is_remembered_and_how_many_read_change_nothing(unowned, tmp_path):
    for number in range(100):
        unowned.path(f"c{number}.yml").write_text(
            f"kind: catalog\nversion: 1\nunits: []\n# {number}\n", "utf-8"
        )
    env = {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    ways = ("--no-cache",), ("--jobs", "2"), ("--jobs", "1")
    told = {check(unowned, *way, "--format", "json", env=env).stdout for way in ways}
    assert len(told) == 1
    assert any((tmp_path / "cache").rglob("*.cache"))
