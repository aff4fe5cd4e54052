"""stale-baseline, bad-ending, unwanted-channel, nobody-there, shared-fallback, two-voices, pains-only."""

from datetime import date

import pytest

RING = "- {id: ring, name: I ring, channel: phone, unit: care}"


def baseline(since, more=""):
    return f"baseline: {{who: her florist, what: Said sorry, date: {since}}}\n{more}"


@pytest.mark.parametrize(
    ("since", "today", "stale"),
    [
        ("2025-05-21", date(2026, 11, 22), True),
        ("2025-05-22", date(2026, 11, 22), False),
        ("2025-05", date(2026, 11, 30), False),
        ("2025-05", date(2026, 12, 1), True),
        ("2025", date(2027, 6, 30), False),
        ("2025", date(2027, 7, 1), True),
    ],
)
def test_a_baseline_holds_for_a_year_and_a_half(workspace, since, today, stale):
    workspace.journey(RING, baseline(since))
    assert [one.marked for one in workspace.said("stale-baseline", today)] == [since] * stale


def test_a_journey_of_another_day_is_measured_on_that_day(workspace):
    workspace.journey(RING, baseline("2014-01", "as_of: 2014-12-01\n"))
    assert not workspace.said("stale-baseline")
    workspace.journey(RING, baseline("2014-01", "as_of: 2016-12-01\n"))
    [said] = workspace.said("stale-baseline", date(2014, 2, 1))
    assert said.severity == "info"


def test_a_journey_inside_an_assessment_takes_the_day_from_it(workspace):
    stages = "stages: [{name: Ask, touchpoints: [{id: one, name: I try, channel: app, unit: cards}]}]"
    written = "baseline: {who: her florist, what: Said sorry, date: 2014-01}"
    journeys = f"journeys:\n  - {{id: inside, title: I am inside, person: dana, {written}, {stages}}}\n"
    workspace.assessment(journeys, as_of="2014-12-01")
    assert not workspace.said("stale-baseline")
    workspace.assessment(journeys)
    assert workspace.said("stale-baseline")


def felt(*emotions):
    return "\n".join(
        f"- {{id: t{number}, name: Step {number}, channel: phone, unit: care"
        + ("}" if emotion is None else f", emotion: {emotion}}}")
        for number, emotion in enumerate(emotions)
    )


@pytest.mark.parametrize(
    "emotions", [(1, -0.5), (-2, 0), (-1, -1), (-2, -2, 0), (2, -1, None), (-1,), (2, -0.1)]
)
def test_a_bad_end_is_remembered(workspace, emotions):
    workspace.journey(felt(*emotions))
    [said] = workspace.said("bad-ending")
    last = [one for one in emotions if one is not None][-1]
    assert (said.marked, said.severity) == (str(last), "warning")


@pytest.mark.parametrize("emotions", [(-2, 1), (-1, 0), (None, None), (0,), (-2, 0.5), (-1.9, 0)])
def test_a_better_end_makes_good_for_much(workspace, emotions):
    workspace.journey(felt(*emotions))
    assert not workspace.said("bad-ending")


def test_the_worst_moment_before_a_bad_end_is_named(workspace):
    workspace.journey(felt(1, -2, -1))
    [said] = workspace.said("bad-ending")
    assert "ends with “Step 2” at -1, after -2 at “Step 1”" in said.words
    assert [one.message for one in said.finding.related] == ["the worst moment"]
    workspace.journey(felt(1, -2))
    [said] = workspace.said("bad-ending")
    assert "at -2, its worst moment" in said.words
    assert said.finding.related == ()


TOLD = "- {id: told, name: I am told, channel: social, unit: care%s}"


@pytest.mark.parametrize("lane", ["", ", lane: frontstage", ", lane: customer_action"])
def test_people_are_met_where_they_chose(workspace, lane):
    workspace.catalog("channels: [{id: social, name: Social media, medium: social}]")
    workspace.journey(TOLD % lane)
    [said] = workspace.said("unwanted-channel")
    assert (said.marked, said.severity) == ("social", "warning")
    assert "chooses Mobile app, Telephone and Letter" in said.words
    assert "add `social` to the `channels` of `dana`" in said.words
    workspace.edit("catalog.yml", "[app, phone, letter]", "[app, phone, letter, social]")
    assert not workspace.said("unwanted-channel")


