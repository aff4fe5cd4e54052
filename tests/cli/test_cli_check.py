"""`cxrisk check`: what it prints, what it writes, how it ends."""

import json
import os
import re
import subprocess
import sys

import pytest
from at_the_prompt import TODAY, one_line, typed

from cxrisk.cli.choice import rule_ids
from cxrisk.reports.formats import FORMATS


def check(workspace, *args, **options):
    return workspace.run("check", "--today", TODAY, *args, **options)


def findings(workspace, *args):
    return json.loads(check(workspace, "--format", "json", *args).stdout)["findings"]


def test_where_all_is_well_it_says_nothing_and_ends_with_0(sound):
    said = check(sound)
    assert (said.exit_code, said.stdout, said.stderr) == (0, "", "")


def test_a_finding_is_shown_with_its_line_and_what_to_do(example):
    said = check(example, "--select", "asked-twice")
    assert said.exit_code == 0
    first, source, carets, *notes = said.stdout.splitlines()
    assert first.startswith("assessments/journeys/disputed-payment.yml:53:20: warning[asked-twice] “Account")
    assert source == " 53 |         collects: [account-number]"
    assert carets == "    |                    ^^^^^^^^^^^^^^"
    assert notes[0].startswith("  = see: assessments/journeys/disputed-payment.yml:40:20: ")
    assert "  = help: let the handoff call-care > fraud-desk carry account-number" in notes
    assert notes[-1] == "  = more: cxrisk explain asked-twice"
    assert re.fullmatch(r"1 warning in 7 files \([0-9]+\.[0-9] s\)", one_line(said.stderr))


def test_an_error_ends_with_1(example):
    said = check(example)
    assert said.exit_code == 1
    assert "error[above-appetite]" in said.stdout


@pytest.mark.parametrize(("threshold", "code"), [("error", 0), ("warning", 1), ("info", 1), ("never", 0)])
def test_the_threshold_is_the_callers(example, threshold, code):
    assert check(example, "--select", "asked-twice", "--fail-on", threshold).exit_code == code


def test_never_means_never(example):
    assert check(example, "--fail-on", "never").exit_code == 0


def test_a_path_restricts_the_report_and_not_the_reading(example):
    said = check(example, "assessments/journeys")
    assert said.exit_code == 0, "the error stands in another file"
    paths = {line.partition(":")[0] for line in said.stdout.splitlines() if re.match(r"\S+:\d+:\d+:", line)}
    assert paths == {"assessments/journeys/disputed-payment.yml"}
    assert "in 7 files" in said.stderr


def test_a_path_is_read_from_where_one_stands(example, monkeypatch):
    monkeypatch.chdir(example.root / "assessments" / "journeys")
    said = typed("check", "--today", TODAY, "disputed-payment.yml")
    assert said.exit_code == 0
    assert "disputed-payment.yml:53:20" in said.stdout


def test_several_paths_add_up(example):
    paths = {one["path"] for one in findings(example, "assessments/cloud", "assessments/mobile-byod")}
    assert paths == {"assessments/cloud/core-ledger.yml", "assessments/mobile-byod/branch-tablets.yml"}


@pytest.mark.parametrize("path", ["assessments/cluod", "nowhere.yml", "..", "/etc/passwd", ""])
def test_a_path_that_matches_no_file_is_misuse(example, path):
    said = check(example, path or "assessments/cloud/none.yml")
    assert said.exit_code == 2
    assert "no YAML file of this workspace" in one_line(said.stderr)


def test_a_mistyped_file_is_answered_with_the_nearest(example):
    said = check(example, "assessments/cloud/core-leger.yml")
    assert "did you mean assessments/cloud/core-ledger.yml?" in one_line(said.stderr)


def test_a_workspace_without_a_file_is_misuse(sound):
    for file in sound.root.rglob("*.yml"):
        file.unlink()
    said = check(sound)
    assert said.exit_code == 2
    assert "no YAML file" in one_line(said.stderr)


def test_rules_are_selected_and_ignored_by_name(example):
    every = {one["rule"] for one in findings(example)}
    assert {"asked-twice", "above-appetite", "we-know-best"} <= every
    assert {one["rule"] for one in findings(example, "--select", "asked-twice,we-know-best")} == {
        "asked-twice",
        "we-know-best",
    }
    assert {
        one["rule"] for one in findings(example, "--ignore", "asked-twice", "--ignore", "we-know-best")
    } == (every - {"asked-twice", "we-know-best"})


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_an_unknown_rule_names_the_nearest(sound, option):
    said = check(sound, option, "asked-twise")
    assert said.exit_code == 2
    assert one_line(said.stderr) == f"cxrisk: {option}: no rule `asked-twise`; did you mean asked-twice?"


def test_form_comes_before_the_checks_among_the_rules():
    ids = rule_ids()
    assert len(set(ids)) == len(ids)
    assert ids[0] == "syntax"
    assert "white-space" in ids


