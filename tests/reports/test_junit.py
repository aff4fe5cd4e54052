"""JUnit's XML, as test dashboards read it."""

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from found import AGAIN, NASTY, OWNER, PATH, TITLE, report
from hypothesis import given
from hypothesis import strategies as st

from cxrisk.findings import Severity
from cxrisk.found import Later
from cxrisk.reports.formats import FORMATS


def junit(*findings, **more):
    """The only suite."""
    (suite,) = ET.fromstring(FORMATS["junit"](report(*findings, **more)).encode())  # noqa: S314 - ours
    return suite


def cases(suite):
    return {(case.get("classname"), case.get("name")): case for case in suite.findall("testcase")}


def test_each_rule_that_speaks_in_a_file_is_a_case():
    other = replace(TITLE, path="assessments/z.yml")
    suite = junit(TITLE, OWNER, TITLE, other)
    assert suite.get("name") == "cxrisk"
    assert set(cases(suite)) == {
        (PATH, "no-baseline"),
        (PATH, "unowned-handoff"),
        ("assessments/z.yml", "no-baseline"),
    }
    assert all(case.get("file") == case.get("classname") for case in suite.findall("testcase"))


def test_a_file_of_which_nothing_is_said_passes():
    suite = junit(OWNER, paths=(PATH, "assessments/sound.yml"))
    assert set(cases(suite)) == {(PATH, "unowned-handoff"), ("assessments/sound.yml", "no finding")}
    assert list(cases(suite)["assessments/sound.yml", "no finding"]) == []


@pytest.mark.parametrize(
    ("threshold", "failing"),
    [
        (Severity.ERROR, {"unowned-handoff"}),
        (Severity.WARNING, {"unowned-handoff", "no-baseline"}),
        (None, set()),
    ],
)
def test_a_case_fails_where_the_run_does(threshold, failing):
    suite = junit(OWNER, TITLE, threshold=threshold)
    failed = {case.get("name") for case in suite.findall("testcase") if case.find("failure") is not None}
    assert failed == failing
    assert suite.get("failures") == str(len(failing))
    assert suite.get("tests") == "2"


def test_a_failure_says_what_where_and_what_to_do():
    failure = junit(OWNER).find("testcase/failure")
    assert failure.get("type") == "error"
    assert failure.get("message") == "the owner of a > b is “nobody”"
    assert failure.text == (
        f"{PATH}:3:29: error\nthe owner of a > b is “nobody”\nWhat to do: name a unit\n"
        f"See {PATH}:2: one of these"
    )


def test_several_findings_of_one_rule_in_one_file_are_one_failure():
    second = replace(OWNER, message="and another")
    (failure,) = junit(OWNER, second).findall("testcase/failure")
    assert "the owner of" in failure.text
    assert "and another" in failure.text


def test_what_fails_nothing_is_output_of_a_case_that_passes():
    case = cases(junit(AGAIN))[PATH, "no-baseline"]
    assert case.find("failure") is None
    assert case.findtext("system-out").startswith(f"{PATH}:9:1: info\nagain")


def test_what_speaks_later_fails_nothing_and_says_when():
    case = junit(later=(Later(OWNER, "live"),)).find("testcase")
    assert case.find("failure") is None
    assert "before it goes live: the owner" in case.findtext("system-out")


def test_it_says_with_what_and_as_of_which_day():
    said = {one.get("name"): one.get("value") for one in junit().iter("property")}
    assert said == {"tool": "cxrisk 0.1.0", "today": "2026-11-22"}


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_is_sound_xml_and_stays_text(message, path):
    hostile = replace(NASTY, message=f"]]>&<b>\x00\ufffe{message}", path=f"a\"'<{path}.yml")
    case = junit(hostile).find("testcase")
    assert [child.tag for child in case] == ["failure"]
    assert case.find("failure").get("message").startswith("]]>&<b>\\x00\\ufffe")
