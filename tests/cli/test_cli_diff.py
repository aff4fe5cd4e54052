"""`cxrisk diff`: what it prints in each format, and how it ends where nothing can be compared."""

import json
import os
import shutil

import pytest
from at_the_prompt import TODAY, git, one_line, program, typed

LEDGER = "cloud/core-ledger.yml"
JOURNEY = "journeys/disputed-payment.yml"


@pytest.fixture
def changed(committed):
    """A risk that is likelier, and a handoff that lost its owner."""
    committed.edit(LEDGER, "likelihood: possible", "likelihood: likely")
    committed.edit(JOURNEY, "    owner: care\n", "")
    return committed


def diff(workspace, *args):
    return workspace.run("diff", *args, "--today", TODAY)


def test_the_text_says_what_got_worse_with_both_sums_and_why(changed):
    said = diff(changed, "main")
    assert (said.exit_code, said.stderr) == (0, "")
    lines = said.stdout.splitlines()
    assert lines[0].startswith("main (")
    assert lines[0].endswith(f") → the work tree, both as of {TODAY}")
    assert lines[1] == "1 risk is worse. Above appetite: 3 of 3, before 3 of 3."
    start = lines.index("Worse")
    assert [" ".join(line.split()) for line in lines[start + 1 : start + 12]] == [
        "core-ledger/wrong-eyes: Someone sees another person's account",
        "high 7.0 → high 8.0, worst in privacy, still above appetite",
        "- likelihood: 3 → 4",
        "before now",
        "Likelihood without controls 3.00 4.00",
        "Likelihood with its controls 3.00 4.00",
        "Impact without controls: 4 severe 4.00 4.00",
        "Impact with its controls 4.00 4.00",
        "Score 7.00 high 8.00 high",
        "",
        "Handoffs",
    ]
    handoff = lines[lines.index("Handoffs") + 1 :]
    assert handoff[:3] == [
        "  changed: disputed-payment/call-care > fraud-desk: I call and wait → I am passed to the fraud desk",
        "    - owner removed: care",
        "    - touches branch-tablets, core-ledger",
    ]


def test_figures_stand_beneath_each_other(changed):
    lines = diff(changed, "main").stdout.splitlines()
    head = next(line for line in lines if line.endswith("now"))
    score = next(line for line in lines if line.lstrip().startswith("Score"))
    assert len(score) == len(head)
    assert max(map(len, lines)) <= 100


def test_nothing_changed_is_said_in_two_lines(committed):
    said = diff(committed, "HEAD")
    assert said.exit_code == 0
    assert said.stdout.splitlines()[1:] == ["Nothing changed."]


def test_the_json_holds_all_of_it(changed):
    whole = json.loads(diff(changed, "main", "--format", "json").stdout)
    assert (whole["format"], whole["method"], whole["today"]) == ("cxrisk/diff/1", "cxrisk-1", TODAY)
    assert (whole["before"]["name"], whole["after"]["name"], whole["after"]["commit"]) == (
        "main",
        "the work tree",
        None,
    )
    assert whole["summary"] == {"new": 0, "worse": 1, "better": 0, "closed": 0, "changed": 0}
    (risk,) = whole["risks"]
    assert (risk["risk"], risk["change"]) == ("core-ledger/wrong-eyes", "worse")
    assert [risk[when]["sum"][-1]["value"] for when in ("before", "after")] == ["7.00 high", "8.00 high"]
    assert risk["reasons"] == [
        {"field": "likelihood", "what": "likelihood", "before": "3", "after": "4", "rated": True}
    ]
    (handoff,) = whole["handoffs"]
    assert handoff["changes"] == [{"field": "owner", "what": "owner", "before": "care", "after": None}]
    assert [one["id"] for one in whole["initiatives"]] == ["branch-tablets", "core-ledger"]
    assert whole["not_compared"] == []


