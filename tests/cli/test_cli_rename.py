"""`cxrisk rename`: a new id wherever the old one is named, in all files or in none."""

import json
import shutil
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from at_the_prompt import TODAY, Workspace, one_line
from hypothesis import given, settings
from hypothesis import strategies as st

from cxrisk.cli import files as writing
from cxrisk.edits.identity import KINDS
from cxrisk.edits.rename import renamed
from cxrisk.pipeline import run
from cxrisk.resolve.citations import declarations
from cxrisk.sources.discover import find_files
from cxrisk.sources.file_read import read_file
from cxrisk.sources.read import gathered, read_library

SAMPLE = Path(__file__).parents[2]
NEW = "zz-new"


@pytest.fixture
def bank(tmp_path):
    """A copy of the sample portfolio."""
    shutil.copytree(SAMPLE / "assessments", tmp_path / "bank" / "assessments")
    return Workspace(tmp_path / "bank")


def rename(workspace, *args):
    return workspace.run("rename", *args, "--today", TODAY)


def contents(workspace):
    return {path: (workspace.root / path).read_bytes() for path in find_files(workspace.root)}


def found(workspace):
    return json.loads(workspace.run("check", "--format", "json", "--today", TODAY).stdout)["findings"]


@cache
def sample():
    return {path: (SAMPLE / path).read_bytes() for path in find_files(SAMPLE)}


@cache
def ids():
    """Kind and full id of everything that the sample declares."""
    documents = gathered(read_file(path, raw) for path, raw in sample().items()).documents
    declared = declarations(documents, read_library())
    library = declarations((), read_library())
    return [
        (kind, key)
        for kind in KINDS
        for key, place in declared.of(kind).items()
        if place.path in sample()
        and key not in library.of(kind)
        and (kind != "handoff" or key in declared.handoff_ids)
        and (kind != "journey" or key not in declared.of("assessment"))
    ]


def new_id(kind, key):
    return f"{key.partition('.')[0]}.{NEW}" if kind == "risk_pattern" else NEW


def test_the_sample_has_something_of_nearly_every_kind():
    assert {kind for kind, _ in ids()} >= set(KINDS) - {
        *("handoff", "communication", "data_use", "signal", "question", "promise", "experiment"),
        *("technology", "risk_pattern", "precedent", "metric", "statement"),
    }


@pytest.mark.unmeasured
@settings(max_examples=8, deadline=None)
@given(st.data())
def test_there_and_back_is_every_byte_as_it_was(data):
    kind, key = data.draw(st.sampled_from(ids()))
    new = new_id(kind, key)
    there = renamed(sample(), read_library(), kind, key, new)
    short = key.rpartition("/")[2]
    back = renamed(there.files, read_library(), kind, key.removesuffix(short) + new, short)
    assert back.files == sample()
    for change in there.changes:
        for old, now in zip(change.before.splitlines(), change.after.splitlines(), strict=True):
            assert old == now or (short.encode() in old and new.encode() in now)


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("unit", "care", "customer-care"),
        ("touchpoint", "disputed-payment/call-care", "ring-us"),
        ("journey", "disputed-payment", "wrong-payment"),
        ("assessment", "core-ledger", "new-ledger"),
        ("control", "warm-ledger", "hot-ledger"),
        ("executive", "cio", "cto"),
        ("person", "dana", "dora"),
        ("risk", "core-ledger/wrong-balance", "bad-balance"),
    ],
)
def test_the_checks_say_the_same_as_before(bank, kind, old, new):
    before = found(bank)
    said = rename(bank, kind, old, new)
    assert said.exit_code == 0, said.stderr
    after = found(bank)
    lines = {(one["rule"], one["line"], one["pointer"]) for one in before}
    assert {(one["rule"], one["line"], one["pointer"]) for one in after} == lines


def test_the_file_of_an_assessment_moves_with_its_mode(bank):
    old, new = bank.path("cloud/core-ledger.yml"), bank.path("cloud/new-ledger.yml")
    old.chmod(0o640)
    text = old.read_bytes()
    said = rename(bank, "initiative", "core-ledger", "new-ledger")
    assert "assessments/cloud/core-ledger.yml -> assessments/cloud/new-ledger.yml" in said.stdout.splitlines()
    assert not old.exists()
    assert new.read_bytes() == text
    assert new.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in new.parent.iterdir()) == ["new-ledger.yml", "statement-vault.yml"]


