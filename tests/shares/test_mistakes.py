"""What one team writes amiss costs the others neither a finding nor their quick checks."""

from datetime import timedelta

import pytest
import yaml

from cxrisk.pipeline import run
from tests.shares.conftest import TODAY, by_processes, checked_after, edit, in_parts, said

TWO = "journeys/lost-card-two.yml"
ASTRAY = [
    ("card-freeze.yml", "evidence: [lost-card/shop-interviews", "evidence: [lost-card/shop-interview"),
    ("card-freeze.yml", "evidence: [lost-card/shop-interviews", "evidence: [lost-card-two/shops"),
    ("card-freeze.yml", "heard_at: lost-card/call", "heard_at: lost-card-two/tell"),
    ("journeys/lost-card.yml", "channel: phone", "channel: fax"),
    ("journeys/lost-card.yml", "unit: care", "unit: no-unit-at-all"),
]
"""References that lead nowhere, or will once team two has written something down."""
UNUSABLE = [
    ("card-freeze.yml", "likelihood: 3", "likelihood: 7"),
    ("card-freeze.yml", "kind: launch", "kind: lunch"),
    ("journeys/lost-card.yml", "emotion: 1", "emotion: 9"),
    ("journeys/lost-card.yml", "carries: [card-history]", "carries: card-history, and more"),
    ("card-freeze.yml", "status: doing", "status: done"),
    ("card-freeze.yml", "basis: contract", "basis: none-of-your-business"),
    ("card-freeze.yml", "version: 1", "version: [1"),
    ("journeys/lost-card.yml", "version: 1", "version: [1"),
]
"""What a schema or the resolver leaves out, or nobody can read."""
EDITS = [
    (TWO, "title: ", "title: Now "),
    (TWO, "id: shop-interviews", "id: shops"),
    (TWO, "id: call", "id: tell"),
    (TWO, "id: freeze", "id: shop-interviews"),
    ("card-freeze-two.yml", "likelihood: 3", "likelihood: 4"),
]


@pytest.mark.usefixtures("always")
@pytest.mark.parametrize("change", EDITS)
@pytest.mark.parametrize("before", [*ASTRAY, *UNUSABLE])
def test_a_mistake_of_one_team_leaves_the_others_their_quick_checks(root, before, change):
    edit(root, *before)
    known = checked_after(root, lambda: edit(root, *change))
    if any(one.rule == "unknown-reference" and "-two" in one.path for one in run(root, TODAY).findings):
        assert known is None or said(known.found) == said(run(root, TODAY))
    else:
        assert said(known.found) == said(run(root, TODAY))


@pytest.mark.usefixtures("always")
@pytest.mark.parametrize("mistake", ASTRAY)
def test_the_first_reference_that_leads_nowhere_is_sought_everywhere_and_its_mending_is_quick(root, mistake):
    assert checked_after(root, lambda: edit(root, *mistake)) is None
    known = checked_after(root, lambda: edit(root, mistake[0], mistake[2], mistake[1]))
    assert said(known.found) == said(run(root, TODAY))


@pytest.mark.usefixtures("always")
@pytest.mark.parametrize("mistake", UNUSABLE)
def test_what_can_not_be_used_is_judged_by_several_processes_and_by_an_edit_of_it(root, mistake):
    assert said(checked_after(root, lambda: edit(root, *mistake)).found) == said(run(root, TODAY))
    assert said(by_processes(root).found) == said(run(root, TODAY))
    mended = (mistake[0], mistake[2], mistake[1])
    assert said(checked_after(root, lambda: edit(root, *mended)).found) == said(run(root, TODAY))


@pytest.mark.usefixtures("always")
def test_who_seeks_is_told_what_comes_elsewhere(root):
    edit(root, "card-freeze.yml", "heard_at: lost-card/call", "heard_at: lost-card-2/tell-us")
    known = checked_after(root, lambda: edit(root, TWO, "id: call", "id: tell-use"))
    assert said(known.found) == said(run(root, TODAY))
    assert "lost-card-two/tell-use" in known.found.findings[0].meant


@pytest.mark.usefixtures("always")
def test_a_new_reference_to_another_team_is_judged_with_it(root):
    edit(root, "card-freeze-three.yml", "heard_at: lost-card-three/call", "heard_at: tell-us")
    change = ("card-freeze.yml", "heard_at: lost-card/call", "heard_at: lost-card-two/call")
    assert checked_after(root, lambda: edit(root, *change)) is None