def test_the_markdown_is_a_comment_with_tables(changed):
    text = diff(changed, "main", "--format", "markdown").stdout
    assert "**1 risk is worse.** Above appetite: 3 of 3, before 3 of 3." in text
    assert (
        "| **worse** | **Someone sees another person's account**<br>core-ledger/wrong-eyes | high 7.0 "
        "| **high 8.0**, still above appetite | likelihood: 3 → 4 |"
    ) in text
    assert "| **Score** | **7.00 high** | **8.00 high** |" in text
    assert "| owner removed: care | branch-tablets, core-ledger |" in text


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_the_same_states_give_the_same_bytes(changed, form):
    told = {
        program("-C", changed.root, "diff", "main", "--format", form, "--today", TODAY,
                env=os.environ | {"PYTHONHASHSEED": seed}).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(told) == 1
    assert str(changed.root) not in told.pop()


def test_two_commits_are_compared_without_the_work_tree(changed):
    git(changed, "commit", "--quiet", "--all", "-m", "as it is")
    changed.edit(LEDGER, "likelihood: likely", "likelihood: rare")
    lines = diff(changed, "HEAD~1", "--to", "HEAD").stdout.splitlines()
    assert lines[1].startswith("1 risk is worse.")
    assert " → HEAD (" in lines[0]


def test_a_branch_is_compared_with_where_it_began(changed):
    git(changed, "checkout", "--quiet", "-b", "ours")
    git(changed, "commit", "--quiet", "--all", "-m", "ours")
    git(changed, "checkout", "--quiet", "main")
    changed.edit("mobile-byod/branch-tablets.yml", "likelihood: 4", "likelihood: 5")
    git(changed, "commit", "--quiet", "--all", "-m", "theirs")
    assert diff(changed, "main...", "--to", "ours").stdout.splitlines()[1].startswith("1 risk is worse.")
    assert "1 is better" in diff(changed, "main", "--to", "ours").stdout.splitlines()[1]


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("mian",), "no branch, tag or commit `mian`; did you mean main?"),
        (("main", "--to", "nowhere"), "no branch, tag or commit `nowhere`"),
        (("--", "--output=x"), "no branch, tag or commit `--output=x`"),
        (("main..HEAD",), "`main..HEAD` names two states, and one is asked for; write `main`, or `main...`"),
        (("main...HEAD",), "`main...HEAD` names two states"),
        (("0123456789" * 4,), "no branch, tag or commit `0123456789"),
        (("HEAD~9",), "no branch, tag or commit `HEAD~9`"),
        ((), "missing argument 'REF'"),
    ],
)
def test_what_is_no_state_ends_with_2_and_one_line(committed, args, says):
    said = typed("-C", str(committed.root), "diff", *args)
    assert (said.exit_code, said.stdout) == (2, "")
    assert says in one_line(said.stderr)


def test_a_repository_without_its_objects_is_called_damaged(committed):
    for folder in (committed.root / ".git" / "objects").glob("??"):
        shutil.rmtree(folder)
    said = diff(committed, "main")
    assert said.exit_code == 2
    assert one_line(said.stderr) == (
        "cxrisk: git cannot read `main`: its repository is damaged; see `git fsck`"
    )


def test_outside_of_git_it_ends_with_2(example):
    said = diff(example, "main")
    assert (said.exit_code, said.stdout) == (2, "")
    assert "not under version control" in one_line(said.stderr)


def test_before_the_first_commit_it_ends_with_2(example):
    git(example, "init", "--quiet")
    said = diff(example, "HEAD")
    assert (said.exit_code, said.stdout) == (2, "")
    assert "no commit yet" in one_line(said.stderr)


def test_what_cannot_be_compared_is_said_and_ends_with_0(committed):
    committed.path(LEDGER).write_text("title: [\n", encoding="utf-8")
    said = diff(committed, "main")
    assert said.exit_code == 0
    lines = said.stdout.splitlines()
    assert lines[1] == "Nothing changed, as far as it could be compared."
    assert any(
        line.startswith(f"  assessments/{LEDGER} could not be read in the work tree") for line in lines
    )
