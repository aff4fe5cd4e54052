"""What became of handoffs, touchpoints, acceptances, decisions, shared records, and whom it touches."""

import shutil

from git_history import fates

LEDGER = "cloud/core-ledger.yml"
JOURNEY = "journeys/disputed-payment.yml"
OURS = "catalog/organisation.yml"


def one(records):
    (found,) = records
    return found


def told(record) -> list[tuple[str, str, str]]:
    return [(change.where, change.before, change.after) for change in record.changes]


def test_a_handoff_that_lost_its_owner_says_which_initiatives_lean_on_it(example):
    example.edit(JOURNEY, "    owner: care\n", "")
    diff = example.diff()
    handoff = one(diff.handoffs)
    assert (handoff.key, handoff.fate) == ("disputed-payment/call-care > fraud-desk", "changed")
    assert handoff.name == "I call and wait → I am passed to the fraud desk"
    assert told(handoff) == [("owner", "care", "")]
    assert handoff.initiatives == ("branch-tablets", "core-ledger")
    assert {initiative.id: initiative.fate for initiative in diff.initiatives} == {
        "branch-tablets": "touched",
        "core-ledger": "touched",
    }
    assert (diff.risks, diff.touchpoints, diff.shared) == ((), (), ())


def test_a_title_that_was_reworded_touches_nobody_else(example):
    example.edit(JOURNEY, "name: I call and wait", "name: I ring and wait")
    example.edit(OURS, "name: A second factor at login", "name: Two factors at login")
    diff = example.diff()
    assert told(one(diff.touchpoints)) == [("name", "I call and wait", "I ring and wait")]
    assert told(one(diff.shared)) == [("name", "A second factor at login", "Two factors at login")]
    assert (diff.initiatives, diff.risks) == ((), ())


def test_a_touchpoint_names_what_came_and_what_went(example):
    example.edit(JOURNEY, "        says: [dispute-days]\n        pains:", "        pains:")
    example.edit(JOURNEY, "          - Nineteen minutes on hold", "          - Half an hour on hold")
    example.edit(JOURNEY, "        emotion: -2", "        emotion: -1.5")
    touchpoint = one(example.diff().touchpoints)
    assert (touchpoint.key, touchpoint.fate) == ("disputed-payment/call-care", "changed")
    assert told(touchpoint) == [
        ("emotion", "-2", "-1.5"),
        ("pains", "Nineteen minutes on hold", ""),
        ("pains", "", "Half an hour on hold"),
        ("says", "dispute-days", ""),
    ]
    assert touchpoint.initiatives == ("branch-tablets", "core-ledger")


def test_a_system_that_moved_touches_those_above_it(example):
    example.edit(OURS, "hosting: public_cloud", "hosting: on_prem")
    diff = example.diff()
    assert told(one(diff.shared)) == [("hosting", "public cloud", "on prem")]
    assert one(diff.shared).initiatives == ("core-ledger", "nearby-offers")


def test_what_stands_in_ones_own_file_is_no_change_elsewhere(example):
    example.edit("big-data/nearby-offers.yml", "login: two_factor", "login: password")
    diff = example.diff()
    assert one(diff.touchpoints).key == "lunch-offer/offer"
    assert one(diff.touchpoints).initiatives == ()
    assert diff.initiatives == ()


def test_touchpoints_that_change_places_are_told_as_the_way_people_go(example):
    text = example.text(JOURNEY)
    start, end = text.index("      - id: call-care"), text.index("      - id: fraud-desk")
    care = text[start:end]
    example.write(JOURNEY, text.replace(care, "").replace("  - name: Resolve", care + "  - name: Resolve"))
    journey = one(example.diff().shared)
    assert (journey.kind, journey.key) == ("journey", "disputed-payment")
    assert told(journey) == [
        (
            "the way people go",
            "see-alert → call-care → fraud-desk → outcome-letter",
            "see-alert → fraud-desk → call-care → outcome-letter",
        )
    ]
    assert journey.initiatives == ("branch-tablets", "core-ledger")


def test_touchpoints_and_handoffs_come_and_go(example):
    example.edit(
        JOURNEY,
        "      - id: outcome-letter",
        "      - {id: ask-again, name: I ask again, channel: phone, unit: care}\n      - id: outcome-letter",
    )
    example.edit(JOURNEY, "to: outcome-letter, owner: cards", "to: ask-again, owner: cards")
    diff = example.diff()
    assert fates(diff.touchpoints) == {"disputed-payment/ask-again": "new"}
    assert fates(diff.handoffs) == {
        "disputed-payment/fraud-desk > ask-again": "new",
        "disputed-payment/fraud-desk > outcome-letter": "gone",
    }
    assert [handoff.says for handoff in diff.handoffs] == ["owner: Cards and payments"] * 2


def test_a_whole_new_journey_is_one_line(example):
    shutil.copy(example.path(JOURNEY), example.path("journeys/lost-card.yml"))
    diff = example.diff()
    assert (one(diff.shared).fate, one(diff.shared).says) == ("new", "4 touchpoints")
    assert (diff.touchpoints, diff.handoffs, diff.evidence) == ((), (), ())


