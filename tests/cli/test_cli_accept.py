"""`cxrisk accept`: a signature is bound to the rating, and nothing else in the file changes."""

import json
from difflib import unified_diff

import pytest
from at_the_prompt import TODAY

from cxrisk.sources import amend
from cxrisk.sources.amend import amended

FILE = "example.yml"
HEAD = """\
kind: assessment
version: 1
title: A new way to pay
technologies: [mobile-byod]
status: piloting
summary: People pay with the telephone.
roles: {accountable: cio, cx_champion: Her}
risks:
"""
RISK = """\
  # the one that everybody fears
  - id: refused   # asked twice
    title: A payment is refused
    likelihood: 4
    impact: {trust: 3}    # and not more
    controls:
      - {control: human-fallback, status: planned}   # in spring

      # a second one may come
    views: {cmo: 4}
  - {id: other, title: Another, likelihood: 2, impact: {trust: 2}}
# the end
"""
WHY = 'Only 600 volunteers: "each" under 20 euros'


@pytest.fixture
def bank(sound):
    def write(risks=RISK):
        sound.path(FILE).write_bytes((HEAD + risks).encode())
        return sound

    return write


def accept(workspace, risk="refused", file="example", by="cro", until="2026-12-31", because=WHY):
    args = ("--by", by, "--until", until, "--because", because, "--today", TODAY)
    return workspace.run("accept", file, risk, *args)


def rules(workspace):
    said = workspace.run("check", "--format", "json", "--today", TODAY)
    found = json.loads(said.stdout)["findings"]
    return {one["rule"] for one in found if one["path"].endswith(FILE)}


def changes(before, after):
    lines = unified_diff(before.split("\n"), after.split("\n"), n=0, lineterm="")
    return [one for one in lines if not one.startswith(("---", "+++", "@@"))]


def text(workspace):
    return workspace.path(FILE).read_bytes().decode()


def test_it_adds_five_lines_and_touches_nothing_else(bank):
    workspace = bank()
    said = accept(workspace)
    assert (said.exit_code, said.stdout) == (0, "assessments/example.yml\n"), said.stderr
    added = changes(HEAD + RISK, text(workspace))
    digest = added[-1].partition("digest: ")[2]
    assert added == [
        "+    acceptance:",
        "+      by: cro",
        f"+      date: {TODAY}",
        "+      until: 2026-12-31",
        f"+      because: {json.dumps(WHY)}",
        f"+      digest: {digest}",
    ]
    assert digest.startswith("sha256:")
    assert digest in said.stderr
    assert text(workspace).index("# in spring") < text(workspace).index("acceptance:")
    assert not rules(workspace) & {"above-appetite", "acceptance-unbound", "acceptance-void", "shape"}


def test_a_later_change_of_the_rating_is_said_and_one_of_the_words_is_not(bank):
    workspace = bank()
    accept(workspace)
    workspace.edit(FILE, "title: A payment is refused", "title: The till says no")
    assert "acceptance-void" not in rules(workspace)
    workspace.edit(FILE, "likelihood: 4", "likelihood: 5")
    assert "acceptance-void" in rules(workspace)
    assert accept(workspace).exit_code == 0
    assert "acceptance-void" not in rules(workspace)


@pytest.mark.parametrize("risk", ["other", "example/other"])
def test_a_risk_in_braces_is_signed_in_braces(bank, risk):
    workspace = bank()
    assert accept(workspace, risk).exit_code == 0
    (old, new) = changes(HEAD + RISK, text(workspace))
    assert old == "-  - {id: other, title: Another, likelihood: 2, impact: {trust: 2}}"
    assert new.startswith("+" + old[1:-1] + ", acceptance: {by: cro, date: 2026-11-22, until: 2026-12-31, ")
    assert "acceptance-unbound" not in rules(workspace)
    again = text(workspace)
    assert accept(workspace, risk, until="2027-01-31").exit_code == 0
    assert text(workspace) == again.replace("2026-12-31", "2027-01-31")


OLD = """\
    acceptance:   # once
      by: cio
      date: 2026-01-01
      until: 2026-02-01
      because: >-
        It was
        winter.
"""


