"""nearly-an-id, stale-verdict, one-sided, bottom-up-without-staff: whose name stands there."""

import pytest

ACTION = "actions: [{id: mend, title: Mend it, owner: %s, due: 2027-01-01, status: open}]\n"


@pytest.mark.parametrize("owner", ["card", "crds", "cardz", "cardss", "Cards", "acrds", "xcards"])
def test_one_letter_away_from_a_unit_is_pointed_at(workspace, owner):
    workspace.assessment(ACTION % owner, "proposed")
    [said] = workspace.said("nearly-an-id")
    assert (said.marked, said.severity) == (owner, "warning")
    assert "one letter away from `cards` (Cards)" in said.words


@pytest.mark.parametrize(
    "owner", ["cards", "Head of cards", "caards!", "cads1", "car", "nobody", "care", "cre", "cmp", "racds"]
)
def test_ids_roles_and_short_words_are_left_alone(workspace, owner):
    workspace.assessment(ACTION % owner, "proposed")
    assert not workspace.said("nearly-an-id")


def test_keys_of_executives_count_from_five_letters_on(workspace):
    workspace.edit("portfolio.yml", "  cmo:", "  chief: {title: The chief}\n  cmo:")
    workspace.assessment(ACTION % "cheif", "proposed")
    [said] = workspace.said("nearly-an-id")
    assert "`chief` (The chief)" in said.words


EVERYWHERE = """
data_uses:
  - data: card-history
    at: [lost-card/freeze]
    purpose: P
    value_to_person: V
    opt_out: {at: lost-card/call, done_by: card}
risks: [{id: wrong, title: Wrong, likelihood: 2, impact: {trust: 2}, owner: card}]
disruptions: [{id: down, kind: outage, title: Down}]
communications: [{disruption: down, phase: after, to: [dana], channel: app, message: Back, owner: card}]
questions: [{text: Why?, owner: card}]
"""


def test_every_owner_is_looked_at_but_those_of_handoffs(workspace):
    workspace.catalog(
        "units: [{id: desk, name: Desk, lead: card}]\nstatements: [{id: rule, text: A rule, owner: card}]\n"
    )
    roles = "{accountable: card, cx_champion: card, technology_owner: card, privacy: card, researcher: card}"
    workspace.assessment(EVERYWHERE + ACTION % "card", roles=roles)
    said = workspace.said("nearly-an-id")
    assert {one.marked for one in said} == {"card"}
    assert len(said) == 2 + 5 + 5
    workspace.edit("journeys/lost-card.yml", "owner: cards", "owner: card")
    assert len(workspace.said("nearly-an-id")) == len(said)


VERDICT = "verdict: {says: Ready, by: cmo, date: 2026-08-31}\n"
TALK = "evidence: [{id: talk, kinds: [attitudinal], method: interview, date: %s, finding: F}]\n"


@pytest.mark.parametrize(
    ("newer", "words"),
    [
        (TALK % "2026-09-01", "evidence came in on 2026-09-01"),
        (TALK % "2026-09", "evidence came in on 2026-09-01"),
        ("review: {last: 2026-09-02}\n", "it was reviewed on 2026-09-02"),
        (
            "decisions: [{id: d, question: Q, from: [cio], decided: 2026-09-03, chosen: A}]\n",
            "something was decided on 2026-09-03",
        ),
    ],
)
def test_a_verdict_is_stale_once_more_is_known(workspace, newer, words):
    workspace.assessment(VERDICT + newer)
    [said] = workspace.said("stale-verdict")
    assert (said.marked, said.severity) == ("2026-08-31", "warning")
    assert f"the verdict on “A new way to pay” is of 2026-08-31, and {words}" in said.words
    assert "ask Chief Marketing Officer" in said.words
    assert [one.path for one in said.finding.related] == ["assessments/example.yml"]


