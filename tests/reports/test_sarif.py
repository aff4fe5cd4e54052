"""SARIF: it is what the standard says, and what code scanning makes use of."""

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from found import AGAIN, NASTY, OWNER, PATH, TITLE, report

from cxrisk.checks import ALL_CHECKS
from cxrisk.findings import FORM_RULES, Position
from cxrisk.found import Later
from cxrisk.reports.formats import FORMATS

SCHEMA = json.loads(Path(__file__).with_name("sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
JUDGE = jsonschema.Draft4Validator(SCHEMA)


def sarif(*findings, **more):
    said = FORMATS["sarif"](report(*findings, **more))
    whole = json.loads(said)
    assert [error.message for error in JUDGE.iter_errors(whole)] == []
    (run,) = whole["runs"]
    return run


def test_the_judge_is_the_official_schema_and_judges():
    assert SCHEMA["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/")
    assert not JUDGE.is_valid({"version": "2.1.0", "runs": [{"results": []}]})


@pytest.mark.parametrize(
    "findings", [(), (OWNER,), (TITLE, OWNER, AGAIN), (NASTY,), (replace(OWNER, path="ä b/\udcff.yml"),)]
)
def test_it_fits_the_official_schema(findings):
    assert len(sarif(*findings)["results"]) == len(findings)


def test_every_rule_can_be_told():
    findings = [replace(TITLE, rule=rule.id) for rule in (*FORM_RULES, *ALL_CHECKS)]
    run = sarif(*findings)
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted(finding.rule for finding in findings)
    assert [rules[one["ruleIndex"]]["id"] for one in run["results"]] == [one.rule for one in findings]


def test_a_result_names_rule_level_and_place():
    result, _ = sarif(OWNER, TITLE)["results"]
    assert result["ruleId"] == "unowned-handoff"
    assert result["level"] == "error"
    assert result["message"]["text"] == "the owner of a > b is “nobody”\nWhat to do: name a unit"
    (location,) = result["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": PATH, "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 3, "startColumn": 29, "endLine": 3, "endColumn": 35},
    }


def test_columns_are_code_points_and_paths_relative_to_the_workspace():
    run = sarif(OWNER)
    assert run["columnKind"] == "unicodeCodePoints"
    assert "uri" not in run["originalUriBaseIds"]["%SRCROOT%"], "a place on somebody's disk"


@pytest.mark.parametrize(("finding", "level"), [(OWNER, "error"), (TITLE, "warning"), (AGAIN, "note")])
def test_each_severity_has_its_level(finding, level):
    assert sarif(finding)["results"][0]["level"] == level


def test_what_speaks_later_is_a_note_that_says_when():
    (result,) = sarif(later=(Later(OWNER, "live"),))["results"]
    assert result["level"] == "note"
    assert result["message"]["text"].startswith("before it goes live: the owner of")


def test_what_belongs_to_a_finding_is_related_to_it():
    (result,) = sarif(OWNER)["results"]
    (related,) = result["relatedLocations"]
    assert related["id"] == 1
    assert related["message"] == {"text": "one of these"}
    assert related["physicalLocation"]["region"]["startLine"] == 2


def test_a_rule_brings_the_help_of_its_page():
    (rule,) = sarif(OWNER)["tool"]["driver"]["rules"]
    assert rule["id"] == "unowned-handoff"
    assert rule["defaultConfiguration"] == {"level": "error"}
    assert rule["help"]["text"].startswith(rule["shortDescription"]["text"])
    markdown = rule["help"]["markdown"]
    assert markdown.index("## Why it matters") < markdown.index("## Bad") < markdown.index("## What to do")
    assert markdown.count("```") == 4
    assert "   # <- here\n" in markdown


def test_only_rules_that_speak_are_named():
    assert sarif()["tool"]["driver"]["rules"] == []


def test_fingerprints_outlive_moved_lines_and_tell_twins_apart():
    moved = replace(TITLE, position=Position(5, 1, 5, 2))
    first, second = (sarif(one)["results"][0]["partialFingerprints"] for one in (TITLE, moved))
    assert first == second
    assert first["primaryLocationLineHash"] == first["cxriskFinding/v1"]
    one, other = sarif(TITLE, replace(TITLE))["results"]
    assert one["partialFingerprints"] != other["partialFingerprints"]


def test_an_address_is_escaped_and_keeps_the_bytes_of_any_name():
    (result,) = sarif(replace(OWNER, path="assessments/a b#ä\udcff.yml"))["results"]
    address = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert address == "assessments/a%20b%23%C3%A4%FF.yml"


def test_no_text_can_become_a_link_or_steer_a_reader():
    spoiled = replace(OWNER, message="[press here](https://evil.example) \x1b[2J", help="")
    (result,) = sarif(spoiled)["results"]
    assert result["message"]["text"] == "[press here] (https://evil.example) \\x1b[2J"


def test_it_is_ascii_and_the_same_twice():
    said = FORMATS["sarif"](report(OWNER, TITLE))
    assert said.isascii()
    assert said == FORMATS["sarif"](report(OWNER, TITLE))
