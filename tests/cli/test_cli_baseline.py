"""`cxrisk baseline`, and what `cxrisk check` makes of it."""

import json
import re

import pytest
from at_the_prompt import TODAY, one_line, typed

from cxrisk.sources.baseline import parse_baseline
from cxrisk.sources.discover import BASELINE as FILE

GROUNDS = ("--owner", "cio", "--because", "They are older than this file", "--until", "2027-06-30")


def check(workspace, *args, today=TODAY):
    return workspace.run("check", "--today", today, *args)


def report(workspace, *args, today=TODAY):
    return json.loads(check(workspace, "--format", "json", *args, today=today).stdout)


def write(workspace, *args, today=TODAY):
    return workspace.run("baseline", "write", "--today", today, *args)


def prune(workspace):
    return workspace.run("baseline", "prune", "--today", TODAY)


def text(workspace):
    return (workspace.root / FILE).read_text(encoding="utf-8")


def entries(workspace):
    baseline = parse_baseline(text(workspace).encode())
    assert baseline.findings == ()
    return baseline.entries


@pytest.fixture
def known(example):
    """The example, with all that is wrong in it known."""
    assert write(example, *GROUNDS).exit_code == 0
    return example


MENDED = (
    "journeys/disputed-payment.yml",
    "        collects: [account-number]\n        moment",
    "        moment",
)


def test_what_is_known_fails_nothing_and_is_counted(example):
    before = check(example)
    said = write(example, *GROUNDS)
    assert (before.exit_code, said.exit_code) == (1, 0)
    count = len(entries(example))
    assert said.stdout == f"{count} findings added to cxrisk-baseline.yml; 0 listed before\n"
    after = check(example, "--fail-on", "info")
    assert (after.exit_code, after.stdout) == (0, "")
    line = rf"nothing to mend in 7 files \([0-9.]+ s\); {count} known from the baseline\b.*"
    assert re.fullmatch(line, one_line(after.stderr))


def test_every_entry_says_who_why_and_until_when(known):
    for entry in entries(known):
        assert (entry.owner, entry.because, str(entry.until)) == (
            "cio",
            "They are older than this file",
            "2027-06-30",
        )
    assert ("asked-twice", "assessments/journeys/disputed-payment.yml") in {
        (one.rule, one.path) for one in entries(known)
    }
    assert any(one.message.startswith("“Account number” is asked for at") for one in entries(known))


def test_what_is_new_fails(known):
    known.path("twins.yml").write_text("kind: portfolio\nversion: 1\nname: a\nname: b\n", encoding="utf-8")
    said = check(known)
    assert said.exit_code == 1
    assert "error[duplicate-key]" in said.stdout
    assert "above-appetite" not in said.stdout


