"""numbers-only, assumed-person, stale-evidence, hindsight: whom we met, and when."""

from datetime import date

import pytest


def seen(method, name="seen", since="2026-08", voice="dana"):
    return (
        f"  - {{id: {name}, kinds: [quantitative], method: {method}, from: [{voice}], "
        f"date: {since}, finding: They fear it.}}\n"
    )


@pytest.mark.parametrize("method", ["analytics", "survey", "support_log"])
def test_numbers_alone_are_not_enough(workspace, method):
    workspace.assessment("evidence:\n" + seen(method))
    [said] = workspace.said("numbers-only")
    assert (said.at, said.severity) == ("title: A new way to pay", "warning")
    assert method.replace("_", " ") in said.words


@pytest.mark.parametrize("method", ["document", "press", "audit", "desk"])
def test_paper_beside_them_meets_nobody(workspace, method):
    workspace.assessment("evidence:\n" + seen("survey") + seen(method, "paper"))
    assert workspace.said("numbers-only")
    workspace.assessment("evidence:\n" + seen(method, "paper"))
    assert not workspace.said("numbers-only")


@pytest.mark.parametrize(
    "method",
    [
        "interview",
        "observation",
        "diary",
        "usability_test",
        "walkthrough",
        "complaint",
        "social_listening",
        "test",
    ],
)
def test_one_look_or_one_talk_is(workspace, method):
    workspace.assessment("evidence:\n" + seen("analytics") + seen(method, "met"))
    assert not workspace.said("numbers-only")


def test_what_risks_cite_elsewhere_counts_and_no_evidence_is_no_number(workspace):
    risks = "risks: [{id: r, title: R, likelihood: 2, impact: {trust: 2}, evidence: [%s]}]\n"
    workspace.assessment(risks % "lost-card/shop-interviews" + "evidence:\n" + seen("analytics"))
    assert not workspace.said("numbers-only")
    workspace.assessment(risks % "card-freeze/pilot-log")
    assert workspace.said("numbers-only")
    workspace.assessment()
    assert not workspace.said("numbers-only")
    workspace.assessment(risks % "no-such" + "evidence:\n" + seen("analytics"))
    assert not workspace.said("numbers-only")


SAM = "people: [{id: sam, name: Sam, who: customer%s, channels: [phone]}]"


def lives(workspace, *journeys):
    for title in journeys:
        workspace.write(
            f"journeys/{title}.yml",
            f"kind: journey\nversion: 1\ntitle: I {title}\nperson: sam\nstages:\n"
            "  - {name: Ask, touchpoints: [{id: one, name: I ring, channel: phone, unit: care}]}\n",
        )


def test_an_assumed_person_is_said_once_with_all_journeys(workspace):
    workspace.catalog(SAM % ", basis: assumption")
    lives(workspace, "move", "pay")
    [said] = workspace.said("assumed-person")
    assert (said.marked, said.severity) == ("assumption", "warning")
    assert "“I move” and “I pay” rest on “Sam”" in said.words
    assert len(said.finding.related) == 2


@pytest.mark.parametrize("basis", [", basis: partial", ", basis: research", ""])
def test_other_people_were_met_or_nobody_has_said(workspace, basis):
    workspace.catalog(SAM % basis)
    lives(workspace, "move")
    assert not workspace.said("assumed-person")


def test_an_assumed_person_who_lives_no_journey_is_left_alone(workspace):
    workspace.catalog(SAM % ", basis: assumption")
    assert not workspace.said("assumed-person")


@pytest.mark.parametrize(
    ("since", "today", "stale"),
    [
        ("2025-11-21", date(2026, 11, 22), True),
        ("2025-11-22", date(2026, 11, 22), False),
        ("2025", date(2026, 12, 31), False),
        ("2025", date(2027, 1, 1), True),
    ],
)
def test_evidence_holds_for_two_review_intervals(workspace, since, today, stale):
    workspace.assessment("evidence:\n" + seen("interview", since=since))
    found = [
        one for one in workspace.said("stale-evidence", today) if one.finding.path.endswith("example.yml")
    ]
    assert [(one.marked, one.severity) for one in found] == [(since, "info")] * stale


