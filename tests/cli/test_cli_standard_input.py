"""`cxrisk check -`: the text that an editor holds, judged as if it were saved."""

import json
import subprocess
import sys

import pytest
from at_the_prompt import TODAY, one_line, typed

from cxrisk.sources.limits import FILE_BYTES

NAME = "assessments/journeys/disputed-payment.yml"


def check(workspace, content, *args, name=NAME):
    return workspace.run("check", "--today", TODAY, *args, "-", "--stdin-filename", name, given=content)


def findings(workspace, content, *args):
    return json.loads(check(workspace, content, "--format", "json", *args).stdout)["findings"]


def on_disk(workspace):
    return (workspace.root / NAME).read_text(encoding="utf-8")


def test_the_text_stands_in_for_the_file(example):
    text = on_disk(example)
    (before,) = findings(example, text, "--select", "asked-twice")
    (after,) = findings(example, f"# one line more\n{text}", "--select", "asked-twice")
    assert after["line"] == before["line"] + 1
    assert findings(example, text.replace("collects: [account-number]", ""), "--select", "asked-twice") == []
    assert on_disk(example) == text


def test_only_its_findings_are_reported(example):
    text = on_disk(example)
    assert {one["path"] for one in findings(example, text)} == {NAME}
    whole = json.loads(example.run("check", "--format", "json", "--today", TODAY).stdout)
    assert {one["path"] for one in whole["findings"]} > {NAME}
    assert findings(example, text) == [one for one in whole["findings"] if one["path"] == NAME]


def test_the_rest_of_the_workspace_is_known(example):
    broken = on_disk(example).replace("unit: fraud", "unit: froud")
    (finding,) = findings(example, broken, "--select", "unknown-reference")
    assert "did you mean" in finding["help"]


def test_a_file_that_does_not_exist_yet_is_added(sound):
    said = check(sound, "kind: journey\nversion: 1\n", name="assessments/journeys/new.yml")
    assert said.exit_code == 1
    assert "assessments/journeys/new.yml:1:7: error[shape] `person` is missing" in said.stdout
    assert "in 5 files" in said.stderr
    assert not sound.path("journeys/new.yml").exists()


def test_a_workspace_may_begin_with_it(tmp_path):
    (tmp_path / "assessments").mkdir()
    said = typed(
        "-C", str(tmp_path), "check", "-", "--stdin-filename", "assessments/a.yml", given="kind: [\n"
    )
    assert said.exit_code == 1
    assert said.stdout.startswith("assessments/a.yml:")


def test_the_name_is_read_from_where_one_stands(example, monkeypatch):
    monkeypatch.chdir(example.path("journeys"))
    for name in ("disputed-payment.yml", str(example.root / NAME)):
        said = typed(
            *("check", "--today", TODAY, "--select", "asked-twice", "-", "--stdin-filename", name),
            given=on_disk(example),
        )
        assert said.stdout.startswith(f"{NAME}:53:20: ")


def test_the_name_may_be_that_from_the_workspace(example, monkeypatch):
    monkeypatch.chdir(example.path("journeys"))
    assert check(example, "kind: [").stdout.startswith(f"{NAME}:")


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "a.yml",
        "assessments",
        "assessments/a.txt",
        "assessments/.a.yml",
        "assessments/.hidden/a.yml",
        "assessments/a.yml/b.yml",
        "../assessments/a.yml",
        "/etc/passwd",
        "assessments/../../a.yml",
        "cxrisk-baseline.yml",
    ],
)
def test_a_name_that_is_no_file_of_the_workspace_is_misuse(example, name):
    said = check(example, "kind: [", name=name)
    assert (said.exit_code, said.stdout) == (2, "")
    assert "--stdin-filename" in one_line(said.stderr)


def test_a_link_leads_nowhere(example, tmp_path):
    (tmp_path / "outside").mkdir()
    example.path("link").symlink_to(tmp_path / "outside")
    assert check(example, "kind: [", name="assessments/link/a.yml").exit_code == 2


@pytest.mark.parametrize(
    "args",
    [
        ["-"],
        ["--stdin-filename", NAME],
        ["-", NAME, "--stdin-filename", NAME],
        ["-", "-", "--stdin-filename", NAME],
    ],
)
def test_the_dash_and_the_name_belong_together(example, args):
    said = typed("-C", str(example.root), "check", *args)
    assert said.exit_code == 2
    assert "belong together" in one_line(said.stderr)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "the file is empty"),
        (b"\xff\xfe", "UTF-16"),
        (b"kind: \x00", "U+0000"),
        (b"#" * (FILE_BYTES + 1), "larger than 512 KB"),
    ],
)
def test_bytes_that_no_file_may_hold_are_findings(example, content, says):
    said = check(example, content)
    assert said.exit_code == 1
    assert said.stdout.startswith(f"{NAME}:1:")
    assert says in said.stdout


def test_a_closed_standard_input_holds_nothing(example):
    said = subprocess.run(
        ["sh", "-c", f'"$0" -m cxrisk check - --stdin-filename {NAME} <&-', sys.executable],
        cwd=example.root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 1
    assert "the file is empty" in said.stdout


def test_what_is_known_stays_known(example):
    grounds = ("--owner", "cio", "--because", "old", "--until", "2027-06-30")
    assert example.run("baseline", "write", "--today", TODAY, *grounds).exit_code == 0
    assert findings(example, on_disk(example)) == []
    broken = on_disk(example).replace("collects: [account-number]", "")
    assert {one["path"] for one in findings(example, broken)} <= {NAME}
