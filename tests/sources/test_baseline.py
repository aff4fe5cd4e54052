"""The baseline is read as strictly as any other file; what is wrong with it is a finding."""

from datetime import date
from textwrap import dedent

import pytest

from cxrisk.findings import Position
from cxrisk.sources.baseline import parse_baseline, read_baseline
from cxrisk.sources.discover import BASELINE as FILE
from cxrisk.sources.limits import BASELINE_BYTES, NODES

PRINT = "5f" * 32
ENTRY = f"""\
  - rule: asked-twice
    path: assessments/one.yml
    message: asked twice
    owner: cio
    because: They share a system from summer on.
    until: 2027-06-30
    fingerprint: {PRINT}
"""
HEAD = "kind: baseline\nversion: 1\nfindings:\n"


def parsed(text):
    return parse_baseline(dedent(text).encode())


def troubles(text):
    return [(one.rule, one.position.line, one.message) for one in parsed(text).findings]


def test_an_entry_says_what_who_why_and_until_when():
    baseline = parsed(HEAD + ENTRY)
    assert baseline.findings == ()
    (entry,) = baseline.entries
    assert (entry.fingerprint, entry.rule, entry.path) == (PRINT, "asked-twice", "assessments/one.yml")
    assert (entry.owner, entry.because) == ("cio", "They share a system from summer on.")
    assert (entry.message, entry.until) == ("asked twice", date(2027, 6, 30))
    assert (entry.position, entry.pointer) == (Position(4, 5, 4, 5), "/findings/0")


def test_keys_of_ones_own_are_kept():
    baseline = parsed("x-team: [a]\n" + HEAD + ENTRY.replace("    owner", "    x-ticket: 17\n    owner"))
    assert baseline.findings == ()
    assert baseline.own == (("x-team", ["a"]),)
    assert baseline.entries[0].own == (("x-ticket", 17),)


@pytest.mark.parametrize("key", ["rule", "path", "owner", "because", "until", "fingerprint"])
def test_an_entry_that_lacks_something_holds_nothing(key):
    lines = [line for line in ENTRY.splitlines() if not line.strip(" -").startswith(f"{key}:")]
    lines[0] = "  - " + lines[0].strip(" -")
    baseline = parsed(HEAD + "\n".join(lines))
    assert baseline.entries == ()
    (finding,) = baseline.findings
    assert (finding.rule, finding.path, finding.position.line) == ("shape", FILE, 4)
    assert f"`{key}` is missing" in finding.message


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("2027-06-30", "2027-02-30", 9, "not in the calendar"),
        ("2027-06-30", "soon", 9, "`soon`"),
        (PRINT, PRINT[:-1], 10, "fingerprint"),
        (PRINT, PRINT.upper(), 10, "fingerprint"),
        ("owner: cio", "owner: nobody", 7, "`owner`"),
        ("owner: cio", "owner: ''", 7, "`owner` is empty"),
        ("owner: cio", "onwer: cio", 7, "`onwer`"),
        ("because: They share a system from summer on.", "because: 7", 8, "`because` needs"),
    ],
)
def test_what_does_not_fit_is_told_at_its_line_and_holds_nothing(old, new, line, says):
    baseline = parsed(HEAD + ENTRY.replace(old, new))
    assert baseline.entries == ()
    (finding,) = baseline.findings
    assert (finding.rule, finding.position.line) == ("shape", line)
    assert says in finding.message
    assert finding.help


def test_one_wrong_entry_spoils_no_other():
    other = ENTRY.replace(PRINT, "0" * 64).replace("2027-06-30", "never")
    assert [one.fingerprint for one in parsed(HEAD + other + ENTRY).entries] == [PRINT]


def test_an_entry_that_stands_twice_is_told():
    baseline = parsed(HEAD + ENTRY + ENTRY.replace("owner: cio", "owner: cmo"))
    assert [one.owner for one in baseline.entries] == ["cio"]
    (finding,) = baseline.findings
    assert (finding.rule, finding.position.line) == ("duplicate-id", 17)
    assert "on line 4 and on line 11" in finding.message


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "empty"),
        ("- a\n", "a list, not a record"),
        ("kind: [", "bracket"),
        ("kind: baseline\n\tversion: 1\n", "tab"),
        ("version: 1\nfindings: []\n", "`kind` is missing"),
        ("kind: portfolio\nversion: 1\n", "`kind` is `portfolio`, which is not baseline"),
        ("kind: baseline\nversion: 2\nfindings: []\n", "version 1"),
        ("kind: baseline\nversion: 1\n", "`findings` is missing"),
        ("kind: baseline\nversion: 1\nfindings: {}\n", "`findings` needs"),
        ("kind: baseline\nversion: 1\nfindings: [1, a]\n", "needs keys of its own"),
        ("a: &x b\n", "anchor"),
    ],
)
def test_a_file_that_is_no_baseline_is_told_and_holds_nothing(text, says):
    baseline = parsed(text)
    assert baseline.entries == ()
    assert any(says in finding.message for finding in baseline.findings)
    assert all(finding.path == FILE for finding in baseline.findings)


def test_an_empty_list_is_sound():
    assert parsed("kind: baseline\nversion: 1\nfindings: []\n").findings == ()


def test_a_workspace_without_one_has_none(tmp_path):
    assert read_baseline(tmp_path) is None


@pytest.mark.parametrize("make", [lambda path: path.mkdir(), lambda path: path.symlink_to("/etc/hostname")])
def test_what_is_no_ordinary_file_is_told(tmp_path, make):
    make(tmp_path / FILE)
    (finding,) = read_baseline(tmp_path).findings
    assert (finding.rule, finding.path) == ("syntax", FILE)


def test_a_file_beyond_the_limit_is_told(tmp_path):
    (tmp_path / FILE).write_bytes(b"#" * (BASELINE_BYTES + 1))
    (finding,) = read_baseline(tmp_path).findings
    assert "larger than 8192 KB" in finding.message


@pytest.mark.unmeasured
def test_it_may_list_more_than_any_other_file():
    entries = "".join(ENTRY.replace(PRINT, f"{number:064x}") for number in range(NODES // 10))
    baseline = parsed(HEAD + entries)
    assert baseline.findings == ()
    assert len(baseline.entries) == NODES // 10


def test_many_mistakes_are_told_and_stop_nothing():
    baseline = parsed(HEAD + "  - {rule: a}\n" * 600 + ENTRY)
    assert [one.fingerprint for one in baseline.entries] == [PRINT]
    assert troubles(HEAD + "  - {rule: a}\n" * 600 + ENTRY)