def test_the_interval_is_the_portfolios_and_the_day_the_files(workspace):
    workspace.assessment("evidence:\n" + seen("interview", since="2026-09-01"))
    workspace.edit("portfolio.yml", "currency: EUR", "review: {every_months: 1}")
    found = {one.finding.path.rpartition("/")[2] for one in workspace.said("stale-evidence")}
    assert found == {"example.yml", "lost-card.yml"}
    workspace.assessment("evidence:\n" + seen("interview", since="2026-09-01"), as_of="2026-10-01")
    found = {one.finding.path.rpartition("/")[2] for one in workspace.said("stale-evidence")}
    assert found == {"lost-card.yml"}


DAY = "2026-10-01"
RISKS = "risks: [{id: r, title: R, likelihood: 2, impact: {trust: 2}, evidence: %s}]\n"


@pytest.mark.parametrize(
    ("since", "late"), [("2026-10-01", False), ("2026-10", False), ("2026-10-02", True), ("2027", True)]
)
def test_evidence_from_after_the_day_is_hindsight(workspace, since, late):
    workspace.assessment("evidence:\n" + seen("interview", since=since), as_of=DAY)
    assert [(one.marked, one.severity) for one in workspace.said("hindsight")] == [(since, "warning")] * late
    workspace.assessment("evidence:\n" + seen("interview", since=since))
    assert not workspace.said("hindsight")


@pytest.mark.parametrize("cited", ["[lost-card/shop-interviews]", "{impact: [lost-card/shop-interviews]}"])
def test_so_is_what_a_risk_cites_from_elsewhere(workspace, cited):
    workspace.assessment(RISKS % cited, as_of="2026-08-19")
    [said] = workspace.said("hindsight")
    assert said.marked == "lost-card/shop-interviews"
    assert said.finding.related[0].path == "assessments/journeys/lost-card.yml"
    workspace.assessment(RISKS % cited, as_of="2026-08-20")
    assert not workspace.said("hindsight")


def test_late_evidence_is_said_once_though_it_is_cited(workspace):
    workspace.assessment(RISKS % "[seen]" + "evidence:\n" + seen("interview", since="2026-11-01"), as_of=DAY)
    assert [one.marked for one in workspace.said("hindsight")] == ["2026-11-01"]


def test_a_journey_has_a_day_of_its_own(workspace):
    workspace.edit("journeys/lost-card.yml", "person: dana", "person: dana\nas_of: 2026-08-01")
    assert [one.marked for one in workspace.said("hindsight")] == ["2026-08-20"]


TOLD = """
decisions:
  - {id: go, question: Do we go?, from: [cio], decided: %s, chosen: "Yes", evidence: []}
disruptions:
  - {id: move, kind: migration, title: The move, from: 2026-12-01}
  - {id: down, kind: outage, title: It stops}
communications:
  - {disruption: move, phase: before, to: [dana], channel: app, date: 2026-11-20, message: Be ready.}
  - {disruption: down, phase: during, to: [dana], channel: app, date: %s, message: It does not work.}
"""


def test_decisions_and_words_from_after_the_day_are_hindsight_and_plans_are_not(workspace):
    workspace.assessment(TOLD % ("2026-10-02", "2026-10-03"), as_of=DAY)
    assert [one.marked for one in workspace.said("hindsight")] == ["2026-10-02", "2026-10-03"]
    workspace.assessment(TOLD % (DAY, DAY), as_of=DAY)
    assert not workspace.said("hindsight")


@pytest.mark.parametrize("status", ["proposed", "live", "retired"])
def test_an_outcome_needs_the_day_before_it(workspace, status):
    workspace.assessment("outcome: {summary: It went well.}", status)
    [said] = workspace.said("hindsight")
    assert said.marked == "outcome"
    assert "`as_of`" in said.words
    workspace.assessment("outcome: {summary: It went well.}", status, as_of=DAY)
    assert not workspace.said("hindsight")