def test_first_it_shows_and_writes_nothing(bank):
    before = contents(bank)
    said = rename(bank, "unit", "care", "customer-care", "--diff")
    assert contents(bank) == before
    added = [one for one in said.stdout.splitlines() if one.startswith("+") and not one.startswith("+++")]
    removed = [one for one in said.stdout.splitlines() if one.startswith("-") and not one.startswith("---")]
    assert len(added) == len(removed) > 5
    assert all("customer-care" in one for one in added)
    moved = rename(bank, "journey", "move-house", "new-home", "--diff").stdout
    assert "--- a/assessments/journeys/move-house.yml\n+++ b/assessments/journeys/new-home.yml\n" in moved


EXAMPLE = """\
kind: assessment\r
version: 1\r
title: A new way to pay   # care for it\r
technologies: [mobile-byod]\r
status: piloting\r
summary: We care.\r
roles: {accountable: 'care', reviewers: [cards, "care"]}   # care\r
signals:\r
  - {from: Her, heard_at: lost-card/call, passed_to: care}\r
risks:\r
  - id: refused\r
    title: A payment is refused\r
    likelihood: 2\r
    impact: {trust: 2}\r
    owner: care\r
    handoffs: ["lost-card/freeze>call"]\r
    touchpoints: [lost-card/call]\r
"""


@pytest.fixture
def small(sound):
    sound.path("example.yml").write_bytes(b"\xef\xbb\xbf" + EXAMPLE.encode())
    return sound


def text(workspace, path="example.yml"):
    return workspace.path(path).read_bytes().decode()


def test_owners_in_any_quotes_follow_and_words_and_comments_do_not(small):
    assert rename(small, "unit", "care", "service").exit_code == 0
    assert text(small) == "\ufeff" + EXAMPLE.replace("'care'", "'service'").replace(
        '"care"', '"service"'
    ).replace("passed_to: care", "passed_to: service").replace("owner: care", "owner: service")


def test_a_touchpoint_is_renamed_inside_handoffs_and_their_names(small):
    small.edit("journeys/lost-card.yml", "{from: freeze", "{id: on-we-go, from: freeze")
    assert rename(small, "touchpoint", "freeze", "stop-card").exit_code == 0
    assert text(small) == "\ufeff" + EXAMPLE.replace("lost-card/freeze>call", "lost-card/stop-card>call")
    assert "{id: on-we-go, from: stop-card, to: call" in text(small, "journeys/lost-card.yml")
    assert "at: [lost-card/stop-card]" in text(small, "card-freeze.yml")


def test_a_handoff_with_an_id_of_its_own_gets_another(small):
    small.edit("journeys/lost-card.yml", "{from: freeze", "{id: on-we-go, from: freeze")
    small.path("example.yml").write_bytes(
        EXAMPLE.replace("lost-card/freeze>call", "lost-card/on-we-go").encode()
    )
    for old in ("on-we-go", "lost-card/on-we-go", "lost-card/freeze > call"):
        assert rename(small, "handoff", old, "step").exit_code == 0
        assert "{id: step, from: freeze" in text(small, "journeys/lost-card.yml")
        assert '"lost-card/step"' in text(small)
        assert rename(small, "handoff", "step", "lost-card/on-we-go").exit_code == 0


def test_a_handoff_without_one_sends_to_its_touchpoints(small):
    said = rename(small, "handoff", "lost-card/freeze > call", "step")
    assert said.exit_code == 2
    assert "rename one of them: cxrisk rename touchpoint" in one_line(said.stderr)


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("unit", "car", "x"), "there is no unit `car`; did you mean care"),
        (("unit", "zzz", "x"), "there is no unit `zzz`; see `cxrisk list units`"),
        (("pattern", "zzz", "x"), "see `cxrisk list patterns`"),
        (("action", "zzz", "x"), "look into the file that holds it"),
        (("unit", "care", "cards"), "`cards` is taken in assessments/catalog.yml"),
        (("unit", "care", "Care"), "holds more than lower-case letters"),
        (("unit", "care", "con"), "is kept for the site or an operating system"),
        (("unit", "care", "x" * 65), "is longer than 64"),
        (("unit", "care", "care"), "is its id already"),
        (("unti", "care", "x"), "did you mean unit"),
        (("thing", "care", "x"), "is nothing that has an id; there are assessment"),
        (("assessment", "example", "index"), "is kept for the site"),
        (("assessment", "example", "lost-card"), "is taken in assessments/journeys/lost-card.yml"),
        (("assessment", "example", "catalog"), "is taken in assessments/catalog.yml"),
        (("control", "two-factor-login", "x"), "belongs to the library"),
        (("pattern", "mobile-byod.lost-device", "x"), "belongs to the library"),
        (("pattern", "cloud.ours", "x"), "there is no risk pattern `cloud.ours`"),
        (("touchpoint", "lost-card/freeze", "call"), "`lost-card/call` is taken"),
        (("touchpoint", "lost-card/freeze", "other/x"), "holds more than"),
    ],
)
def test_what_cannot_be_is_said_in_one_line_and_nothing_changes(small, args, says):
    before = contents(small)
    said = rename(small, *args)
    assert said.exit_code == 2
    assert says in one_line(said.stderr)
    assert contents(small) == before


