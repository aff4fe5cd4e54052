"""Findings as text, json and workflow commands."""

import json

import pytest
from found import AGAIN, NASTY, OWNER, PATH, TITLE, report

from cxrisk.found import Later
from cxrisk.reports.formats import FORMATS
from cxrisk.reports.text import as_text, painted, summary


def test_text_is_what_people_read():
    assert as_text(report(TITLE, OWNER, AGAIN)) == (
        "assessments/journeys/one.yml:1:7: warning[no-baseline] no baseline\n"
        " 1 | kind: journey\n"
        "   |       ^^^^^^^\n"
        "  = help: write one\n"
        "  = more: cxrisk explain no-baseline\n"
        "\n"
        "assessments/journeys/one.yml:3:29: error[unowned-handoff] the owner of a > b is “nobody”\n"
        " 3 |   - {from: a, to: b, owner: nobody}\n"
        "   |                             ^^^^^^\n"
        "  = see: assessments/journeys/one.yml:2:1: one of these\n"
        "  = help: name a unit\n"
        "  = more: cxrisk explain unowned-handoff\n"
        "\n"
        "assessments/journeys/one.yml:9:1: info[no-baseline] again"
    )


def test_colour_changes_looks_and_no_text():
    coloured = as_text(report(TITLE, OWNER), painted)
    assert "\x1b[1;31merror[unowned-handoff]\x1b[0m" in coloured
    bare = coloured
    for code in ("1", "2", "1;31", "1;33", "0"):
        bare = bare.replace(f"\x1b[{code}m", "")
    assert bare == as_text(report(TITLE, OWNER))


def test_text_says_when_a_later_finding_speaks():
    text = as_text(report(later=(Later(TITLE, "piloting"), Later(OWNER, "live"))))
    assert "warning[no-baseline] before the pilot: no baseline" in text
    assert "error[unowned-handoff] before it goes live: the owner" in text


def test_no_finding_is_no_text():
    assert as_text(report()) == ""
    assert FORMATS["github"](report()) == ""


@pytest.mark.parametrize(
    ("findings", "says"),
    [
        ((), "nothing to mend in 3 files"),
        ((OWNER,), "1 error in 3 files"),
        ((OWNER, TITLE, TITLE, AGAIN), "1 error, 2 warnings, 1 note in 3 files"),
    ],
)
def test_the_last_line_counts(findings, says):
    assert summary(findings, 3) == says
    assert summary(findings, 1) == says.replace("3 files", "1 file")


def test_json_counts_and_keeps_the_order():
    said = json.loads(FORMATS["json"](report(TITLE, OWNER, AGAIN)))
    assert said["summary"] == {"error": 1, "warning": 1, "info": 1}
    assert list(said["summary"]) == ["error", "warning", "info"]
    assert [one["rule"] for one in said["findings"]] == ["no-baseline", "unowned-handoff", "no-baseline"]
    assert said["findings"][1]["related"] == [
        {"path": PATH, "line": 2, "column": 1, "end_line": 2, "end_column": 9, "message": "one of these"}
    ]
    assert "later" not in said


def test_json_is_ascii_and_so_survives_any_pipe():
    assert FORMATS["json"](report(OWNER)).isascii()


def test_json_is_the_same_twice():
    assert FORMATS["json"](report(OWNER, TITLE)) == FORMATS["json"](report(OWNER, TITLE))


def test_workflow_commands_name_place_and_rule():
    first, second, third = FORMATS["github"](report(TITLE, OWNER, AGAIN)).splitlines()
    assert first == (
        "::warning file=assessments/journeys/one.yml,line=1,endLine=1,col=7,endColumn=14,"
        "title=cxrisk%3A no-baseline::no baseline%0AWhat to do: write one"
    )
    assert second.startswith("::error file=")
    assert second.endswith("%0ASee assessments/journeys/one.yml:2: one of these")
    assert third.startswith("::notice file=")


def test_no_text_can_begin_a_workflow_command_of_its_own():
    said = FORMATS["github"](report(NASTY))
    assert len(said.splitlines()) == 1
    assert said.startswith(
        "::error file=a%2Cb%3Ac%25.yml,line=1,endLine=2,title=cxrisk%3A shape::50 %25\\n::stop"
    )
    assert "\x1b" not in said