def test_json_is_what_the_documentation_promises(example):
    said = json.loads(check(example, "--format", "json", "--select", "asked-twice").stdout)
    (finding,) = said.pop("findings")
    assert said == {
        "format": "cxrisk/findings/1",
        "tool": "cxrisk 0.1.0",
        "today": TODAY,
        "files": 7,
        "summary": {"error": 0, "warning": 1, "info": 0},
    }
    assert re.fullmatch("[0-9a-f]{64}", finding.pop("fingerprint"))
    related = finding.pop("related")
    assert related[0]["path"] == "assessments/journeys/disputed-payment.yml"
    assert (related[0]["line"], related[0]["column"]) == (40, 20)
    assert finding.pop("message").startswith("“Account number” is asked for at")
    assert finding == {
        "rule": "asked-twice",
        "severity": "warning",
        "path": "assessments/journeys/disputed-payment.yml",
        "line": 53,
        "column": 20,
        "end_line": 53,
        "end_column": 34,
        "pointer": "/stages/1/touchpoints/1/collects/0",
        "help": "let the handoff call-care > fraud-desk carry account-number",
        "more": "checks/asked-twice.html",
    }


def test_json_is_printed_where_all_is_well(sound):
    said = check(sound, "--format", "json")
    assert said.exit_code == 0
    assert json.loads(said.stdout)["findings"] == []


def test_github_is_told_the_line(example):
    said = check(example, "--format", "github", "--select", "asked-twice")
    assert one_line(said.stdout).startswith(
        "::warning file=assessments/journeys/disputed-payment.yml,line=53,endLine=53,col=20,endColumn=34,"
        "title=cxrisk%3A asked-twice::“Account number” is asked for at"
    )


def test_reports_are_written_beside_what_is_printed(example, tmp_path):
    first, second = tmp_path / "findings.json", tmp_path / "findings.txt"
    said = check(example, "--output", f"json={first}", "--output", f"text={second}", "--format", "github")
    assert "\n::error " in said.stdout
    assert json.loads(first.read_text(encoding="utf-8"))["files"] == 7
    where = "assessments/cloud/core-ledger.yml:50:9: error[above-appetite]"
    assert where in second.read_text(encoding="utf-8")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["example", "findings.json", "findings.txt"]


def test_every_format_can_be_written_in_one_run(example, tmp_path):
    outputs = [part for name in FORMATS for part in ("--output", f"{name}={tmp_path / name}.out")]
    said = check(example, *outputs, "--fail-on", "never")
    assert said.exit_code == 0
    for name in FORMATS:
        assert "asked-twice" in (tmp_path / f"{name}.out").read_text(encoding="utf-8"), name


def test_a_junit_case_fails_where_the_run_does(example):
    args = ("--format", "junit", "--select", "asked-twice", "assessments/journeys")
    quiet, loud = check(example, *args), check(example, *args, "--fail-on", "warning")
    assert (quiet.exit_code, loud.exit_code) == (0, 1)
    assert "<failure " not in quiet.stdout
    assert '<failure type="warning" message="“Account number” is asked for at' in loud.stdout


@pytest.mark.parametrize("output", ["json", "json=", "=x.json", "serif=x.sarif"])
def test_an_output_that_cannot_be_meant_is_misuse(sound, output):
    said = check(sound, "--output", output)
    assert said.exit_code == 2
    assert "--output" in one_line(said.stderr)


def test_a_report_that_cannot_be_written_is_one_line(sound, tmp_path):
    said = check(sound, "--output", f"json={tmp_path}/none/x.json")
    assert said.exit_code == 2
    assert "cannot write" in one_line(said.stderr)


@pytest.mark.parametrize(
    "args",
    [
        ("check", "--output", "text={}"),
        ("export", "risks", "--out", "{}"),
        ("brief", "core-ledger", "--html", "{}"),
    ],
)
@pytest.mark.parametrize("name", ["assessments/portfolio.yml", "mkdocs.yml", "cxrisk-baseline.yml"])
def test_nothing_that_is_made_is_written_over_what_people_wrote(example, args, name):
    file = example.root / name
    file.write_text("kind: portfolio\nversion: 1\ntitle: Ours\n", encoding="utf-8")
    said = example.run(*(arg.format(file) for arg in args))
    assert said.exit_code == 2
    assert one_line(said.stderr).endswith(
        "is part of the workspace, and is left as it is; name another place"
    )
    assert file.read_text(encoding="utf-8").endswith("title: Ours\n")


def test_two_reports_are_not_written_into_one_file(sound, tmp_path):
    said = check(sound, "--output", f"json={tmp_path}/x", "--output", f"sarif={tmp_path}/./x")
    assert said.exit_code == 2
    assert "give each a file of its own" in one_line(said.stderr)