@pytest.mark.usefixtures("always")
def test_a_new_reference_to_what_another_team_cannot_read_is_judged_with_it(root):
    edit(root, "card-freeze-three.yml", "heard_at: lost-card-three/call", "heard_at: tell-us")
    edit(root, TWO, "version: 1", "version: [1")
    change = ("card-freeze.yml", "heard_at: lost-card/call", "heard_at: lost-card-two/anything")
    assert checked_after(root, lambda: edit(root, *change)) is None
    assert checked_after(root, lambda: edit(root, TWO, "version: [1", "version: 1")) is not None


@pytest.mark.usefixtures("always")
def test_what_was_unreadable_and_turns_out_to_concern_all_is_judged_with_all(root):
    file = root / "assessments" / "more.yml"
    file.write_text("kind: [catalog\n", encoding="utf-8")
    known = checked_after(root, lambda: edit(root, TWO, "title: ", "title: Now "))
    assert said(known.found) == said(run(root, TODAY))
    sound = "kind: catalog\nversion: 1\nsystems: [{id: fax, name: Fax, hosting: on_prem}]\n"
    assert checked_after(root, lambda: file.write_text(sound, encoding="utf-8")) is None


def baseline_of_what_is_gone(root):
    entry = {"fingerprint": "0" * 64, "rule": "no-baseline", "path": "assessments/card-freeze.yml"}
    entry |= {"message": "gone", "owner": "cio", "because": "It will be", "until": TODAY + timedelta(days=9)}
    text = yaml.safe_dump({"kind": "baseline", "version": 1, "findings": [entry]}, sort_keys=False)
    (root / "cxrisk-baseline.yml").write_text(text, encoding="utf-8")


@pytest.mark.usefixtures("always")
def test_a_known_finding_is_gone_only_where_all_can_be_read(root):
    baseline_of_what_is_gone(root)
    assert [one.rule for one in by_processes(root).found.findings] == ["known-finding-gone"]
    for mistake in UNUSABLE:
        edit(root, *mistake)
        assert said(in_parts(root).found) == said(by_processes(root).found) == said(run(root, TODAY))
        edit(root, mistake[0], mistake[2], mistake[1])


@pytest.mark.usefixtures("always")
def test_a_comment_counts_as_needless_only_where_all_can_be_read(root):
    comment = "# cxrisk: ignore[no-baseline] -- so be it\n"
    edit(root, "journeys/lost-card-three.yml", "title: ", f"{comment}title: ")
    rules = {}
    for mistake in UNUSABLE:
        known = checked_after(root, lambda mistake=mistake: edit(root, *mistake))
        assert said(known.found) == said(run(root, TODAY))
        rules[run(root, TODAY).whole] = {one.rule for one in known.found.findings}
        edit(root, mistake[0], mistake[2], mistake[1])
    assert "unused-ignore" in rules[True]
    assert "unused-ignore" not in rules[False]


@pytest.mark.usefixtures("always")
def test_a_use_of_data_that_cannot_be_read_may_answer_for_any_team(root):
    edit(
        root,
        "card-freeze-two.yml",
        "touchpoints: [lost-card-two/freeze]",
        "touchpoints: [lost-card-two/call]",
    )
    assert "undeclared-data" in {one.rule for one in in_parts(root).found.findings}
    mistake = ("card-freeze.yml", "basis: contract", "basis: none-of-your-business")
    known = checked_after(root, lambda: edit(root, *mistake))
    assert said(known.found) == said(by_processes(root).found) == said(run(root, TODAY))
    assert "undeclared-data" not in {one.rule for one in known.found.findings}
    known = checked_after(root, lambda: edit(root, mistake[0], mistake[2], mistake[1]))
    assert said(known.found) == said(run(root, TODAY))
    assert "undeclared-data" in {one.rule for one in known.found.findings}


@pytest.mark.usefixtures("always")
def test_while_a_catalog_cannot_be_read_all_are_judged_together(root):
    edit(root, *ASTRAY[0])
    (root / "assessments" / "more.yml").write_text("kind: catalog\nsystems: [", encoding="utf-8")
    assert in_parts(root).groups == ()
    assert said(by_processes(root).found) == said(run(root, TODAY))