@pytest.mark.parametrize("lane", ["backstage", "support"])
def test_what_nobody_sees_may_be_on_any_channel(workspace, lane):
    workspace.catalog("channels: [{id: social, name: Social media, medium: social}]")
    workspace.journey(TOLD % f", lane: {lane}")
    assert not workspace.said("unwanted-channel")


def test_nothing_is_unwanted_while_nobody_has_written_what_is_wanted(workspace):
    workspace.catalog("channels: [{id: social, name: Social media, medium: social}]")
    workspace.journey(TOLD % "")
    workspace.edit("catalog.yml", "    channels: [app, phone, letter]", "    x-note: Not asked yet")
    assert not workspace.said("unwanted-channel")


MOMENT = "- {id: block, name: I block it, channel: %s, unit: cards%s, human_fallback: {channel: %s}}"
DECIDES = ", moment_of_truth: It decides"
LINES = """
channels:
  - {id: day-line, name: Day line, medium: phone, hours: "Mon-Fri 09:00-17:00", systems: [lines]}
  - {id: all-week, name: All week, medium: phone, hours: "Mon-Sun 00:00-24:00"}
  - {id: some-line, name: Some line, medium: phone}
  - {id: day-web, name: A form, medium: web, hours: "Mon-Fri 09:00-17:00"}
systems:
  - {id: lines, name: Telephone lines, hosting: on_prem}
"""


def test_somebody_is_there_at_every_hour_at_which_it_can_happen(workspace):
    workspace.catalog(LINES)
    workspace.journey(MOMENT % ("app", DECIDES, "day-line"))
    [said] = workspace.said("nobody-there")
    assert (said.marked, said.severity) == ("day-line", "warning")
    assert "is open Mon-Fri 09:00-17:00" in said.words


@pytest.mark.parametrize(
    ("channel", "decides", "fallback"),
    [
        ("app", DECIDES, "phone"),
        ("app", DECIDES, "all-week"),
        ("app", DECIDES, "some-line"),
        ("app", "", "day-line"),
        ("day-web", DECIDES, "day-line"),
        ("letter", DECIDES, "day-line"),
    ],
)
def test_shorter_hours_matter_only_where_the_moment_has_none(workspace, channel, decides, fallback):
    workspace.catalog(LINES)
    workspace.journey(MOMENT % (channel, decides, fallback))
    assert not workspace.said("nobody-there")


def test_a_fallback_in_words_has_no_hours(workspace):
    workspace.journey(
        "- {id: a, name: A, channel: app, unit: cards, moment_of_truth: x, human_fallback: Any}"
    )
    assert not workspace.said("nobody-there")


SUPPLIERS = """
organisations:
  - {id: carrier, name: Carrier}
  - {id: other, name: Another}
systems:
  - {id: region, name: Region, hosting: supplier, provider: carrier}
  - {id: push, name: Push, hosting: supplier, runs_on: [region]}
  - {id: calls, name: Calls, hosting: supplier, provider: carrier}
  - {id: spare, name: Spare lines, hosting: supplier, provider: other}
  - {id: ours-one, name: Our first, hosting: on_prem, provider: bank}
  - {id: ours-two, name: Our second, hosting: on_prem, provider: bank, runs_on: [ours-one, ours-two]}
  - {id: third, name: A third, hosting: on_prem}
channels:
  - {id: call-line, name: A line, medium: phone, systems: [calls]}
  - {id: push-app, name: An app, medium: app, systems: [push]}
"""


def stands_in(workspace, systems, fallback, channel="app"):
    own = f", systems: [{systems}]" if systems else ""
    workspace.catalog(SUPPLIERS)
    workspace.journey(
        f"- {{id: block, name: I block it, channel: {channel}, unit: cards{own}, human_fallback: {fallback}}}"
    )
    return workspace.said("shared-fallback")


def test_a_fallback_of_the_same_provider_falls_down_as_well(workspace):
    [said] = stands_in(workspace, "push", "{channel: call-line}")
    assert (said.marked, said.severity) == ("call-line", "warning")
    assert "both depend on “Carrier”" in said.words