@pytest.mark.parametrize(
    "older",
    [
        "",
        TALK % "2026-08-31",
        TALK % "2026-08",
        TALK % "2026",
        "review: {last: 2026-08-31}\n",
        "decisions: [{id: d, question: Q, from: [cio], needed_by: 2027-09-03}]\n",
    ],
)
def test_what_was_known_or_may_have_been_makes_none_stale(workspace, older):
    workspace.assessment(VERDICT + older)
    assert not workspace.said("stale-verdict")


def test_a_verdict_on_a_journey_is_judged_by_its_own_evidence(workspace):
    workspace.edit(
        "journeys/lost-card.yml", "stages:", "verdict: {says: Fine, by: A clerk, date: 2026-08-19}\nstages:"
    )
    [said] = workspace.said("stale-verdict")
    assert "ask A clerk" in said.words
    workspace.edit("journeys/lost-card.yml", "2026-08-19}", "2026-08-20}")
    assert not workspace.said("stale-verdict")


@pytest.mark.parametrize(
    ("roles", "missing"),
    [
        ("{accountable: cio}", "who speaks for the people or who answers for the technology"),
        ("{accountable: cio, cx_champion: Her}", "who answers for the technology"),
        ("{accountable: cio, technology_owner: Him}", "who speaks for the people"),
        ("{accountable: cio, technology_owner: Him, cx_champion: tbd}", "who speaks for the people"),
    ],
)
def test_each_missing_side_is_named(workspace, roles, missing):
    workspace.assessment(roles=roles)
    [said] = workspace.said("one-sided")
    assert said.finding.message == f"“A new way to pay” does not name {missing}"
    assert said.marked == ("tbd" if "tbd" in roles else "A new way to pay")
    workspace.assessment(roles=roles, status="proposed")
    assert [status for status, _ in workspace.later("one-sided")] == ["piloting"]


def test_both_sides_named_or_unreadable_are_not_missing(workspace):
    workspace.assessment(roles="{accountable: cio, cx_champion: Her, technology_owner: Him}")
    assert not workspace.said("one-sided")
    workspace.assessment(roles="{accountable: cio, cx_champion: Her, technology_owner: 5}")
    assert not workspace.said("one-sided")


RISK = "risks: [{id: wrong, title: Wrong, likelihood: 2, impact: {%s: 2}, touchpoints: [%s]}]\n"
INSIDE = """
journeys:
  - id: at-work
    title: I work
    person: amir
    stages: [{name: Work, touchpoints: [{id: ask, name: I ask, channel: phone, unit: care}]}]
"""


def bottom_up(workspace, records, person="employee"):
    workspace.catalog(f"people: [{{id: amir, name: Amir, who: {person}}}]")
    workspace.assessment(records, "proposed", driver="bottom_up")
    return workspace.said("bottom-up-without-staff")


def test_a_change_from_below_wants_those_who_began_it(workspace):
    [said] = bottom_up(workspace, RISK % ("trust", "lost-card/freeze"))
    assert (said.marked, said.severity) == ("bottom_up", "warning")
    assert not bottom_up(workspace, RISK % ("workforce", "lost-card/freeze"))


@pytest.mark.parametrize(
    "touched",
    [
        INSIDE,
        RISK % ("trust", "work/ask"),
        "data_uses: [{data: account-number, at: [work/ask], purpose: P, value_to_person: V}]\n",
        "disruptions: [{id: down, kind: outage, title: Down, touchpoints: [work/ask]}]\n",
        "signals: [{from: Her, heard_at: work/ask, passed_to: care}]\n",
    ],
)
def test_a_journey_that_an_employee_lives_shows_them(workspace, touched):
    text = INSIDE.partition("  - id: at-work\n")[2].replace("\n    ", "\n")
    workspace.write("journeys/work.yml", "kind: journey\nversion: 1\n" + text.lstrip())
    assert not bottom_up(workspace, touched)
    assert bottom_up(workspace, touched, person="partner")


def test_other_drivers_are_not_asked(workspace):
    for driver in ("top_down", "both", "supplier"):
        workspace.assessment(RISK % ("trust", "lost-card/freeze"), "proposed", driver=driver)
        assert not workspace.said("bottom-up-without-staff")
