"""`cxrisk due`: what only the calendar brought, by whoever answers for it."""

import json
import re

import pytest
from at_the_prompt import TODAY, one_line
from markdown_it import MarkdownIt

LEDGER = "cloud/core-ledger.yml"
GROUNDS = ("--owner", "cio", "--because", "They are older than this file", "--until", "2027-06-30")


def due(workspace, *args, today=TODAY):
    return workspace.run("due", "--today", today, *args)


def by_owner(workspace, *args):
    whole = json.loads(due(workspace, "--format", "json", *args).stdout)
    return {one["owner"]: [each["rule"] for each in one["findings"]] for one in whole["owners"]}


def test_a_week_in_which_nothing_came_due_is_one_remark(sound):
    said = due(sound)
    assert (said.exit_code, said.stdout) == (0, "")
    assert one_line(said.stderr) == "Nothing comes due from 2026-11-15 to 2026-11-22."


def test_what_comes_due_stands_under_whoever_answers_for_it(example):
    text = due(example, "--until", "2028-01-01").stdout
    first, *rest = text.split("\n\n")
    assert re.fullmatch(r"From 2026-11-22 to 2028-01-01 the calendar brings .*\d+ warning.*\.", first)
    owned = {block.splitlines()[0]: block for block in rest}
    assert "[overdue-review]" in owned["Chief Information Officer"]
    assert "    = help: go through it once more" in owned["Chief Information Officer"]


def test_what_was_found_before_is_not_brought_by_the_calendar(example):
    (found,) = {rule for rules in by_owner(example, "--until", "2028-01-01").values() for rule in rules} & {
        "asked-twice",
        "overdue-review",
    }
    assert found == "overdue-review"


def test_an_action_is_its_owners(example):
    action = (
        "actions:\n  - id: rehearse\n    title: Rehearse the way back\n    owner: Head of platform\n"
        "    due: 2026-11-20\n    status: open\n"
    )
    text = example.path(LEDGER).read_text("utf-8")
    example.path(LEDGER).write_text(re.sub(r"(?m)^actions:\n", action, text), encoding="utf-8")
    assert "overdue-action" in by_owner(example)["Head of platform"]
    assert "overdue-action" not in str(by_owner(example, "--since", "2026-11-21"))


def test_known_findings_come_due_when_their_day_has_passed(example):
    assert example.run("baseline", "write", *GROUNDS, "--today", TODAY).exit_code == 0
    rules = by_owner(example, "--since", "2027-06-30", "--until", "2027-07-01")
    assert any("asked-twice" in found for found in rules.values())
    assert by_owner(example, "--since", "2027-06-29", "--until", "2027-06-30") == {}


def test_the_comment_has_a_table_for_each_owner(example):
    text = due(example, "--until", "2028-01-01", "--format", "markdown").stdout
    html = MarkdownIt().enable("table").render(text)
    assert "<h3>Chief Information Officer</h3>" in html
    assert html.count("<table>") == html.count("<h3>") > 0
    quiet = due(example, "--format", "markdown", "--since", "2026-11-21").stdout
    assert quiet == "## What comes due\n\nNothing comes due from 2026-11-21 to 2026-11-22.\n"


def test_it_fails_only_where_somebody_asked_for_that(example):
    later = ("--until", "2028-01-01")
    assert due(example, *later).exit_code == 0
    assert due(example, *later, "--fail-on", "info").exit_code == 1
    assert due(example, "--since", "2026-11-21", "--fail-on", "info").exit_code == 0


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("--since", "2026-11-22"), "let --since be a day before --until"),
        (("--since", "yesterday"), "--since: `yesterday` is no day"),
        (("--until", "2026-02-30"), "--until: `2026-02-30` is no day"),
    ],
)
def test_days_that_cannot_be_meant_are_misuse(sound, args, says):
    said = due(sound, *args)
    assert (said.exit_code, said.stdout) == (2, "")
    assert says in one_line(said.stderr)
