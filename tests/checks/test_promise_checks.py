"""decision-without-evidence, capacity-only, experiment-without-stop, broken-promise, closed-question."""

import pytest

from cxrisk.checks.closed_question import is_closed

DECIDED = "decisions: [{id: go, question: Do we go?, from: [cio], %s}]"
TAKEN = "decided: 2026-09-30, chosen: We go"


def test_a_decision_that_was_taken_rests_on_something(workspace):
    workspace.assessment(DECIDED % TAKEN)
    [said] = workspace.said("decision-without-evidence")
    assert (said.marked, said.severity) == ("go", "warning")
    assert "“Do we go?” was decided on 2026-09-30" in said.words
    workspace.assessment(DECIDED % f"{TAKEN}, evidence: [lost-card/shop-interviews]")
    assert not workspace.said("decision-without-evidence")


@pytest.mark.parametrize(
    "harmless",
    [
        "needed_by: 2026-12-01, options: [We go, We wait]",
        f"{TAKEN}, chosen_by: default",
        f"{TAKEN}, evidence: [no-such]",
    ],
)
def test_what_is_wanted_or_was_taken_by_nobody_rests_on_nothing_yet(workspace, harmless):
    workspace.assessment(DECIDED % harmless)
    assert not workspace.said("decision-without-evidence")


def test_a_first_draft_may_decide_first(workspace):
    workspace.assessment(DECIDED % TAKEN, "proposed")
    assert not workspace.said("decision-without-evidence")
    assert [status for status, _ in workspace.later("decision-without-evidence")] == ["piloting"]


HANDED = """
- {id: ring, name: I ring, channel: phone, unit: care}
- {id: desk, name: I am put through, channel: phone, unit: cards}
"""
HANDOFF = "handoffs: [{from: ring, to: desk, owner: care, status: %s}]\n"
ACTION = (
    "  - {id: %s, title: Do %s, %sstatus: %s, owner: care, due: 2027-01-31, "
    'for_handoffs: ["example/ring > desk"]}\n'
)


def works_on(workspace, *actions, status="broken", of="piloting"):
    workspace.journey(HANDED, HANDOFF % status)
    lines = [
        ACTION % (f"a{n}", n, kind and f"kind: {kind}, ", state) for n, (kind, state) in enumerate(actions)
    ]
    workspace.assessment("actions:\n" + "".join(lines) if lines else "", of)
    (workspace.root / "assessments/example.yml").rename(workspace.root / "assessments/new-way.yml")
    return workspace.said("capacity-only")


def test_more_people_alone_mend_no_handoff(workspace):
    [said] = works_on(workspace, ("capacity", "open"), ("capacity", "done"))
    assert (said.marked, said.severity) == ("broken", "info")
    assert "“Do 0” and “Do 1”" in said.words
    assert len(said.finding.related) == 2


@pytest.mark.parametrize(
    "actions",
    [
        (),
        (("capacity", "open"), ("fix_cause", "open")),
        (("capacity", "open"), ("", "open")),
        (("capacity", "dropped"),),
    ],
)
def test_where_more_is_done_or_nothing_it_is_silent(workspace, actions):
    assert not works_on(workspace, *actions)


def test_dropped_work_mends_nothing(workspace):
    assert works_on(workspace, ("capacity", "open"), ("fix_cause", "dropped"))


@pytest.mark.parametrize("status", ["works", "degraded", "unknown"])
def test_only_a_broken_handoff_is_asked(workspace, status):
    assert not works_on(workspace, ("capacity", "open"), status=status)


def test_what_a_retired_initiative_did_is_over(workspace):
    assert not works_on(workspace, ("capacity", "open"), of="retired")


EXPERIMENT = "experiments: [{id: trial, hypothesis: A sound helps%s}]"
STOP, ASKED = ", stop_rule: Anybody misses an alert", ", consent: Asked at the counter"


@pytest.mark.parametrize(
    ("fields", "missing"),
    [
        ("", "no stop_rule"),
        (", people: 40", "no stop_rule and no consent"),
        (STOP + ", people: 40", "no consent"),
        (STOP + ", people: [0, 40]", "no consent"),
        (ASKED + ", people: 40", "no stop_rule"),
    ],
)
def test_an_experiment_says_when_it_ends_and_how_people_were_asked(workspace, fields, missing):
    workspace.assessment(EXPERIMENT % fields, "proposed")
    [said] = workspace.said("experiment-without-stop")
    assert (said.marked, said.severity) == ("trial", "warning")
    assert said.finding.message.endswith(f"has {missing}")


