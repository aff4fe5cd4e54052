"""What could not be read, then or now, is named and never called gone, better or worse."""

import shutil

import pytest
from git_history import risk_of, total

LEDGER = "cloud/core-ledger.yml"
JOURNEY = "journeys/disputed-payment.yml"
OURS = "catalog/organisation.yml"
BROKEN = "\nbroken: [\n"


def apart(diff) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.why, one.keys) for one in diff.apart]


def test_a_file_that_cannot_be_read_now_has_closed_no_risk(example):
    example.write(LEDGER, example.text(LEDGER) + BROKEN)
    diff = example.diff()
    ((why, keys),) = apart(diff)
    assert why.startswith(f"assessments/{LEDGER} could not be read in the work tree (line ")
    assert why.endswith("): nothing in it is compared")
    assert (keys, diff.is_empty) == ((), True)


def test_a_file_that_could_not_be_read_then_brings_no_new_risk(example):
    sound = example.text(LEDGER)
    example.write(LEDGER, sound + BROKEN)
    example.commit()
    example.write(LEDGER, sound)
    diff = example.diff()
    ((why, _),) = apart(diff)
    assert why.startswith(f"assessments/{LEDGER} could not be read in HEAD (line ")
    assert diff.is_empty


def test_a_file_that_could_be_read_neither_then_nor_now_is_named_once(example):
    example.write(LEDGER, example.text(LEDGER) + BROKEN)
    example.commit()
    ((why, _),) = apart(example.diff())
    assert "could not be read in HEAD and the work tree" in why


def test_other_files_are_compared_all_the_same(example):
    example.write(LEDGER, "- no record\n")
    example.edit("mobile-byod/branch-tablets.yml", "likelihood: 4", "likelihood: 5")
    diff = example.diff()
    assert risk_of(diff, "branch-tablets/lost-tablet").direction == "worse"
    assert [(one.key, one.direction) for one in diff.risks] == [("branch-tablets/lost-tablet", "worse")]


def test_an_unreadable_journey_takes_nothing_from_the_risks_that_name_it(example):
    example.write(JOURNEY, example.text(JOURNEY) + BROKEN)
    diff = example.diff()
    assert diff.is_empty, "no touchpoint has gone, and no risk has lost one"
    first, second = apart(diff)
    assert first[0].startswith(f"assessments/{JOURNEY} could not be read in the work tree")
    assert second[0].startswith("part of what these say could not be used in the work tree")
    assert "risk branch-tablets/lost-tablet" in second[1]


def test_an_unreadable_catalog_makes_no_risk_worse(example):
    example.write(OURS, example.text(OURS) + BROKEN)
    diff = example.diff()
    assert (diff.risks, diff.touchpoints, diff.handoffs, diff.shared) == ((), (), (), ())
    keys = {
        key for why, keys in apart(diff) if why.startswith("part of what rates these risks") for key in keys
    }
    assert keys == {"branch-tablets/lost-tablet", "core-ledger/locked-out", "core-ledger/wrong-eyes"}


def test_without_the_catalog_no_control_of_the_library_stands_in_for_it(example):
    example.edit(OURS, "strength: partial, layer: release", "strength: 0.9, layer: release")
    example.commit()
    example.write(OURS, example.text(OURS) + BROKEN)
    diff = example.diff()
    assert [one for one in diff.shared if one.kind == "control"] == []
    assert "core-ledger/locked-out" not in {one.key for one in diff.risks}


@pytest.mark.parametrize("text", ["kind: portfolio\nversion: 1\nname: [\n", "kind: 'portfolio'\n? : {\n"])
def test_without_scales_and_appetite_no_risk_is_worse_or_better(example, text):
    example.edit(
        "portfolio.yml", "  privacy: low", "  privacy: critical\n  security: critical\n  trust: critical"
    )
    example.commit()
    example.write("portfolio.yml", text)
    example.edit(LEDGER, "likelihood: possible", "likelihood: likely")
    diff = example.diff()
    assert [(one.key, one.direction) for one in diff.risks] == [("core-ledger/wrong-eyes", "changed")]
    assert "the scales or the appetite of the work tree could not be read" in apart(diff)[1][0]
    assert diff.shared == ()


