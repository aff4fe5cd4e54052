"""A change is judged by what it caused: what stood before, or only the day brought, fails nothing."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from git_history import DAY, begun

from cxrisk.history.caused import caused
from cxrisk.history.commits import day_of
from cxrisk.history.reading import read_both
from cxrisk.history.states import state_at, work_tree

SAMPLE = Path(__file__).parents[2] / "assessments"
LEDGER = "cloud/core-ledger.yml"
JOURNEY = "journeys/disputed-payment.yml"


def judged(repository, ref="HEAD", *, day=DAY, then=None, baseline=True):
    both = read_both(state_at(repository.root, ref), work_tree(repository.root), repository.root.name)
    return caused(both, repository.root, day, then or day, baseline=baseline)


def made(found):
    """What the change caused: rule, path below assessments/, line."""
    standing = {id(one.finding) for one in found.standing}
    return [
        (one.rule, one.path.removeprefix("assessments/"), one.position.line)
        for one in found.outcome.findings
        if one.known is None and id(one) not in standing
    ]


def stood(found, why="before"):
    return {(one.finding.rule, one.finding.path) for one in found.standing if one.why == why}


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """The sample portfolio, committed."""
    root = tmp_path_factory.mktemp("sample")
    shutil.copytree(SAMPLE, root / "assessments")
    repository = begun(root, root)
    repository.commit()
    return repository


def test_nothing_changed_is_nothing_caused(example):
    found = judged(example)
    assert made(found) == []
    assert len(found.standing) == len(found.outcome.findings) > 3
    assert found.remarks == ()


@pytest.mark.unmeasured
def test_a_title_may_be_renamed_anywhere_in_the_sample_without_a_new_finding(sample):
    for path in sorted((sample.root / "assessments").rglob("*.yml")):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"(?m)^(\s*(?:- )?title: )(.*\S)$", r"\1Called \2", text), encoding="utf-8")
        found = judged(sample)
        path.write_text(text, encoding="utf-8")
        assert made(found) == [], path


def test_a_handoff_that_loses_its_owner_is_one_finding_that_says_who_leans_on_it(sample):
    handoff = "  - from: freeze-card\n    to: ask-assistant\n"
    sample.edit(JOURNEY, f"{handoff}    owner: care\n", handoff)
    found = judged(sample)
    line = sample.text(JOURNEY).splitlines().index("  - from: freeze-card") + 1
    sample.git("checkout", "--quiet", ".")
    assert made(found) == [("unowned-handoff", JOURNEY, line)]
    (finding,) = [one for one in found.outcome.findings if one.position.line == line]
    assert finding.message.endswith("chat-assistant, core-ledger, pay-on-the-go lean on it")


def test_what_breaks_in_a_file_that_nobody_touched_says_so(example):
    example.edit("portfolio.yml", "rules:", "rules:\n  asked-twice: error")
    found = judged(example)
    (finding,) = [one for one in found.outcome.findings if one.rule == "asked-twice"]
    assert ("asked-twice", JOURNEY, 53) in made(found)
    assert "this was no error before; what changed in assessments/portfolio.yml broke it" in finding.message


def test_what_the_calendar_brings_is_apart(example):
    then = date(2026, 6, 1)
    found = judged(example, day=date(2028, 1, 1), then=then)
    assert made(found) == []
    assert ("overdue-review", f"assessments/{LEDGER}") in stood(found, "calendar")
    assert ("asked-twice", f"assessments/{JOURNEY}") in stood(found)
    assert not stood(judged(example, then=date(2030, 1, 1)), "calendar")


def test_a_commit_of_a_day_that_cannot_be_lets_nothing_be_the_calendars(example):
    raw = example.git("cat-file", "commit", "HEAD")
    impossible = re.sub(r"(?m)^(committer .*> )\d+", r"\g<1>99999999999999", raw) + "\n"
    (example.root / "raw").write_text(impossible, encoding="utf-8")
    commit = example.git("hash-object", "-t", "commit", "-w", "--literally", str(example.root / "raw"))
    assert day_of(example.root, commit) in (date.max, date(1970, 1, 1))
    assert day_of(example.root, example.git("rev-parse", "HEAD")).year >= 2024


def test_a_file_that_moves_takes_its_findings_along(example):
    example.git("mv", f"assessments/{LEDGER}", "assessments/core-ledger.yml")
    found = judged(example)
    assert made(found) == []
    (said,) = found.remarks
    assert said.startswith("assessments/core-ledger.yml was assessments/cloud/core-ledger.yml before: ")


def test_a_file_that_is_split_takes_its_findings_along(sample):
    gift = "social-media/gift-money.yml"
    text = sample.text(gift)
    start, end = text.index("  - id: reads-address-book"), text.index("  - id: false-gift")
    head = text[: text.index("evidence:")]
    sample.write("social-media/gift-contacts.yml", f"{head}risks:\n{text[start:end]}")
    sample.write(gift, text[:start] + text[end:])
    found = judged(sample)
    sample.git("checkout", "--quiet", ".")
    sample.path("social-media/gift-contacts.yml").unlink()
    (said,) = found.remarks
    assert said.startswith(f"assessments/social-media/gift-contacts.yml came out of assessments/{gift}: ")
    assert ("we-know-best", "assessments/social-media/gift-contacts.yml") in stood(found)


def test_a_new_file_that_resembles_no_other_is_the_changes_own(example):
    example.write("twins.yml", "kind: portfolio\nversion: 1\nname: a\nname: b\n")
    found = judged(example)
    assert ("duplicate-key", "twins.yml", 4) in made(found)


def test_a_file_that_could_not_be_read_then_or_now_is_said(example):
    text = example.text(LEDGER)
    example.write(LEDGER, "title: [\n")
    assert [one[:2] for one in made(judged(example)) if one[0] == "syntax"] == [("syntax", LEDGER)]
    example.commit("broken")
    still = judged(example)
    assert made(still) == []
    assert still.remarks == (f"assessments/{LEDGER} could not be read in HEAD either",)
    example.write(LEDGER, text)
    mended = judged(example)
    assert ("above-appetite", LEDGER) in {one[:2] for one in made(mended)}
    assert mended.remarks == (
        f"assessments/{LEDGER} could not be read in HEAD, so all that is found in it counts as new",
    )


def test_a_state_without_files_is_said(example):
    example.git("rm", "-r", "--quiet", "--cached", "assessments")
    example.git("commit", "--quiet", "-m", "nothing")
    found = judged(example)
    assert len(made(found)) == len(found.outcome.findings)
    assert found.remarks == ("HEAD has no YAML file in `assessments`, so all that is found counts as new",)


def entry_for(finding, fingerprint, until="2027-06-30"):
    return (
        f"  - rule: {finding.rule}\n    path: {finding.path}\n    owner: cio\n    because: old\n"
        f"    until: {until}\n    fingerprint: {fingerprint}\n"
    )


@pytest.fixture
def listed(example):
    """The example with one finding that a committed baseline lists."""
    from cxrisk.pipeline import run
    from cxrisk.sources.fingerprint import fingerprints

    outcome = run(example.root, DAY)
    names = fingerprints(outcome.findings, outcome.texts)
    (pair,) = [
        (one, name) for one, name in zip(outcome.findings, names, strict=True) if one.rule == "asked-twice"
    ]
    text = "kind: baseline\nversion: 1\nfindings:\n" + entry_for(*pair)
    (example.root / "cxrisk-baseline.yml").write_text(text, encoding="utf-8")
    example.commit("listed")
    return example


def test_what_the_baseline_lets_stand_is_neither_caused_nor_standing(listed):
    found = judged(listed)
    assert made(found) == []
    assert "asked-twice" not in {rule for rule, _ in stood(found)}


def test_a_change_that_takes_an_entry_out_of_the_baseline_answers_for_the_finding(listed):
    (listed.root / "cxrisk-baseline.yml").unlink()
    found = judged(listed)
    assert made(found) == [("asked-twice", JOURNEY, 53)]
    (finding,) = [one for one in found.outcome.findings if one.rule == "asked-twice"]
    assert "the baseline let it stand before" in finding.message


def test_an_entry_whose_day_has_passed_is_the_calendars(listed):
    found = judged(listed, day=date(2027, 7, 1), then=DAY)
    assert made(found) == []
    assert ("asked-twice", f"assessments/{JOURNEY}") in stood(found, "calendar")


def test_a_finding_mended_and_still_listed_is_the_changes_own(listed):
    listed.edit(JOURNEY, "        collects: [account-number]\n        moment", "        moment")
    assert [one[0] for one in made(judged(listed))] == ["known-finding-gone"]
    assert made(judged(listed, baseline=False)) == []


def test_an_ignore_that_is_taken_out_makes_its_finding_the_changes_own(example):
    collects = "        collects: [account-number]\n        moment_of_truth"
    comment = "        # cxrisk: ignore[asked-twice] -- the two desks hold different accounts\n"
    example.edit(JOURNEY, collects, comment + collects)
    example.commit("ignored")
    example.edit(JOURNEY, comment, "")
    assert made(judged(example)) == [("asked-twice", JOURNEY, 53)]
