"""no-baseline, no-moment-of-truth, no-human, no-recovery: what is asked of every journey."""

import pytest

MOMENT = "moment_of_truth: It decides"
READY = "when_it_fails: She is lost, recovery: We ring back"


def touchpoint(*fields, channel="app"):
    return "- {" + ", ".join(("id: one, name: I try", f"channel: {channel}", "unit: cards", *fields)) + "}"


@pytest.mark.parametrize("rule", ["no-baseline", "no-moment-of-truth"])
def test_what_a_journey_misses_is_said_at_its_title(workspace, rule):
    workspace.journey(touchpoint())
    [said] = workspace.said(rule)
    assert (said.marked, said.severity) == ("My card is gone", "warning")


@pytest.mark.parametrize("rule", ["no-baseline", "no-moment-of-truth"])
def test_what_a_journey_inside_an_assessment_misses_is_said_at_its_id(workspace, rule):
    workspace.assessment(
        """
        journeys:
          - title: I am inside
            id: inside
            person: dana
            stages: [{name: Ask, touchpoints: [{id: one, name: I try, channel: app, unit: cards}]}]
        """,
        "proposed",
    )
    [said] = workspace.said(rule)
    assert said.at == "id: inside"
    assert "“I am inside”" in said.words


def test_no_human_is_about_moments_of_truth_on_channels_without_people(workspace):
    workspace.journey(touchpoint(MOMENT, READY))
    [said] = workspace.said("no-human")
    assert (said.marked, said.severity) == ("one", "warning")
    assert "“I try”" in said.words
    assert "“Mobile app”" in said.words


@pytest.mark.parametrize(
    "harmless",
    [
        touchpoint(READY),
        touchpoint(MOMENT, READY, channel="phone"),
        touchpoint(MOMENT, READY, "lane: backstage"),
        touchpoint(MOMENT, READY, "lane: customer_action"),
        touchpoint(MOMENT, READY, "human_fallback: Any branch"),
        touchpoint(MOMENT, READY, "human_fallback: {channel: phone}"),
    ],
)
def test_no_human_is_silent_elsewhere(workspace, harmless):
    workspace.journey(harmless)
    assert not workspace.said("no-human")


def test_staff_have_other_ways_to_one_another(workspace):
    workspace.journey(touchpoint(MOMENT, READY))
    workspace.catalog("people: [{id: amir, name: Amir, who: employee, basis: partial}]")
    workspace.edit("journeys/example.yml", "person: dana", "person: amir")
    assert not workspace.said("no-human")


def test_a_fallback_to_another_machine_is_no_way_to_a_person(workspace):
    workspace.journey(touchpoint(MOMENT, READY, "human_fallback: {channel: bot}", channel="letter"))
    workspace.catalog("channels: [{id: bot, name: A bot, medium: bot}]")
    [said] = workspace.said("no-human")
    assert said.marked == "bot"
    assert "“A bot”, where nobody answers" in said.words


def test_a_channel_says_itself_whether_people_answer(workspace):
    workspace.catalog("channels: [{id: chat, name: Chat with people, medium: chat, human: true}]")
    workspace.journey(touchpoint(MOMENT, READY, channel="chat"))
    assert not workspace.said("no-human")


@pytest.mark.parametrize(
    ("written", "named", "unnamed"),
    [
        ("lane: frontstage", "`when_it_fails` and `recovery`", ""),
        ("when_it_fails: She is lost", "`recovery`", "`when_it_fails`"),
        ("recovery: We ring back", "`when_it_fails`", "`recovery`"),
    ],
)
def test_no_recovery_names_each_missing_part(workspace, written, named, unnamed):
    workspace.journey(touchpoint(MOMENT, written))
    [said] = workspace.said("no-recovery")
    assert (said.marked, said.severity) == ("one", "warning")
    assert said.finding.message == f"“I try” is a moment of truth without {named}"
    assert not unnamed or unnamed not in said.words


def test_no_recovery_asks_in_every_lane_but_only_moments_of_truth(workspace):
    workspace.journey(touchpoint())
    assert not workspace.said("no-recovery")
    workspace.journey(touchpoint(MOMENT, "lane: backstage"))
    assert workspace.said("no-recovery")