def test_an_id_that_two_files_have_is_asked_in_full(small):
    small.path("other.yml").write_text(EXAMPLE.replace("\r", ""), encoding="utf-8")
    said = rename(small, "risk", "refused", "turned-down")
    assert "write one of example/refused, other/refused" in one_line(said.stderr)
    assert rename(small, "risk", "other/refused", "turned-down").exit_code == 0
    assert "id: turned-down" in text(small, "other.yml")
    assert "id: refused" in text(small)


@pytest.mark.parametrize("broken", [b"a: [", b"\xff\xfe", b""])
def test_where_a_file_cannot_be_read_nothing_is_renamed(small, broken):
    small.path("broken.yml").write_bytes(broken)
    before = contents(small)
    said = rename(small, "unit", "care", "service")
    assert said.exit_code == 2
    assert "assessments/broken.yml" in one_line(said.stderr)
    assert contents(small) == before


def test_a_reference_that_would_come_alive_stops_it(small):
    small.path("example.yml").write_bytes(EXAMPLE.replace("passed_to: care", "passed_to: service").encode())
    said = rename(small, "unit", "care", "service")
    assert said.exit_code == 2
    assert "line 9 of assessments/example.yml would mean something else" in one_line(said.stderr)


@pytest.mark.parametrize("at", range(3))
def test_a_failure_in_the_middle_leaves_all_files_as_they_were(small, monkeypatch, at):
    before = contents(small)
    names = sorted(path.relative_to(small.root).as_posix() for path in small.root.rglob("*"))
    put, calls = writing._put, []  # noqa: SLF001 - the step that the disk may refuse

    def failing(*args):
        calls.append(args)
        if len(calls) > at:
            raise OSError(28, "No space left on device")
        put(*args)

    monkeypatch.setattr(writing, "_put", failing)
    said = rename(small, "journey", "lost-card", "card-gone")
    assert said.exit_code == 2
    assert "no space left" in one_line(said.stderr)
    assert contents(small) == before
    assert sorted(path.relative_to(small.root).as_posix() for path in small.root.rglob("*")) == names


def test_a_file_that_somebody_else_has_begun_meanwhile_is_not_overwritten(small, monkeypatch):
    prepared = writing._prepared  # noqa: SLF001 - the moment just before

    def slowly(old, new, change, litter):
        fresh = prepared(old, new, change, litter)
        if new != old:
            new.write_text("mine", encoding="utf-8")
        return fresh

    monkeypatch.setattr(writing, "_prepared", slowly)
    before = contents(small)
    said = rename(small, "journey", "lost-card", "card-gone")
    assert said.exit_code == 2
    assert small.path("journeys/card-gone.yml").read_text(encoding="utf-8") == "mine"
    small.path("journeys/card-gone.yml").unlink()
    assert contents(small) == before


def test_signatures_hold_on_where_only_the_name_of_a_control_changes(bank):
    catalog = "assessments/catalog/controls.yml"
    old = next(key for kind, key in ids() if kind == "control" and _signed_for(key))
    said = rename(bank, "control", old, NEW)
    assert said.exit_code == 0, said.stderr
    assert catalog in said.stdout
    assert "acceptance-void" not in {one["rule"] for one in found(bank)}


def _signed_for(control):
    portfolio = run(SAMPLE, date.fromisoformat(TODAY)).portfolio
    return any(
        use.control == control
        for risk in portfolio.risks.values()
        if risk.acceptance
        for use in risk.controls
    )


def test_known_findings_stay_known(bank):
    write = ("--owner", "care", "--because", "They are older", "--until", "2027-06-30", "--today", TODAY)
    assert bank.run("baseline", "write", *write).exit_code == 0
    assert bank.run("check", "--today", TODAY).exit_code == 0
    for args in (
        ("unit", "care", "customer-care"),
        ("journey", "disputed-payment", "wrong-payment"),
        ("touchpoint", "move-house/fetch-proof", NEW),
    ):
        assert rename(bank, *args).exit_code == 0
        said = bank.run("check", "--format", "json", "--today", TODAY)
        assert said.exit_code == 0
        assert "known-finding-gone" not in said.stdout
    baseline = (bank.root / "cxrisk-baseline.yml").read_text(encoding="utf-8")
    assert 'owner: "customer-care"' in baseline
    assert "journeys/wrong-payment.yml" in baseline
    assert baseline.startswith("# Findings that are known")


