"""`cxrisk fix`: it mends what can mean one thing only, and no other character changes."""

import json
from datetime import date

import pytest
from at_the_prompt import TODAY, WORKSPACES
from hypothesis import given, settings
from hypothesis import strategies as st

from cxrisk.edits import mend as mending
from cxrisk.edits.mend import mend
from cxrisk.edits.slips import is_slip
from cxrisk.pipeline import run
from cxrisk.sources.load import load

FILE = "example.yml"
HEAD = """\
kind: assessment
version: 1
title: A new way to pay   # a note of ours
technologies: [mobile-byod]
status: piloting
summary: People pay with the telephone.
"""
ROLES = "roles: {accountable: cio, cx_champion: Her}\n"
RISK = """\
risks:
  - id: refused
    title: A payment is refused
    likelihood: 2
    impact: {trust: 2}   # and not more
"""
SOUND = HEAD + ROLES + RISK


@pytest.fixture
def bank(sound):
    def write(text, encoding="utf-8"):
        sound.path(FILE).write_bytes(text.encode(encoding))
        return sound

    return write


def fix(workspace, *args):
    return workspace.run("fix", *args, "--today", TODAY)


def text(workspace, path=FILE):
    return workspace.path(path).read_bytes().decode()


def rules(workspace):
    said = workspace.run("check", "--format", "json", "--today", TODAY)
    return {one["rule"] for one in json.loads(said.stdout)["findings"] if one["path"].endswith(FILE)}


MENDED = [
    ("status: piloting", "status: pilotng", "status: piloting"),
    ("status: piloting", "status: 'Piloting'", "status: 'piloting'"),
    ("kind: assessment", "kind: assesment", "kind: assessment"),
    ("likelihood: 2", "likelyhood: 2", "likelihood: 2"),
    ("likelihood: 2", '"likelyhood": 2', '"likelihood": 2'),
    ("likelihood: 2", "likelyhood: posible", "likelihood: possible"),
    ("{trust: 2}", "{trustt: 2}", "{trust: 2}"),
    ("[mobile-byod]", "[mobile_byod]", "[mobile-byod]"),
    ("[mobile-byod]", "\n  - mobil-byod  # own", "\n  - mobile-byod  # own"),
    (
        "id: refused\n",
        "id: refused\n    touchpoints: [lost-card/cal]\n",
        "id: refused\n    touchpoints: [lost-card/call]\n",
    ),
    (
        "id: refused\n",
        "id: refused\n    touchpoints: [call]\n",
        "id: refused\n    touchpoints: [lost-card/call]\n",
    ),
    (
        "id: refused\n",
        "id: refused\n    handoffs: ['lost-card/freze > call']\n",
        "id: refused\n    handoffs: ['lost-card/freeze > call']\n",
    ),
    (
        "id: refused\n",
        "id: refused\n    evidence: [lost-card/shop-intervews]\n",
        "id: refused\n    evidence: [lost-card/shop-interviews]\n",
    ),
    ("A payment is refused", "Our #1 payment", '"Our #1 payment"'),
    ("A payment is refused", "Our #1 payment  # it is", '"Our #1 payment"  # it is'),
    ("A payment is refused", 'The "best"\n      in #town', "'The \"best\"\n      in #town'"),
    ("A new way to pay   #", "C# is #1   #", '"C# is #1"   #'),
    (
        "id: refused\n",
        "id: refused\n    x-says: [We wait, and call, Then go, as\n      one does]\n",
        'id: refused\n    x-says: ["We wait, and call", "Then go, as\n      one does"]\n',
    ),
]


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize(("sound_part", "broken", "mended"), MENDED)
def test_a_slip_is_mended_and_no_other_byte_changes(sound_part, broken, mended, encoding, ends):
    before = SOUND.replace(sound_part, broken).replace("\n", ends).encode(encoding)
    after = SOUND.replace(sound_part, mended).replace("\n", ends).encode(encoding)
    done = mend({f"assessments/{FILE}": before}, found_in(WORKSPACES / "base"))
    (change,) = done.changes
    assert change.after == after
    assert all(one.why == "only a person can say what is meant" for one in done.left)
    assert len(done.left) == (encoding == "utf-8-sig"), "the mark at the front is nobody's to take away"