def test_what_speaks_later_is_counted_and_shown_on_request(example):
    counted = check(example)
    assert re.search(r"; \d+ more before the pilot, \d+ more before it goes live: --all\n\Z", counted.stderr)
    assert "before the pilot" not in counted.stdout
    shown = check(example, "--all")
    assert "[one-kind-of-evidence] before the pilot: " in shown.stdout
    assert "--all" not in shown.stderr
    later = json.loads(check(example, "--all", "--format", "json").stdout)["later"]
    assert ("one-kind-of-evidence", "piloting") in [(one["rule"], one["status"]) for one in later]


def test_what_is_ignored_in_place_is_counted_and_listed_for_programs(example):
    collects = "        collects: [account-number]\n        moment_of_truth"
    comment = "        # cxrisk: ignore[asked-twice] -- the two desks hold different accounts\n"
    example.edit("journeys/disputed-payment.yml", collects, comment + collects)
    said = check(example, "--select", "asked-twice")
    assert said.stdout == ""
    assert re.fullmatch(
        r"nothing to mend in 7 files \([0-9.]+ s\); 1 ignored in place", one_line(said.stderr)
    )
    (ignored,) = json.loads(check(example, "--format", "json").stdout)["ignored"]
    assert (ignored["rule"], ignored["line"]) == ("asked-twice", 54)
    assert ignored["because"] == "the two desks hold different accounts"
    elsewhere = check(example, "--select", "asked-twice", "assessments/cloud")
    assert "ignored" not in elsewhere.stderr


def test_asking_for_more_changes_no_exit_code(example):
    example.edit("portfolio.yml", "rules:", "rules:\n  one-kind-of-evidence: error")
    before = check(example, "--select", "one-kind-of-evidence")
    after = check(example, "--select", "one-kind-of-evidence", "--all")
    assert (before.exit_code, after.exit_code) == (0, 0)


@pytest.mark.parametrize("day", ["2026-2-3", "22.11.2026", "2026-02-30", "today", "", "0000-01-01"])
def test_a_day_that_is_none_is_misuse(sound, day):
    said = sound.run("check", "--today", day)
    assert said.exit_code == 2
    assert "is no day" in one_line(said.stderr)


def test_the_day_comes_from_the_option_then_from_the_environment(sound):
    epoch = {"SOURCE_DATE_EPOCH": "1763769600"}  # 2025-11-22
    asked = sound.run("check", "--format", "json", "--today", TODAY, env=epoch)
    unasked = sound.run("check", "--format", "json", env=epoch)
    assert json.loads(asked.stdout)["today"] == TODAY
    assert json.loads(unasked.stdout)["today"] == "2025-11-22"


@pytest.mark.parametrize("seconds", ["soon", "1e9", "99999999999999999999"])
def test_an_environment_that_names_no_day_is_said(sound, seconds):
    said = sound.run("check", env={"SOURCE_DATE_EPOCH": seconds})
    assert said.exit_code == 2
    assert "SOURCE_DATE_EPOCH" in one_line(said.stderr)


def test_a_broken_file_hides_no_other(example):
    example.path("cloud/core-ledger.yml").write_text("kind: assessment\n\ttitle: x\n", encoding="utf-8")
    rules = {(one["rule"], one["path"]) for one in findings(example)}
    assert ("syntax", "assessments/cloud/core-ledger.yml") in rules
    assert ("asked-twice", "assessments/journeys/disputed-payment.yml") in rules


def test_a_name_with_control_characters_cannot_steer_the_terminal(sound):
    sound.path("bad\x1b[2Jname.yml").write_text("kind: [", encoding="utf-8")
    said = check(sound)
    assert said.exit_code == 1
    assert "\x1b" not in said.stdout
    assert "bad\\x1b[2Jname.yml:" in said.stdout


def test_no_colour_where_nobody_looks(example):
    assert "\x1b[" not in check(example).stdout


@pytest.mark.parametrize(
    ("env", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_a_terminal_gets_colour_unless_it_is_unwanted(example, env, coloured):
    leader, follower = os.openpty()
    base = {key: value for key, value in os.environ.items() if key != "NO_COLOR"} | {"TERM": "xterm"}
    with subprocess.Popen(
        [sys.executable, "-m", "cxrisk", "check", "--today", TODAY],
        cwd=example.root,
        stdout=follower,
        stderr=subprocess.DEVNULL,
        env=base | env,
    ) as running:
        os.close(follower)
        text = everything(leader)
    assert running.returncode == 1
    assert ("\x1b[1;31merror[above-appetite]\x1b[0m" in text) is coloured
    assert ("\x1b" in text) is coloured
    assert "error[above-appetite]" in text


def everything(terminal):
    """What is written to a terminal until its other end is closed."""
    parts = []
    try:
        while part := os.read(terminal, 65536):
            parts.append(part)
    except OSError:
        pass
    os.close(terminal)
    return b"".join(parts).decode()