def test_scales_that_cannot_be_used_are_not_compared_with_the_usual_ones(example):
    example.edit("portfolio.yml", "up_to: 0.1}", "up_to: 0.001}")
    diff = example.diff()
    assert [why for why, _ in apart(diff)] == [
        "the scales or the appetite of the work tree could not be read, so no risk is called worse or better"
    ]
    assert diff.is_empty


def test_a_risk_whose_control_leads_nowhere_is_neither_better_nor_worse(example):
    example.edit(OURS, "{id: dress-rehearsal,", "{id: dressed-rehearsal,")
    example.edit(LEDGER, "{control: dress-rehearsal,", "{control: undressed-rehearsal,")
    diff = example.diff()
    assert "core-ledger/locked-out" not in {one.key for one in diff.risks}
    ((why, keys),) = apart(diff)
    assert why.startswith("part of what rates these risks could not be used in the work tree")
    assert keys == ("core-ledger/locked-out",)


def test_a_risk_that_stands_there_and_cannot_be_used_is_not_closed(example):
    example.edit(LEDGER, "likelihood: possible", "likelihood: sometimes")
    diff = example.diff()
    assert diff.risks == ()
    assert any(
        why.startswith("these stand in the work tree and could not be used there")
        and "risk core-ledger/wrong-eyes" in keys
        for why, keys in apart(diff)
    )


def test_an_assessment_under_another_name_is_gone_and_new_and_said_to_be_so(example):
    example.path(LEDGER).rename(example.path("cloud/ledger-move.yml"))
    diff = example.diff()
    assert {(one.key, one.direction) for one in diff.risks} == {
        ("core-ledger/locked-out", "closed"),
        ("core-ledger/wrong-eyes", "closed"),
        ("ledger-move/locked-out", "new"),
        ("ledger-move/wrong-eyes", "new"),
    }
    assert total(risk_of(diff, "ledger-move/locked-out").after) == total(
        risk_of(diff, "core-ledger/locked-out").before
    )
    ((why, keys),) = apart(diff)
    assert why.startswith(
        "core-ledger may only have another name now: risks that went from it are new in ledger-move"
    )
    assert keys == (
        "core-ledger/locked-out and ledger-move/locked-out",
        "core-ledger/wrong-eyes and ledger-move/wrong-eyes",
    )


def test_an_assessment_that_was_split_says_so(example):
    text = example.text(LEDGER)
    start, end = text.index("  - id: wrong-eyes"), text.index("not_applicable:")
    example.write(
        LEDGER, (text[:start] + text[end:]).replace("for: [locked-out, wrong-eyes]", "for: [locked-out]")
    )
    example.write(
        "cloud/mixed-sessions.yml",
        "kind: assessment\nversion: 1\ntitle: Sessions\ntechnologies: [cloud]\nstatus: proposed\n"
        "summary: Split.\n"
        "roles: {accountable: cio}\nrisks:\n"
        + text[start:end].replace("[rehearsal-2]", "[core-ledger/rehearsal-2]"),
    )
    ((why, keys),) = apart(example.diff())
    assert why.startswith("core-ledger may have been split")
    assert keys == ("core-ledger/wrong-eyes and mixed-sessions/wrong-eyes",)


def test_a_risk_that_got_another_id_says_so(example):
    text = example.text(LEDGER)
    example.write(
        LEDGER, text.replace("id: wrong-eyes", "id: strange-eyes").replace(", wrong-eyes", ", strange-eyes")
    )
    ((why, keys),) = apart(example.diff())
    assert why.startswith("a risk of core-ledger may only have another id now")
    assert keys == ("core-ledger/wrong-eyes and core-ledger/strange-eyes",)


def test_where_there_was_nothing_all_is_new(sound):
    shutil.copytree(sound.root, sound.top / "younger")
    younger = type(sound)(sound.top, sound.top / "younger")
    diff = younger.diff()
    assert [(one.key, one.direction) for one in diff.risks] == [("card-freeze/frozen-by-mistake", "new")]
    assert apart(diff) == [("HEAD has no YAML file in `assessments`: there is nothing to compare with", ())]
