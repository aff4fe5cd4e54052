"""What became of each risk: new, closed, worse, better; both sums, and the reason."""

import pytest
from git_history import reasons_of, risk_of, total

LEDGER = "cloud/core-ledger.yml"
OURS = "catalog/organisation.yml"


def directions(diff) -> dict[str, str]:
    return {one.key: one.direction for one in diff.risks}


def test_nothing_changed_says_nothing(example):
    diff = example.diff()
    assert diff.is_empty
    assert (diff.apart, diff.before.files, diff.after.files) == ((), 7, 7)
    assert (diff.before.name, diff.after.name, diff.after.commit) == ("HEAD", "the work tree", "")
    assert example.git("rev-parse", "HEAD").startswith(diff.before.commit)


def test_a_higher_likelihood_is_worse_and_says_so_with_both_sums(example):
    example.edit(LEDGER, "likelihood: possible", "likelihood: likely")
    diff = example.diff()
    assert directions(diff) == {"core-ledger/wrong-eyes": "worse"}
    assert reasons_of(diff, "core-ledger/wrong-eyes") == [("likelihood", "3", "4")]
    change = risk_of(diff, "core-ledger/wrong-eyes")
    assert (total(change.before), total(change.after)) == ("7.00 high", "8.00 high")
    assert change.before.sum[0].label == "Likelihood without controls: 3 possible"
    assert change.after.sum[0].label == "Likelihood without controls: 4 likely"


def test_a_control_that_was_put_in_place_and_verified_makes_it_better(example):
    old = "trust: severe}\n    evidence: [rehearsal-2]\n    controls:\n      - {control: staged-cutover, "
    example.edit(LEDGER, old + "status: planned}", old + "status: in_place, verified: 2026-11-01}")
    diff = example.diff()
    assert directions(diff) == {"core-ledger/wrong-eyes": "better"}
    assert reasons_of(diff, "core-ledger/wrong-eyes") == [
        ("control staged-cutover, status", "planned", "in place"),
        ("control staged-cutover, verified", "", "date 2026-11-01"),
    ]
    change = risk_of(diff, "core-ledger/wrong-eyes")
    assert (total(change.before), total(change.after)) == ("7.00 high", "6.00 medium")
    assert (change.before.above, change.after.above) == (True, True), "privacy is to be low"


def test_a_verification_that_found_less_makes_it_worse(example):
    example.edit(LEDGER, "result: partly", "result: failed")
    diff = example.diff()
    assert directions(diff) == {"core-ledger/locked-out": "worse"}
    assert reasons_of(diff, "core-ledger/locked-out") == [
        ("control dress-rehearsal, verified, result", "partly", "failed")
    ]
    change = risk_of(diff, "core-ledger/locked-out")
    assert (total(change.before), total(change.after)) == ("7.88 high", "8.00 high")


def test_a_control_that_was_taken_out_and_one_that_came(sound):
    old = "{control: human-fallback, status: in_place, verified: 2026-09-01}"
    sound.edit("card-freeze.yml", old, "{control: dress-rehearsal, status: planned}")
    diff = sound.diff()
    assert reasons_of(diff, "card-freeze/frozen-by-mistake") == [
        ("control human-fallback", "status in place, verified date 2026-09-01", ""),
        ("control dress-rehearsal", "", "status planned"),
    ]
    change = risk_of(diff, "card-freeze/frozen-by-mistake")
    assert (change.direction, total(change.after)) == ("worse", "5.00 medium")


def test_a_control_of_the_catalog_that_is_stronger_moves_risks_in_other_files(example):
    example.edit(OURS, "strength: partial, layer: release", "strength: 0.8, layer: release")
    diff = example.diff()
    assert directions(diff) == {"core-ledger/locked-out": "better"}
    assert reasons_of(diff, "core-ledger/locked-out") == [("control dress-rehearsal, strength", "0.5", "0.8")]
    change = risk_of(diff, "core-ledger/locked-out")
    assert change.reasons[0].cause.path == f"assessments/{OURS}"
    assert (total(change.before), total(change.after)) == ("7.88 high", "7.78 high")
    (control,) = diff.shared
    assert (control.kind, control.key, control.initiatives) == (
        "control",
        "dress-rehearsal",
        ("core-ledger",),
    )
    (initiative,) = diff.initiatives
    assert (initiative.id, initiative.fate) == ("core-ledger", "touched")
    assert [(one.kind, one.key, one.path) for one in initiative.causes] == [
        ("control", "dress-rehearsal", f"assessments/{OURS}")
    ]


def test_a_new_risk_and_a_closed_one(example):
    text = example.text(LEDGER)
    example.write(
        LEDGER,
        text.replace("  - id: wrong-eyes", "  - id: strange-eyes").replace("wrong-eyes", "strange-eyes"),
    )
    diff = example.diff()
    assert directions(diff) == {"core-ledger/strange-eyes": "new", "core-ledger/wrong-eyes": "closed"}
    new, closed = diff.risks
    assert (new.before, total(new.after)) == (None, "7.00 high")
    assert (total(closed.before), closed.after) == ("7.00 high", None)


def test_another_folder_other_lines_and_other_comments_change_nothing(example):
    text = example.text(LEDGER)
    example.path(LEDGER).unlink()
    example.write("elsewhere/deep/core-ledger.yml", "# moved\n\n" + text.replace("   # ", "\n      # why: "))
    assert example.diff().is_empty