def test_it_says_where_words_still_hold_the_old_id(bank):
    bank.edit("portfolio.yml", "kind: portfolio", "# see fetch-proof\nkind: portfolio")
    (bank.root / "site" / "pages").mkdir(parents=True)
    (bank.root / "site" / "pages" / "own.md").write_text("[x](journeys/a.html#fetch-proof)", encoding="utf-8")
    said = rename(bank, "touchpoint", "move-house/fetch-proof", NEW)
    assert "assessments/portfolio.yml:" in said.stderr
    assert "site/pages/own.md:1 still says `fetch-proof`" in said.stderr


def test_a_journey_inside_an_assessment_is_renamed_in_place(small):
    inline = """\
journeys:
  - id: inside
    title: I ask
    person: dana
    stages:
      - name: Ask
        touchpoints:
          - {id: ask, name: I ask, channel: phone, unit: care}
          - {id: hear, name: I hear, channel: phone, unit: cards}
    handoffs:
      - {from: ask, to: inside/hear, owner: care}
"""
    body = EXAMPLE.replace("\r", "").replace("[lost-card/call]", "[inside/ask, ask]") + inline
    small.path("example.yml").write_text(body, encoding="utf-8")
    assert rename(small, "journey", "inside", "within").exit_code == 0
    assert text(small) == body.replace("inside", "within")
    assert rename(small, "assessment", "example", "sample").exit_code == 0
    assert text(small, "sample.yml") == body.replace("inside", "within")


def test_a_pattern_of_ones_own_keeps_its_technology(small):
    own = """\
risk_patterns:
  - {id: cloud.ours, name: Ours, technologies: [cloud], categories: [trust]}
"""
    small.path("own.yml").write_text("kind: catalog\nversion: 1\n" + own, encoding="utf-8")
    body = EXAMPLE.replace("    owner: care", "    pattern: cloud.ours")
    small.path("example.yml").write_bytes(body.encode())
    assert "a dot and a name" in rename(small, "pattern", "cloud.ours", "theirs").stderr
    assert rename(small, "pattern", "cloud.ours", "cloud.theirs").exit_code == 0
    assert text(small) == body.replace("cloud.ours", "cloud.theirs")
    assert text(small, "own.yml").endswith(own.replace("cloud.ours", "cloud.theirs"))


def test_a_journey_that_is_an_assessments_file_is_the_assessment(small):
    assert rename(small, "journey", "example", "sample").exit_code == 0
    assert small.path("sample.yml").exists()


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            "  - id: refused",
            "  - {id: refused, title: X, likelihood: 1, impact: {trust: 1}}\n  - id: refused",
            "two",
        ),
        ("    owner: care", "    owner: >-\n      care", "an id is written as a block"),
    ],
)
def test_what_a_machine_should_not_touch_stops_it(small, old, new, says):
    text = EXAMPLE.replace("\r", "").replace(old, new)
    small.path("example.yml").write_text(text, encoding="utf-8")
    args = ("risk", "refused", "x") if says == "two" else ("unit", "care", "service")
    said = rename(small, *args)
    assert said.exit_code == 2
    assert says in one_line(said.stderr)
    assert small.path("example.yml").read_text(encoding="utf-8") == text


def test_a_link_among_the_files_stops_it(small, tmp_path):
    small.path("link.yml").symlink_to(tmp_path / "elsewhere.yml")
    assert "assessments/link.yml: this is a link" in one_line(rename(small, "unit", "care", "x").stderr)


def test_a_baseline_that_cannot_be_read_stops_it(small):
    (small.root / "cxrisk-baseline.yml").write_text("kind: [", encoding="utf-8")
    before = contents(small)
    assert one_line(rename(small, "unit", "care", "x").stderr).startswith("cxrisk: cxrisk-baseline.yml: ")
    assert contents(small) == before


def test_where_links_cannot_be_made_it_works_as_well(small, monkeypatch):
    def refuse(*_):
        raise OSError(95, "not supported")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    names = sorted(path.name for path in small.root.rglob("*"))
    assert rename(small, "unit", "care", "service").exit_code == 0
    assert "passed_to: service" in text(small)
    assert sorted(path.name for path in small.root.rglob("*")) == names


def test_of_many_mentions_the_first_are_named(small):
    body = EXAMPLE.replace("\r", "") + "".join(f"# why lost-card, {n}\n" for n in range(7))
    small.path("example.yml").write_text(body, encoding="utf-8")
    said = rename(small, "journey", "lost-card", "card-gone")
    assert said.stderr.count("still says `lost-card`") == 5
    assert said.stderr.endswith("And 2 more.\n")