@pytest.mark.parametrize(
    "fields",
    [STOP, STOP + ", people: 0", STOP + ASKED + ", people: 40", ", people: 40, stop_rule: 5" + ASKED],
)
def test_an_experiment_that_says_so_is_left_alone(workspace, fields):
    workspace.assessment(EXPERIMENT % fields, "proposed")
    assert not workspace.said("experiment-without-stop")


PROMISED = """
risks:
  - {id: refused, title: A payment is refused, likelihood: %s, impact: {trust: 4}, %s}
promises:
  - {said: It works at any hour, risks: [refused]}
"""
DOWN = "disruptions: [{id: down, kind: outage, title: It stops, touchpoints: [%s]}]\n"
WORDS = "communications: [{disruption: down, phase: during, to: [dana], channel: app, message: It stops.}]\n"
AT_CALL = "touchpoints: [lost-card/call]"


def test_a_promise_at_risk_has_words_for_the_day(workspace):
    workspace.assessment(PROMISED % (4, AT_CALL))
    [said] = workspace.said("broken-promise")
    assert (said.marked, said.severity) == ("It works at any hour", "warning")
    assert "“A payment is refused” stands above appetite" in said.words
    workspace.assessment(PROMISED % (1, AT_CALL))
    assert not workspace.said("broken-promise")


@pytest.mark.parametrize(
    ("at", "disruption", "silent"),
    [
        (AT_CALL, DOWN % "lost-card/call" + WORDS, False),
        (AT_CALL, DOWN % "lost-card/freeze" + WORDS, True),
        (AT_CALL, DOWN % "lost-card/call", True),
        ('handoffs: ["lost-card/freeze > call"]', DOWN % "lost-card/call" + WORDS, False),
        ("person_says: Why", DOWN % "lost-card/call" + WORDS, True),
    ],
)
def test_the_words_are_about_the_same_touchpoints(workspace, at, disruption, silent):
    workspace.assessment(PROMISED % (4, at) + disruption)
    assert bool(workspace.said("broken-promise")) == silent


def test_words_of_a_retired_initiative_are_no_longer_said(workspace):
    workspace.assessment(PROMISED % (4, AT_CALL))
    (workspace.root / "assessments/example.yml").rename(workspace.root / "assessments/new-way.yml")
    workspace.assessment(DOWN % "lost-card/call" + WORDS)
    assert not workspace.said("broken-promise")
    workspace.assessment(DOWN % "lost-card/call" + WORDS, "retired")
    assert workspace.said("broken-promise")


@pytest.mark.parametrize(
    "text",
    [
        "Do you like it?",
        "Would people like to be warned?",
        "isn't it slow?",
        "Isn\u2019t it slow?",
        "If the app fails, would you ring?",
        "Is it slow? Does it matter?",
        "We changed it in May. Did you notice?",
        "Can you pay or not?",
    ],
)
def test_yes_or_no_is_all_that_it_asks(text):
    assert is_closed(text)


@pytest.mark.parametrize(
    "text",
    [
        "What do you like?",
        "How is it?",
        "Is it slow? What do you do then?",
        "Do you ring or write?",
        "Could you show us how you do it?",
        "Tell me about the last time.",
        "If it fails, whom do you ring?",
        "Dolores, what did you do?",
        "Issue 12: what now?",
        "",
    ],
)
def test_there_is_room_for_an_answer(text):
    assert not is_closed(text)


def test_questions_of_assessments_and_of_our_own_patterns_are_read(workspace):
    workspace.assessment("questions: [{text: Do they like it?}, {text: What do they like?}]", "proposed")
    workspace.catalog(
        "risk_patterns: [{id: cloud.own, name: Own, technologies: [cloud], categories: [trust], "
        "questions: [What is it?, Is it slow?]}]"
    )
    found = workspace.said("closed-question")
    assert [(one.marked, one.severity) for one in found] == [
        ("Do they like it?", "info"),
        ("Is it slow?", "info"),
    ]


def test_other_languages_are_left_alone(workspace):
    workspace.assessment("questions: [{text: Was tun Sie dann?}]", "proposed")
    assert workspace.said("closed-question")
    workspace.edit("portfolio.yml", "currency: EUR", "language: de")
    assert not workspace.said("closed-question")