def found_in(root):
    return lambda instead: run(root, date.fromisoformat(TODAY), baseline=False, instead=instead).findings


@pytest.mark.parametrize(
    ("owner", "after"),
    [
        ("printng", "printing"),
        ("Printing", "printing"),
        ("card", "cards"),
        ("Head of print", "Head of print"),
        ("print", "print"),
    ],
)
def test_an_owner_with_a_slip_is_mended_and_a_role_in_words_is_not(bank, owner, after):
    workspace = bank(SOUND + f"    owner: {owner}   # hers\n")
    handoff = "{from: freeze, to: call, owner: %s, "
    workspace.edit("journeys/lost-card.yml", handoff % "cards", handoff % "crads")
    fix(workspace)
    assert text(workspace) == SOUND + f"    owner: {after}   # hers\n"
    assert handoff % "cards" in text(workspace, "journeys/lost-card.yml")


LEFT = [
    ("{trust: 2}", "{legal: 2}", "`compliance` may be meant; it is another word"),
    ("id: refused\n", "id: refused\n    evidence: [nothing-like-it]\n", "only a person can say"),
    ("accountable: cio", "accountable: cio, accountable: cmo", "only a person can say"),
    ("status: piloting", "status: live #later", "would break something else"),
    ("status: piloting", "status: |\n  pilotng", "only a person can say"),
    ("A payment is refused", "It fails #cxrisk: ignore[shape] -- so", "a comment for cxrisk"),
    ("id: refused\n", "id: refused\n    x-says: [A payment #1, and\n      ]\n", "is for a person to say"),
    ("id: refused\n", "id: refused\n    x-says: [One, # so\n      two]\n", "a comment stands in the list"),
    ("[mobile-byod]", "[mobile-byod2]", "it is another word"),
]


@pytest.mark.parametrize(("sound_part", "broken", "why"), LEFT)
def test_what_a_person_has_to_say_is_left_and_said(bank, sound_part, broken, why):
    before = SOUND.replace(sound_part, broken)
    workspace = bank(before)
    said = fix(workspace)
    assert text(workspace) == before
    assert why in said.stderr
    assert f"assessments/{FILE}:" in said.stderr
    assert "0 mended" in said.stderr


def test_one_of_two_that_are_alike_is_not_chosen(bank):
    workspace = bank(SOUND.replace("id: refused\n", "id: refused\n    touchpoints: [lost-card/call-card]\n"))
    workspace.edit("journeys/lost-card.yml", "id: freeze\n", "id: call-care\n")
    workspace.edit("journeys/lost-card.yml", "id: call\n", "id: call-cart\n")
    assert "`lost-card/call-care` or `lost-card/call-cart` may be meant" in fix(workspace).stderr


def test_first_it_shows_and_then_it_writes(bank):
    before = HEAD.replace("piloting", "pilotng") + ROLES + RISK
    workspace = bank(before)
    shown = fix(workspace, "--diff")
    assert shown.exit_code == 1
    assert [one for one in shown.stdout.splitlines() if one[:1] in "+-"] == [
        f"--- a/assessments/{FILE}",
        f"+++ b/assessments/{FILE}",
        "-status: pilotng",
        "+status: piloting",
    ]
    assert text(workspace) == before
    written = fix(workspace)
    assert written.exit_code == 0
    assert written.stdout == f"assessments/{FILE}:5:9: mended[shape] `pilotng` is now `piloting`\n"
    assert text(workspace) == SOUND
    assert "shape" not in rules(workspace)


