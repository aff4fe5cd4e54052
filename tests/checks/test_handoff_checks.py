"""uncounted-handoff, assumed-handoff, channel-switch: what happens on the way from one to the next."""

import pytest

ASK = "{id: ring, name: I ring, channel: phone, unit: care}"
PRINTED = "{id: printed, name: They print it, channel: letter, unit: printing}"
OURS = "{id: desk, name: I am put through, channel: phone, unit: cards}"


def decisive(touchpoint):
    return touchpoint.replace("}", ", moment_of_truth: It decides}")


def handed(workspace, first, second, *fields, of="care"):
    names = [one.split("id: ")[1].split(",")[0] for one in (first, second)]
    rest = "".join(f", {field}" for field in fields)
    handoff = f"{{from: {names[0]}, to: {names[1]}, owner: {of}{rest}}}"
    workspace.journey(f"- {first}\n- {second}", f"handoffs: [{handoff}]\n")


@pytest.mark.parametrize(
    ("first", "second"), [(decisive(ASK), PRINTED), (ASK, decisive(PRINTED)), (PRINTED, decisive(ASK))]
)
def test_what_goes_to_another_company_at_a_moment_of_truth_is_counted(workspace, first, second):
    handed(workspace, first, second)
    [said] = workspace.said("uncounted-handoff")
    assert said.severity == "warning"
    assert said.marked == first.split("id: ")[1].split(",")[0]
    assert "Letters" in said.words
    assert "`counted: true`" in said.words
    handed(workspace, first, second, "counted: true")
    assert not workspace.said("uncounted-handoff")


def test_a_no_to_counting_is_pointed_at(workspace):
    handed(workspace, decisive(ASK), PRINTED, "counted: false")
    [said] = workspace.said("uncounted-handoff")
    assert said.marked == "false"
    assert "is not counted" in said.words


def test_nothing_is_counted_within_the_house_or_where_nothing_is_decided(workspace):
    handed(workspace, decisive(ASK), OURS)
    assert not workspace.said("uncounted-handoff")
    handed(workspace, ASK, PRINTED)
    assert not workspace.said("uncounted-handoff")


INSIDE = """
journeys:
  - id: inside
    title: I am inside
    person: dana
    stages:
      - name: Ask
        touchpoints:
          - {id: ring, name: I ring, channel: phone, unit: care, moment_of_truth: It decides}
          - {id: printed, name: They print it, channel: letter, unit: printing}
    handoffs: [{from: ring, to: printed, owner: care}]
"""


def test_a_journey_inside_an_assessment_is_asked_once_that_is_live(workspace):
    workspace.assessment(INSIDE, "piloting")
    assert not workspace.said("uncounted-handoff")
    assert [status for status, _ in workspace.later("uncounted-handoff")] == ["live"]
    workspace.assessment(INSIDE, "live")
    assert workspace.said("uncounted-handoff")


def test_a_count_that_could_not_be_read_is_not_said_to_be_missing(workspace):
    handed(workspace, decisive(ASK), PRINTED, "counted: perhaps")
    assert workspace.said("shape")
    assert not workspace.said("uncounted-handoff")


@pytest.mark.parametrize("status", ["works", "degraded", "broken"])
def test_a_status_rests_on_evidence(workspace, status):
    handed(workspace, ASK, OURS, f"status: {status}", "verified: 2026-09-01")
    [said] = workspace.said("assumed-handoff")
    assert (said.marked, said.severity) == (status, "info")
    assert "ring > desk" in said.words
    handed(workspace, ASK, OURS, f"status: {status}", "evidence: [lost-card/shop-interviews]")
    assert not workspace.said("assumed-handoff")
    handed(workspace, ASK, OURS, f"status: {status}", "evidence: [no-such]")
    assert not workspace.said("assumed-handoff")


@pytest.mark.parametrize("fields", [(), ("status: unknown",)])
def test_an_unknown_status_claims_nothing(workspace, fields):
    handed(workspace, ASK, OURS, *fields)
    assert not workspace.said("assumed-handoff")


APP = "{id: type, name: I type it, channel: app, unit: care, collects: [account-number]}"


def test_a_change_of_channel_takes_something_along(workspace):
    workspace.journey(f"- {APP}\n- {ASK}")
    [said] = workspace.said("channel-switch")
    assert (said.marked, said.severity) == ("phone", "warning")
    assert "from Mobile app to Telephone" in said.words
    assert "`from: type` `to: ring`" in said.words
    assert [one.message for one in said.finding.related] == ["here on another channel"]
    handed(workspace, APP, ASK, "carries: []")
    assert workspace.said("channel-switch")
    handed(workspace, APP, ASK, "carries: [account-number]")
    assert not workspace.said("channel-switch")
    handed(workspace, APP, ASK, "carries: [no-such]")
    assert not workspace.said("channel-switch")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (APP.replace("app", "phone"), ASK),
        (APP.replace("unit: care", "unit: cards"), ASK),
        (APP.replace("}", ", lane: backstage}"), ASK),
        (APP, ASK.replace("}", ", lane: support}")),
        (APP.replace("}", ", next: []}"), ASK),
        (APP.replace(", collects: [account-number]", ""), ASK),
    ],
)
def test_it_is_about_people_who_change_the_channel_within_a_unit_and_had_said_something(
    workspace, first, second
):
    workspace.journey(f"- {first}\n- {second}")
    assert not workspace.said("channel-switch")


def test_the_way_people_go_decides_what_follows_what(workspace):
    last = "{id: store, name: I go there, channel: letter, unit: care}"
    workspace.journey(f"- {APP.replace('}', ', next: [store]}')}\n- {OURS}\n- {last}")
    assert [one.marked for one in workspace.said("channel-switch")] == ["letter"]