def test_other_words_for_the_same_change_nothing(example):
    example.edit(LEDGER, "likelihood: possible", "likelihood: 3")
    example.edit(LEDGER, "status: in_place, strength: none,", "strength: 0.0, status: in_place,")
    assert example.diff().is_empty
    example.edit(LEDGER, "people: 612\n    finding", "people: [612, 612]\n    finding")
    assert example.diff().is_empty


def test_what_the_rating_rests_on_changes_no_score_and_is_told(example):
    example.edit(
        LEDGER, "evidence: [pilot-survey, rehearsal-2]\n    controls", "evidence: [rehearsal-2]\n    controls"
    )
    example.edit(LEDGER, "people: 40", "people: 44")
    diff = example.diff()
    assert directions(diff) == dict.fromkeys(("core-ledger/locked-out", "core-ledger/wrong-eyes"), "changed")
    assert reasons_of(diff, "core-ledger/locked-out") == [
        ("evidence", "core-ledger/pilot-survey", ""),
        ("evidence core-ledger/rehearsal-2, people", "40", "44"),
    ]
    assert not any(reason.rated for risk in diff.risks for reason in risk.reasons)


def test_an_appetite_that_shrank_makes_worse_what_it_leaves_outside(example):
    example.edit("portfolio.yml", "  default: medium", "  default: medium\n  trust: low")
    example.edit(LEDGER, "trust: severe", "trust: moderate")
    example.commit("less trust, less appetite")
    example.edit("portfolio.yml", "  trust: low", "  trust: high")
    diff = example.diff()
    assert directions(diff) == {
        "core-ledger/locked-out": "better",
        "core-ledger/wrong-eyes": "better",
        "nearby-offers/how-do-they-know": "better",
    }
    assert reasons_of(diff, "core-ledger/wrong-eyes") == [("appetite, trust", "low", "high")]
    change = risk_of(diff, "core-ledger/wrong-eyes")
    assert total(change.before) == total(change.after) == "7.00 high"
    assert change.reasons[0].cause.path == "assessments/portfolio.yml"
    assert [one.id for one in diff.initiatives if one.fate == "touched"] == ["core-ledger", "nearby-offers"]


def test_a_table_of_ones_own_is_the_reason_where_bands_move(example):
    table = "  matrix:\n" + "".join(f"    - [{', '.join(row)}]\n" for row in [["critical"] * 5] * 5)
    example.edit(
        "portfolio.yml",
        "appetite:                          #",
        table + "appetite:                          #",
    )
    diff = example.diff()
    change = risk_of(diff, "branch-tablets/lost-tablet")
    assert (change.direction, total(change.before), total(change.after)) == (
        "worse",
        "8.00 high",
        "8.00 critical",
    )
    assert {(one.cause.key, one.rated) for one in change.reasons} == {("scales", True)}


def test_words_of_a_scale_that_change_places_move_the_level(example):
    example.edit("portfolio.yml", "word: possible", "word: soso")
    example.edit("portfolio.yml", "word: likely", "word: possible")
    diff = example.diff()
    told = reasons_of(diff, "core-ledger/wrong-eyes")
    assert told[0] == ("likelihood", "3", "4")
    assert ("scales, likelihood level 4, word", "likely", "possible") in told


@pytest.mark.parametrize(
    ("impact", "way", "worst"),
    [
        ("{privacy: 2, trust: 4}", "better", "trust"),
        ("{privacy: 5, trust: 3}", "worse", "privacy"),
        ("{privacy: 4, trust: 4, safety: 1}", "worse", "privacy"),
        ("{privacy: 4}", "better", "privacy"),
    ],
)
def test_the_worst_category_speaks_first_then_all_of_them(example, impact, way, worst):
    example.edit(LEDGER, "{privacy: severe, trust: severe}", impact)
    change = risk_of(example.diff(), "core-ledger/wrong-eyes")
    assert (change.direction, change.after.category) == (way, worst)


def test_between_two_commits_the_work_tree_is_no_matter(example):
    example.edit(LEDGER, "likelihood: possible", "likelihood: likely")
    example.commit()
    example.edit(LEDGER, "likelihood: likely", "likelihood: rare")
    assert directions(example.diff("HEAD~1", "HEAD")) == {"core-ledger/wrong-eyes": "worse"}
    assert directions(example.diff("HEAD", "HEAD~1")) == {"core-ledger/wrong-eyes": "better"}
    assert directions(example.diff("HEAD~1")) == {"core-ledger/wrong-eyes": "better"}


def test_the_worst_comes_first_within_a_direction(example):
    example.edit(LEDGER, "likelihood: possible", "likelihood: likely")
    example.edit("mobile-byod/branch-tablets.yml", "likelihood: 4", "likelihood: 5")
    assert [one.key for one in example.diff().risks] == [
        "branch-tablets/lost-tablet",
        "core-ledger/wrong-eyes",
    ]


def test_above_appetite_is_counted_in_both_states(example):
    example.edit("mobile-byod/branch-tablets.yml", "likelihood: 4", "likelihood: 1")
    example.edit("mobile-byod/branch-tablets.yml", "{security: 3, privacy: 4}", "{security: 1}")
    diff = example.diff()
    assert (diff.before.risks.above, diff.before.risks.total) == (3, 3), (
        "the retired initiative does not count"
    )
    assert (diff.after.risks.above, diff.after.risks.total) == (2, 3)