@pytest.mark.parametrize("place", ["    views", "    title", "  - {id: other"])
def test_a_new_signature_takes_the_place_of_the_old(bank, place):
    before = RISK.replace(place, OLD + place)
    workspace = bank(before)
    assert accept(workspace).exit_code == 0
    assert "winter" not in text(workspace)
    kept = [line for line in (HEAD + before).split("\n") if line not in OLD.split("\n")]
    assert [line for line in kept if line and line not in text(workspace).split("\n")] == []
    assert text(workspace).count("acceptance:") == 1


@pytest.mark.parametrize(
    "risks",
    [
        RISK.replace("\n", "\r\n"),
        RISK.partition("    views")[0],
        RISK.partition("    views")[0].rstrip("\n"),
        RISK.partition("  - {id")[0].replace("views: {cmo: 4}", "rationale: |\n      One.\n\n      Two.\n"),
        RISK.replace("    impact: {trust: 3} ", "    impact:\n      trust: 3\n      privacy: 2 "),
        "  - {id: refused, title: T, likelihood: 2,  # so }\n     impact: {trust: 2} # and, so\n    }\n",
        '  - {"id": refused, title: T, likelihood: 2, impact: {trust: 2}, }\n',
        "  -   id: refused\n      title: T\n      likelihood: 2\n      impact:\n        trust: 2\n\n\n",
    ],
)
def test_any_layout_is_kept(bank, risks):
    workspace = bank(risks)
    said = accept(workspace)
    assert said.exit_code == 0, said.stderr
    assert {"shape", "syntax", "acceptance-unbound", "acceptance-void"}.isdisjoint(rules(workspace))
    removed = [one for one in changes(HEAD + risks, text(workspace)) if one.startswith("-")]
    assert len(removed) <= 1
    assert ("\r\n" in risks) == ("acceptance:\r\n" in text(workspace))


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"by": "cmo"}, "the Chief Marketing Officer may not accept that"),
        ({"by": "cio"}, "is high now, and the Chief Information Officer may not accept that"),
        ({"by": "crox"}, "did you mean cro?"),
        ({"until": "2026-11-21"}, "has passed already"),
        ({"until": "soon"}, "is no day"),
        ({"because": "  "}, "--because says nothing"),
        ({"because": "x" * 2001}, "--because has 2001 characters; at most 2000 are allowed"),
        ({"because": "it \u202e is"}, "--because holds a character that cannot be seen: U+202E"),
        ({"file": "exampel"}, "example"),
        ({"risk": "refusd"}, "refused"),
    ],
)
def test_a_signature_that_would_not_hold_is_not_written(bank, given, says):
    workspace = bank()
    said = accept(workspace, **given)
    assert said.exit_code == 2
    assert says in " ".join(said.stderr.split())
    assert text(workspace) == HEAD + RISK


@pytest.mark.parametrize("broken", ["    horizon: yearly\n", "    evidence: [no-such]\n"])
def test_nobody_signs_for_what_cannot_be_read(bank, broken):
    risks = RISK.replace("    views", broken + "    views")
    workspace = bank(risks)
    said = accept(workspace)
    assert said.exit_code == 2
    assert "cannot be read in full" in said.stderr
    assert text(workspace) == HEAD + risks


def test_a_file_is_found_by_its_path_too(bank):
    workspace = bank()
    assert accept(workspace, file="assessments/example.yml").exit_code == 0
    assert accept(workspace, file=str(workspace.path(FILE))).exit_code == 0


def test_a_long_reason_in_any_letters_is_kept_on_one_line(bank):
    workspace = bank()
    why = "Über 600, 銀行\n" + "weil " * 200
    assert accept(workspace, because=why).exit_code == 0
    (line,) = [one for one in text(workspace).split("\n") if "because" in one]
    assert json.loads(line.partition("because: ")[2]) == " ".join(why.split())


def test_what_somebody_else_wrote_meanwhile_is_not_overwritten(bank, monkeypatch):
    workspace = bank()

    def slowly(document, *args):
        workspace.edit(FILE, "# the end", "# written meanwhile")
        return amended(document, *args)

    monkeypatch.setattr(amend, "amended", slowly)
    said = accept(workspace)
    assert said.exit_code == 2
    assert "was changed by somebody else just now" in said.stderr
    assert text(workspace) == (HEAD + RISK).replace("# the end", "# written meanwhile")
