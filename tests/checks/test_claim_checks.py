"""claimed-not-tested: what stands on paper only."""

import pytest

RULE = "claimed-not-tested"


def touchpoint(*fields):
    return "- {" + ", ".join(("id: one, name: I try", "channel: app", "unit: cards", *fields)) + "}"


@pytest.mark.parametrize(
    ("claim", "what"),
    [
        ("recovery: We ring back", "the recovery of “I try”"),
        ("human_fallback: Any branch", "the human fallback of “I try”"),
        ("human_fallback: {channel: phone}", "the human fallback of “I try”"),
        ("human_fallback: {text: Any branch}", "the human fallback of “I try”"),
    ],
)
def test_what_a_touchpoint_claims_is_tried(workspace, claim, what):
    workspace.journey(touchpoint(claim))
    [said] = workspace.said(RULE)
    assert said.finding.message == f"{what} stands on paper: nothing shows that it works"
    assert said.severity == "warning"
    workspace.journey(touchpoint("moment_of_truth: It decides"))
    assert not workspace.said(RULE)


def test_the_day_of_a_touchpoint_covers_words_and_that_of_a_channel_only_itself(workspace):
    workspace.journey(touchpoint("recovery: We ring", "human_fallback: Any branch", "verified: 2026-09-01"))
    assert not workspace.said(RULE)
    workspace.journey(
        touchpoint("recovery: We ring", "human_fallback: {channel: phone}", "verified: 2026-09-01")
    )
    [said] = workspace.said(RULE)
    assert "human fallback" in said.words
    workspace.journey(
        touchpoint("recovery: We ring", "human_fallback: {channel: phone, verified: 2026-09-01}")
    )
    [said] = workspace.said(RULE)
    assert "recovery" in said.words


HANDED = """
- {id: ring, name: I ring, channel: phone, unit: care%s}
- {id: desk, name: I am put through, channel: phone, unit: cards}
"""
PROMISE = "handoffs: [{from: ring, to: desk, owner: care, promise: Nobody asks twice%s}]\n"


def test_a_promise_between_two_desks_is_tried_or_shown(workspace):
    workspace.journey(HANDED % "", PROMISE % "")
    [said] = workspace.said(RULE)
    assert said.marked == "Nobody asks twice"
    assert "ring > desk" in said.words
    for shown in (", verified: 2026-09-01", ", evidence: [lost-card/shop-interviews]"):
        workspace.journey(HANDED % "", PROMISE % shown)
        assert not workspace.said(RULE)


PAPER = """
data_uses:
  - {data: account-number, at: [lost-card/call], opt_out: %s}
signals:
  - {from: Somebody who worries, heard_at: lost-card/call, passed_to: cards%s}
"""
TRIED = PAPER % ("{at: lost-card/call, verified: 2026-09-01}", ", verified: 2026-09-01")


@pytest.mark.parametrize("opt_out", ["Ring us", "{at: lost-card/call, done_by: cards}"])
def test_a_no_and_a_signal_are_tried_once_it_is_live(workspace, opt_out):
    workspace.assessment(PAPER % (opt_out, ""), "live")
    use, signal = workspace.said(RULE)
    assert "say no to the use of “Account number”" in use.words
    assert signal.marked == "Somebody who worries"
    assert {use.severity, signal.severity} == {"warning"}
    workspace.assessment(PAPER % (opt_out, ""), "piloting")
    assert not workspace.said(RULE)
    assert [status for status, _ in workspace.later(RULE)] == ["live", "live"]
    workspace.assessment(TRIED, "live")
    assert not workspace.said(RULE)


RISK = """
risks:
  - {id: refused, title: A payment is refused, likelihood: 2, impact: {trust: 2}, %s}
"""
DECIDES = touchpoint("recovery: We ring back", "moment_of_truth: It decides")


@pytest.mark.parametrize(
    ("status", "at", "moment", "severity"),
    [
        ("live", "touchpoints: [example/one]", DECIDES, "error"),
        ("piloting", "touchpoints: [example/one]", DECIDES, "warning"),
        ("retired", "touchpoints: [example/one]", DECIDES, "warning"),
        ("live", "touchpoints: [lost-card/freeze]", DECIDES, "warning"),
        ("live", "touchpoints: [example/one]", touchpoint("recovery: We ring back"), "warning"),
    ],
)
def test_it_is_an_error_where_people_depend_on_it_today(workspace, status, at, moment, severity):
    workspace.journey(moment)
    workspace.assessment(RISK % at, status)
    # The id of a journey's file is that of the assessment's here, and the assessment's is moved away.
    (workspace.root / "assessments/example.yml").rename(workspace.root / "assessments/new-way.yml")
    [said] = workspace.said(RULE)
    assert said.severity == severity
    assert ("people live with it already" in said.words) == (severity == "error")


def test_a_risk_of_a_handoff_names_both_its_ends(workspace):
    workspace.journey(HANDED % ", moment_of_truth: It decides", PROMISE % "")
    workspace.assessment(RISK % 'handoffs: ["example/ring > desk"]', "live")
    (workspace.root / "assessments/example.yml").rename(workspace.root / "assessments/new-way.yml")
    assert [one.severity for one in workspace.said(RULE)] == ["error"]


def test_the_portfolio_decides_in_the_end(workspace):
    workspace.journey(DECIDES)
    workspace.edit("portfolio.yml", "currency: EUR", "rules: {claimed-not-tested: info}")
    assert [one.severity for one in workspace.said(RULE)] == ["info"]


@pytest.mark.parametrize(
    "claim", ["recovery: We ring back, verified: soon", "human_fallback: {channel: phone, verified: soon}"]
)
def test_a_day_that_could_not_be_read_is_not_said_to_be_missing(workspace, claim):
    workspace.journey(touchpoint(claim))
    assert workspace.said("shape")
    assert not workspace.said(RULE)
