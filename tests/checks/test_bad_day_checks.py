"""no-plan-for-a-bad-day, sure-too-soon, nobody-listens: what is ready for the hour in which it goes wrong."""

import pytest

JOURNEY = """\
kind: journey
version: 1
title: I ask
person: dana
stages:
  - name: Ask
    touchpoints:
      - {id: ring, name: I ring, channel: phone, unit: care, moment_of_truth: It decides}
      - {id: wait, name: I wait, channel: phone, unit: care}
"""
RISK = "risks: [{id: wrong, title: Wrong, likelihood: 2, impact: {trust: 2}, touchpoints: [asking/%s]}]\n"
DOWN = "disruptions: [{id: down, kind: %s, title: It is down%s}]\n"
WORDS = "communications: [{disruption: %s, phase: during, to: [dana], channel: app, message: Wait}]\n"


def write(workspace, records, at="ring", status="live"):
    workspace.write("journeys/asking.yml", JOURNEY)
    workspace.assessment(RISK % at + records, status)


@pytest.mark.parametrize("kind", ["outage", "breach"])
def test_a_bad_day_with_its_words_is_a_plan(workspace, kind):
    write(workspace, "")
    [said] = workspace.said("no-plan-for-a-bad-day")
    assert (said.at, said.severity) == ("title: A new way to pay", "warning")
    assert "“I ring”" in said.words
    write(workspace, DOWN % (kind, "") + WORDS % "down")
    assert not workspace.said("no-plan-for-a-bad-day")


@pytest.mark.parametrize("records", [DOWN % ("outage", ""), DOWN % ("migration", "") + WORDS % "down"])
def test_a_day_without_words_and_a_planned_day_are_none(workspace, records):
    write(workspace, records)
    assert workspace.said("no-plan-for-a-bad-day")


def test_without_a_moment_of_truth_none_is_asked_for(workspace):
    write(workspace, "", at="wait")
    assert not workspace.said("no-plan-for-a-bad-day")


def test_the_plan_of_another_initiative_at_the_same_moment_counts(workspace):
    write(workspace, "")
    text = (workspace.root / "assessments/example.yml").read_text(encoding="utf-8")
    hit = DOWN % ("outage", ", touchpoints: [asking/ring]") + WORDS % "down"
    workspace.write("other.yml", text.replace(RISK % "ring", hit))
    assert not workspace.said("no-plan-for-a-bad-day")
    workspace.edit("other.yml", "asking/ring", "asking/wait")
    assert workspace.said("no-plan-for-a-bad-day")


@pytest.mark.parametrize("rule", ["no-plan-for-a-bad-day", "nobody-listens"])
def test_before_it_is_live_it_is_asked_for_later(workspace, rule):
    write(workspace, "", status="piloting")
    assert not workspace.said(rule)
    assert [status for status, _ in workspace.later(rule)] == ["live"]


@pytest.mark.parametrize(
    ("rule", "records"),
    [
        ("no-plan-for-a-bad-day", "disruptions: [{id: down, kind: outtage, title: It is down}]\n"),
        ("nobody-listens", "signals: [{from: Her, heard_at: asking/no-such, passed_to: care}]\n"),
    ],
)
def test_a_plan_that_could_not_be_read_is_not_missing(workspace, rule, records):
    write(workspace, records)
    assert rule not in {one.rule for one in workspace.outcome().findings}


def words(*records, kind="breach", begins=", from: 2026-10-01"):
    said = "".join(f"  - {{disruption: down, to: [dana], channel: app, {one}}}\n" for one in records)
    return DOWN % (kind, begins) + f"communications:\n{said}"


@pytest.mark.parametrize("kind", ["outage", "breach"])
def test_the_first_words_say_what_is_not_known(workspace, kind):
    workspace.assessment(words("phase: during, message: All is well", kind=kind))
    [said] = workspace.said("sure-too-soon")
    assert (said.marked, said.severity) == ("All is well", "warning")
    workspace.assessment(words("phase: during, message: Wait, not_known: How long", kind=kind))
    assert not workspace.said("sure-too-soon")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("within_hours: 1", "within_hours: 24"),
        ("date: 2026-10-01", "date: 2026-10-03"),
        ("within_hours: 12", "date: 2026-10-02"),
        ("within_hours: 12", "owner: cmo"),
        ("owner: cmo", "owner: cio"),
    ],
)
def test_later_words_may_be_sure(workspace, first, second):
    sure, doubting = "message: All is well", "message: Wait, not_known: How long"
    records = (f"phase: during, {doubting}, {first}", f"phase: during, {sure}, {second}")
    workspace.assessment(words(*records))
    assert not workspace.said("sure-too-soon")
    if first.partition(":")[0] != second.partition(":")[0] or "owner" not in first:
        workspace.assessment(words(*records[::-1]))
        assert not workspace.said("sure-too-soon")
    records = (f"phase: during, {sure}, {first}", f"phase: during, {doubting}, {second}")
    workspace.assessment(words(*records))
    assert workspace.said("sure-too-soon")


def test_words_afterwards_and_on_planned_days_may_be_sure(workspace):
    workspace.assessment(words("phase: after, message: All is well"))
    assert not workspace.said("sure-too-soon")
    workspace.assessment(words("phase: during, message: All is well", kind="migration"))
    assert not workspace.said("sure-too-soon")


def test_one_signal_is_enough(workspace):
    workspace.assessment(status="live")
    [said] = workspace.said("nobody-listens")
    assert (said.at, said.severity) == ("title: A new way to pay", "warning")
    workspace.assessment("signals: [{from: Her, heard_at: lost-card/call, passed_to: care}]", "live")
    assert not workspace.said("nobody-listens")