def test_moved_lines_make_nothing_new(known):
    file = known.path("journeys/disputed-payment.yml")
    file.write_text("# moved\n\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    assert check(known, "--fail-on", "info").exit_code == 0


def test_programs_see_what_is_known(known):
    said = report(known)
    assert said["findings"] == []
    assert said["summary"] == {"error": 0, "warning": 0, "info": 0}
    assert {"owner": "cio", "because": "They are older than this file", "until": "2027-06-30"}.items() <= (
        said["known"][0].items()
    )
    listed = {one.fingerprint for one in entries(known)}
    assert {one["fingerprint"] for one in said["known"]} == listed


def test_it_can_be_left_out_of_account(known):
    bare, before = report(known, "--no-baseline"), check(known, "--no-baseline")
    assert before.exit_code == 1
    assert {one["fingerprint"] for one in bare["findings"]} == {one.fingerprint for one in entries(known)}
    assert "known" not in bare


@pytest.mark.parametrize(("today", "code"), [("2027-06-30", 0), ("2027-07-01", 1)])
def test_on_its_last_day_it_stands_and_on_the_next_it_counts(known, today, code):
    said = check(known, "--select", "asked-twice", "--fail-on", "warning", today=today)
    assert said.exit_code == code
    if code:
        remark = r"cxrisk-baseline.yml:\d+:5: known until 2027-06-30, and that day has passed \(cio: They are"
        assert re.search(f"= see: {remark}", said.stdout)


def test_what_is_gone_is_told_and_pruned(known):
    known.edit(*MENDED)
    findings = report(known)["findings"]
    assert {(one["rule"], one["severity"], one["path"]) for one in findings} == {
        ("known-finding-gone", "warning", FILE)
    }
    (finding,) = (one for one in findings if "asked-twice" in one["message"])
    assert text(known).splitlines()[finding["line"] - 1] == "  - rule: asked-twice"
    before = len(entries(known))
    said = prune(known)
    assert said.exit_code == 0
    assert "assessments/journeys/disputed-payment.yml: asked-twice: “Account number” is" in said.stdout
    left = len(entries(known))
    assert re.fullmatch(rf"{before - left} entr(y|ies) taken out; {left} left\.", one_line(said.stderr))
    assert len(said.stdout.splitlines()) == before - left > 0
    assert check(known, "--fail-on", "info").exit_code == 0


def test_a_path_shows_what_is_wrong_with_the_baseline_as_well(known):
    known.edit(*MENDED)
    for path in ("assessments/cloud", FILE):
        assert {one["rule"] for one in report(known, path)["findings"]} == {"known-finding-gone"}


def test_a_baseline_that_is_not_there_is_no_path(sound):
    assert check(sound, FILE).exit_code == 2


def test_pruning_where_nothing_is_gone_changes_nothing(known):
    (known.root / FILE).write_text("# our own words\r\n" + text(known), encoding="utf-8")
    before = (known.root / FILE).stat()
    said = prune(known)
    assert (said.exit_code, said.stdout) == (0, "")
    assert one_line(said.stderr) == f"0 entries taken out; {len(entries(known))} left."
    assert (known.root / FILE).stat().st_mtime_ns == before.st_mtime_ns


def test_nothing_is_called_gone_while_a_file_cannot_be_read(known):
    before = text(known)
    known.path("journeys/disputed-payment.yml").write_text("kind: [", encoding="utf-8")
    assert [one["rule"] for one in report(known)["findings"]] == ["syntax"]
    said = prune(known)
    assert said.exit_code == 2
    assert "nobody knows which findings are gone" in one_line(said.stderr)
    assert text(known) == before


def test_a_file_that_cannot_be_read_is_never_known(example):
    example.path("broken.yml").write_text("kind: [", encoding="utf-8")
    said = write(example, *GROUNDS)
    assert "1 file that cannot be read is never known" in said.stderr
    assert {one.rule for one in entries(example)} & {"syntax"} == set()
    assert check(example).exit_code == 1


def test_writing_again_keeps_what_people_wrote_and_the_bytes(known):
    file = known.root / FILE
    own = text(known).replace('owner: "cio"', 'owner: "care"\n    x-ticket: ["CX-7"]', 1)
    own = own.replace("until: 2027-06-30", "until: 2026-12-01", 1)
    file.write_text(own, encoding="utf-8")
    assert write(known, "--owner", "cmo", "--because", "new", "--until", "2028-01-01").exit_code == 0
    first, *others = entries(known)
    assert (first.owner, str(first.until), first.own) == ("care", "2026-12-01", (("x-ticket", ["CX-7"]),))
    assert {one.owner for one in others} == {"cio"}
    again = text(known)
    assert (
        write(known).stdout == f"0 findings added to cxrisk-baseline.yml; {len(others) + 1} listed before\n"
    )
    assert text(known) == again


def test_writing_renews_no_entry_whose_day_has_passed(known):
    said = write(known, today="2027-07-01")
    assert said.exit_code == 2, "time has brought findings of its own"
    assert write(known, *GROUNDS[:-1], "2028-01-01", today="2027-07-01").exit_code == 0
    assert {str(one.until) for one in entries(known) if one.rule == "asked-twice"} == {"2027-06-30"}


def test_writing_takes_nothing_out(known):
    before = text(known)
    known.edit(*MENDED)
    assert write(known).exit_code == 0
    assert text(known) == before


def test_rules_can_be_chosen(example):
    write(example, *GROUNDS, "--select", "asked-twice")
    assert {one.rule for one in entries(example)} == {"asked-twice"}
    write(example, *GROUNDS, "--ignore", "above-appetite")
    assert "above-appetite" not in {one.rule for one in entries(example)}
    assert check(example).exit_code == 1


def test_where_nothing_is_found_there_is_nothing_to_say_and_no_file(sound):
    said = write(sound)
    assert (said.exit_code, said.stdout) == (0, "0 findings added to cxrisk-baseline.yml; 0 listed before\n")
    assert not (sound.root / FILE).exists()
    assert prune(sound).exit_code == 0
    assert not (sound.root / FILE).exists()


@pytest.mark.parametrize(
    ("args", "says"),
    [
        ((), "--owner and --because and --until are missing"),
        (("--owner", " ", *GROUNDS[2:]), "--owner is missing"),
        (("--owner", "nobody", *GROUNDS[2:]), "`nobody` answers for nothing"),
        ((*GROUNDS[:-1], "soon"), "--until: `soon` is no day"),
        ((*GROUNDS[:-1], "2026-11-21"), "--until: 2026-11-21 has passed"),
        ((*GROUNDS[:3], "a\x1bb", *GROUNDS[4:]), "the text holds U+001B"),
        ((*GROUNDS[:3], "x" * 3000, *GROUNDS[4:]), "`because` has 3000 characters"),
    ],
)
def test_without_grounds_nothing_becomes_known(example, args, says):
    said = write(example, *args)
    assert said.exit_code == 2
    assert says in one_line(said.stderr)
    assert not (example.root / FILE).exists()


@pytest.mark.parametrize("command", ["write", "prune"])
def test_a_malformed_baseline_is_never_written_over(known, command):
    spoiled = text(known).replace("until: 2027-06-30", "until: soon", 1)
    (known.root / FILE).write_text(spoiled, encoding="utf-8")
    known.edit(*MENDED)
    said = known.run("baseline", command, "--today", TODAY)
    assert said.exit_code == 2
    assert re.match(r"cxrisk: cxrisk-baseline.yml:\d+:12: in .*`until`", one_line(said.stderr))
    assert text(known) == spoiled


def test_a_malformed_baseline_is_a_finding_with_its_line(known):
    spoiled = text(known).replace("until: 2027-06-30", "until: soon", 1)
    (known.root / FILE).write_text(spoiled, encoding="utf-8")
    said = check(known)
    assert said.exit_code == 1
    assert re.search(rf"^{FILE}:\d+:12: error\[shape\] .*`until`", said.stdout, re.MULTILINE)
    assert "until: soon" in said.stdout
    assert FILE not in check(known, "--no-baseline").stdout


def test_a_baseline_that_cannot_be_read_lets_nothing_stand(known):
    (known.root / FILE).write_text("kind: [\n", encoding="utf-8")
    rules = [one["rule"] for one in report(known)["findings"]]
    assert "syntax" in rules
    assert "above-appetite" in rules


def test_the_portfolio_says_how_loud_a_finding_that_is_gone_is(known):
    known.edit(*MENDED)
    known.edit("portfolio.yml", "rules:", "rules:\n  known-finding-gone: error")
    assert check(known).exit_code == 1


def test_a_name_that_no_terminal_would_show_can_be_listed(example):
    example.path("bad\x1bname.yml").write_text("kind: assessment\nversion: 1\n", encoding="utf-8")
    assert write(example, *GROUNDS).exit_code == 0
    assert "assessments/bad\\x1bname.yml" in {one.path for one in entries(example)}
    assert check(example).exit_code == 0


def test_of_twins_the_new_one_keeps_its_own_name(example):
    """Two findings alike but for their count: the one that is not known is not called by the other's name."""
    twice = "kind: assessment\nversion: 1\na: 1\na: 2\nb: 1\nb: 2\n"
    example.path("twins.yml").write_text(twice, encoding="utf-8")
    both = [one["fingerprint"] for one in report(example, "--select", "duplicate-key")["findings"]]
    write(example, *GROUNDS, "--select", "duplicate-key")
    kept = text(example).split("  - rule:")
    (example.root / FILE).write_text("  - rule:".join(kept[:2]), encoding="utf-8")
    (listed,) = entries(example)
    (left,) = report(example, "--select", "duplicate-key")["findings"]
    assert {listed.fingerprint, left["fingerprint"]} == set(both)


def test_an_unknown_subcommand_is_misuse():
    said = typed("baseline", "wipe")
    assert said.exit_code == 2
    assert "cxrisk baseline --help" in one_line(said.stderr)


def test_an_empty_baseline_is_told_how_to_begin_as_a_baseline(sound):
    (sound.root / "cxrisk-baseline.yml").write_text("")
    done = sound.run("check")
    assert done.exit_code == 1
    assert "cxrisk-baseline.yml:1:1: error[syntax] the file is empty" in done.stdout
    assert "let `cxrisk baseline write` make it anew" in done.stdout
    assert "kind: assessment" not in done.stdout
