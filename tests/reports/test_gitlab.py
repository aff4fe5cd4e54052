"""GitLab's code quality report."""

import json
from dataclasses import replace

import pytest
from found import AGAIN, NASTY, OWNER, PATH, TITLE, report

from cxrisk.found import Later
from cxrisk.reports.formats import FORMATS


def gitlab(*findings, **more):
    return json.loads(FORMATS["gitlab"](report(*findings, **more)))


def test_an_entry_has_what_gitlab_reads():
    (entry,) = gitlab(OWNER)
    assert len(entry.pop("fingerprint")) == 64
    assert entry == {
        "description": f"the owner of a > b is “nobody”. What to do: name a unit. See {PATH}:2: one of these",
        "check_name": "unowned-handoff",
        "severity": "major",
        "location": {"path": PATH, "lines": {"begin": 3}},
    }


def test_nothing_found_is_an_empty_list():
    assert gitlab() == []


@pytest.mark.parametrize(("finding", "severity"), [(OWNER, "major"), (TITLE, "minor"), (AGAIN, "info")])
def test_each_severity_has_its_word(finding, severity):
    assert gitlab(finding)[0]["severity"] == severity


def test_no_two_entries_share_a_fingerprint():
    entries = gitlab(TITLE, replace(TITLE), OWNER, later=(Later(AGAIN, "live"),))
    assert len({entry["fingerprint"] for entry in entries}) == 4


def test_a_fingerprint_is_the_same_whatever_else_is_shown():
    twin = replace(TITLE, message="another sentence about the same value")
    both = gitlab(TITLE, twin)
    (alone,) = gitlab(twin, among=(TITLE, twin))
    assert alone["fingerprint"] == both[1]["fingerprint"] != both[0]["fingerprint"]


def test_what_speaks_later_says_when():
    (entry,) = gitlab(later=(Later(OWNER, "piloting"),))
    assert entry["severity"] == "info"
    assert entry["description"].startswith("before the pilot: the owner of")


def test_control_characters_are_shown_as_numbers():
    (entry,) = gitlab(NASTY)
    assert entry["description"].startswith("50 %\\n::stop-commands::x\\r\\x1b[2J. What to do: ")