@pytest.mark.parametrize(
    ("systems", "fallback", "shared"),
    [
        ("", "{channel: call-line}", "Carrier"),
        ("third", "{channel: phone, systems: [third]}", "A third"),
        ("ours-one", "{channel: phone, systems: [ours-two]}", "Our first"),
        ("push, third", "{channel: phone, systems: [third, calls]}", "Carrier"),
    ],
)
def test_what_is_shared_is_named_whatever_lies_between(workspace, systems, fallback, shared):
    [said] = stands_in(workspace, systems, fallback, channel="push-app")
    assert f"both depend on “{shared}” and can stop" in said.words


@pytest.mark.parametrize(
    ("systems", "fallback"),
    [
        ("push", "{channel: call-line, systems: [spare]}"),
        ("ours-one", "{channel: phone, systems: [third]}"),
        ("third", "{channel: call-line}"),
        ("push", "{channel: phone}"),
        ("push", "Any branch"),
    ],
)
def test_a_fallback_of_its_own_stands(workspace, systems, fallback):
    assert not stands_in(workspace, systems, fallback)


SAID = "- {id: %s, name: I hear it, channel: %s, unit: %s, says: [ten-days]%s}"


def told(workspace, *touchpoints, owner="cards", handoffs=""):
    workspace.catalog(
        f"statements: [{{id: ten-days, text: Ten days, owner: {owner}}}]\n"
        "systems: [{id: bot-model, name: Bot, hosting: saas}]\n"
    )
    workspace.journey("\n".join(touchpoints), f"handoffs: [{handoffs}]\n")
    return workspace.said("two-voices")


OWN = SAID % ("read", "app", "cards", "")
CARE = SAID % ("hear", "phone", "care", "")
FED = "{from: read, to: hear, owner: cards}"


def test_a_rule_told_by_two_units_comes_from_its_owner(workspace):
    [said] = told(workspace, OWN, CARE)
    assert (said.at, said.severity) == (CARE, "error")
    assert said.marked == "ten-days"
    assert "Cards, which owns it" in said.words
    assert [one.message for one in said.finding.related] == ["told here as well"]
    assert not told(workspace, OWN, CARE, handoffs=FED)


def test_a_handoff_from_anybody_else_does_not_bring_it(workspace):
    middle = "- {id: middle, name: I wait, channel: phone, unit: printing}"
    assert told(workspace, OWN, middle, CARE, handoffs="{from: middle, to: hear, owner: cards}")


def test_another_system_is_another_voice_of_the_same_unit(workspace):
    bot = SAID % ("bot", "phone", "care", ", systems: [bot-model]")
    assert [one.at for one in told(workspace, CARE, bot)] == [CARE, bot]
    assert not told(workspace, CARE.replace("hear", "again"), CARE)


def test_the_owners_own_touchpoints_count_as_reached(workspace):
    bot = SAID % ("bot", "phone", "cards", ", systems: [bot-model]")
    assert not told(workspace, OWN, bot)


def test_told_once_it_has_one_voice(workspace):
    assert not told(workspace, CARE)


@pytest.mark.parametrize("owner", ["nobody", "cmo", "A committee"])
def test_an_owner_that_is_no_unit_reaches_nobody(workspace, owner):
    found = told(workspace, OWN, CARE, handoffs=FED, owner=owner)
    assert len(found) == 2
    assert "no unit owns it" in found[0].words
    assert "`owner` of `ten-days`" in found[0].words


def test_who_leads_a_unit_stands_for_it(workspace):
    assert not told(workspace, OWN, CARE, handoffs=FED, owner="Head of cards")
    assert len(told(workspace, OWN, CARE, owner="Head of cards")) == 1


def test_what_people_enjoy_is_asked_too(workspace):
    pain = "- {id: ring, name: I ring, channel: phone, unit: care, pains: [The music]%s}"
    workspace.journey(pain % "")
    [said] = workspace.said("pains-only")
    assert (said.marked, said.severity) == ("My card is gone", "info")
    workspace.journey(pain % "" + "\n- {id: b, name: B, channel: phone, unit: care, gains: [A voice]}")
    assert not workspace.said("pains-only")
    workspace.journey(RING)
    assert not workspace.said("pains-only")
    workspace.journey(pain % ", gains: 5")
    assert not workspace.said("pains-only")