def test_where_all_is_well_nothing_is_said_to_be_mended(bank):
    workspace = bank(SOUND)
    said = fix(workspace)
    assert (said.exit_code, said.stdout, said.stderr) == (0, "", "0 mended, 0 left.\n")
    assert fix(workspace, "--diff").stdout == ""


def test_only_the_files_that_are_named_are_touched(bank):
    workspace = bank(SOUND.replace("piloting", "pilotng"))
    assert fix(workspace, "assessments/journeys").stdout == ""
    assert "pilotng" in text(workspace)
    assert fix(workspace, "assessments/nope").exit_code == 2


def test_what_is_ignored_in_place_is_not_touched(bank):
    line = "    x-says: [We wait, and call]  # cxrisk: ignore[split-text] -- two answers\n"
    workspace = bank(SOUND + line)
    assert fix(workspace).stdout == ""
    assert text(workspace) == SOUND + line


def test_an_error_that_is_left_ends_with_one(bank):
    workspace = bank(SOUND.replace("piloting", "whatever"))
    assert fix(workspace).exit_code == 1


def test_the_mode_of_a_file_is_kept_and_nothing_lies_about(bank):
    workspace = bank(SOUND.replace("piloting", "pilotng"))
    workspace.path(FILE).chmod(0o640)
    before = sorted(workspace.root.rglob("*"))
    assert fix(workspace).exit_code == 0
    assert workspace.path(FILE).stat().st_mode & 0o777 == 0o640
    assert sorted(workspace.root.rglob("*")) == before


def test_what_somebody_else_wrote_meanwhile_is_not_overwritten(bank, monkeypatch):
    workspace = bank(SOUND.replace("piloting", "pilotng"))

    def slowly(files, findings):
        done = mend(files, findings)
        workspace.edit(FILE, "# a note of ours", "# written meanwhile")
        return done

    monkeypatch.setattr(mending, "mend", slowly)
    said = fix(workspace)
    assert said.exit_code == 2
    assert "was changed by somebody else just now" in said.stderr
    assert "# written meanwhile" in text(workspace)
    assert "pilotng" in text(workspace)


@pytest.mark.parametrize(
    ("written", "meant", "slip"),
    [
        ("pilotng", "piloting", True),
        ("Third Party", "third_party", True),
        ("call-care", "open-account/call-care", True),
        ("open-acount/call>end", "open-account/call > end", True),
        ("open-account/call", "open-account/care", False),
        ("team-1", "team-2", False),
        ("two-factor", "two-factor-login", False),
        ("legal", "compliance", False),
        ("a/b/c", "a/b", False),
    ],
)
def test_a_slip_of_the_finger_is_told_from_another_word(written, meant, slip):
    assert is_slip(written, meant) is slip


SLIPS = [(old, new) for old, new, _ in MENDED] + [(old, new) for old, new, _ in LEFT]

SEVERAL = st.lists(st.sampled_from(SLIPS), max_size=6, unique_by=lambda slip: slip[0])


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.sampled_from(SLIPS), max_size=6, unique_by=lambda slip: slip[0]),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
)
def test_mending_twice_is_mending_once_and_leaves_a_file_that_loads(slips, ends, marked):
    whole = SOUND
    for old, new in slips:
        whole = whole.replace(old, new, 1)
    raw = b"\xef\xbb\xbf" * marked + whole.replace("\n", ends).encode()
    path, findings = f"assessments/{FILE}", found_in(WORKSPACES / "base")
    once = mend({path: raw}, findings)
    after = once.changes[0].after if once.changes else raw
    assert mend({path: after}, findings).changes == []
    assert after.count(b"\n") == raw.count(b"\n")
    assert after.startswith(b"\xef\xbb\xbf") == raw.startswith(b"\xef\xbb\xbf")
    if load(path, raw).document:
        assert load(path, after).document
    found = {(one.rule, one.message) for one in findings({path: after}) if one.path == path}
    for one in once.mends:
        assert (one.finding.rule, one.finding.message) not in found or one.finding.rule == "doubtful-text"