def test_evidence_says_what_it_found_now(example):
    example.edit(JOURNEY, "people: 4210", "people: 4300")
    assert told(one(example.diff().evidence)) == [("people", "4,210", "4,300")]


def test_acceptances_come_go_and_change(example):
    example.edit(LEDGER, "until: 2026-11-30", "until: 2027-01-31")
    acceptance = one(example.diff().acceptances)
    assert (acceptance.key, acceptance.fate) == ("core-ledger/wrong-eyes", "changed")
    assert told(acceptance) == [("until", "2026-11-30", "2027-01-31")]
    assert acceptance.says == "signed by Chief Risk Officer until 2027-01-31; it holds"
    example.commit()
    text = example.text(LEDGER)
    start, end = text.index("    acceptance:"), text.index("    owner: Head of platform\nnot_applicable")
    example.write(LEDGER, text[:start] + text[end:])
    gone = example.diff()
    assert fates(gone.acceptances) == {"core-ledger/wrong-eyes": "gone"}
    assert gone.risks == ()
    example.commit()
    assert fates(example.diff("HEAD", "HEAD~1").acceptances) == {"core-ledger/wrong-eyes": "new"}


def test_an_acceptance_stands_otherwise_where_the_signer_may_no_more(example):
    example.edit("portfolio.yml", "may_accept: critical", "may_accept: medium")
    diff = example.diff()
    assert told(one(diff.acceptances)) == [
        ("how it stands", "holds", "is beyond the authority of whoever signed")
    ]
    assert told(one(diff.shared)) == [("executives, cro, may accept", "critical", "medium")]


def test_the_calendar_alone_changes_nothing(example):
    example.edit(LEDGER, "until: 2026-11-30", "until: 2026-09-20")
    example.commit()
    assert example.diff().is_empty, "it has expired in both states"


def test_decisions_are_new_taken_and_gone(example):
    example.edit(
        LEDGER,
        "    needed_by: 2026-10-30\n",
        "    decided: 2026-10-29\n    chosen: Wait until January\n",
    )
    example.edit(LEDGER, "  - id: pilot  ", "  - id: who-pilots  ")
    decisions = {decision.key: decision for decision in example.diff().decisions}
    assert {key: decision.fate for key, decision in decisions.items()} == {
        "core-ledger/go-no-go": "taken",
        "core-ledger/pilot": "gone",
        "core-ledger/who-pilots": "new",
    }
    assert decisions["core-ledger/go-no-go"].says == "decided on 2026-10-29: Wait until January"
    assert decisions["core-ledger/go-no-go"].name == "Do we go on 6 November?"


def test_a_wanted_decision_says_of_whom_and_by_when(example):
    example.edit(LEDGER, "needed_by: 2026-10-30", "needed_by: 2026-12-15")
    decision = one(example.diff().decisions)
    assert decision.fate == "changed"
    assert (
        decision.says
        == "asked of Chief Information Officer and Chief Marketing Officer, needed by 2026-12-15"
    )


def test_an_initiative_says_what_else_changed_in_its_file(example):
    example.edit(LEDGER, "status: piloting  ", "status: live  ")
    example.edit(LEDGER, "    due: 2026-10-20\n    status: doing", "    due: 2026-10-20\n    status: done")
    example.edit(LEDGER, "    date: 2026-10-30\n    owner: cmo", "    date: 2026-10-23\n    owner: cmo")
    example.edit(
        LEDGER, "  - text: Can the call centre", "  - text: Who answers?\n  - text: Can the call centre"
    )
    initiative = one(example.diff().initiatives)
    assert (initiative.id, initiative.fate) == ("core-ledger", "changed")
    assert told(initiative) == [
        ("status", "piloting", "live"),
        ("communication core-ledger/cut-over-weekend before, date", "2026-10-30", "2026-10-23"),
        ("action stage-it, status", "doing", "done"),
        ("question Who answers?", "", "Who answers?"),
    ]


def test_an_initiative_comes_and_goes_with_its_risks(example):
    text = example.text("mobile-byod/branch-tablets.yml")
    example.path("mobile-byod/branch-tablets.yml").unlink()
    gone = example.diff()
    assert [(initiative.id, initiative.fate) for initiative in gone.initiatives] == [
        ("branch-tablets", "gone")
    ]
    assert [(risk.key, risk.direction) for risk in gone.risks] == [("branch-tablets/lost-tablet", "closed")]
    example.commit()
    example.write("mobile-byod/branch-tablets.yml", text)
    assert [(risk.key, risk.direction) for risk in example.diff().risks] == [
        ("branch-tablets/lost-tablet", "new")
    ]


def test_settings_are_told_one_by_one(example):
    example.edit("portfolio.yml", "every_months: 6", "every_months: 3")
    example.edit("portfolio.yml", "currency: GBP", "currency: EUR")
    diff = example.diff()
    assert {setting.key: told(setting) for setting in diff.shared} == {
        "currency": [("currency", "GBP", "EUR")],
        "review": [("review, every months", "6", "3")],
    }
    assert (diff.risks, diff.initiatives) == ((), ())
