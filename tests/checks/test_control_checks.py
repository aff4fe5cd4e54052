"""unconsidered-category, planned-only, control-hurts, untested-control, flat-rating, overdue-decision."""

from datetime import date

import pytest

CONTROLS = """
controls:
  - {id: hurdle, name: A hurdle, reduces: likelihood, strength: 0.95, layer: access, friction: high}
  - {id: softer, name: A softer one, reduces: likelihood, strength: 0.5, layer: access, friction: low}
  - {id: word, name: A word, reduces: impact, strength: strong, layer: communication, friction: none}
"""


def risk(*controls, likelihood=4, more=""):
    uses = "".join(f"      - {{{one}}}\n" for one in controls)
    written = f"    controls:\n{uses}" if controls else ""
    return (
        "risks:\n  - id: refused\n    title: A payment is refused\n"
        f"    likelihood: {likelihood}\n    impact: {{trust: 2}}\n{more}{written}"
    )


def test_every_category_that_nobody_looked_at_is_named_once(workspace):
    records = risk() + "not_applicable: {security: No login, privacy: No data, fairness: Decides nothing}\n"
    workspace.assessment(records, "proposed", technologies="[cloud, generative-ai]")
    [said] = workspace.said("unconsidered-category")
    assert (said.at, said.severity) == ("title: A new way to pay", "warning")
    assert "service continuity, third party, compliance, financial or accessibility" in said.words
    assert "as Cloud and Generative AI has done elsewhere" in said.words


def test_a_draft_without_risks_has_other_work(workspace):
    workspace.assessment("", "proposed")
    assert not workspace.said("unconsidered-category")


def test_an_empty_reason_is_none(workspace):
    everything = "security, privacy, compliance, workforce, service_continuity, third_party"
    reasons = ", ".join(f"{one}: Not here" for one in everything.split(", "))
    workspace.assessment(risk() + f"not_applicable: {{{reasons}, accessibility: x}}\n")
    assert not workspace.said("unconsidered-category")
    workspace.edit("example.yml", "accessibility: x", 'accessibility: " "')
    [said] = workspace.said("unconsidered-category")
    assert "harm to accessibility" in said.words


@pytest.mark.parametrize(
    ("uses", "speaks"),
    [
        (("control: hurdle, status: planned", "control: word, status: proposed"), True),
        (("control: hurdle, status: planned", "control: word, status: partial"), False),
        (("control: hurdle, status: failed",), False),
        ((), False),
    ],
)
def test_a_plan_protects_nobody_who_lives_with_it(workspace, uses, speaks):
    workspace.catalog(CONTROLS)
    workspace.assessment(risk(*uses), "live")
    said = workspace.said("planned-only")
    assert [(one.marked, one.severity) for one in said] == [("refused", "warning")] * speaks
    workspace.assessment(risk(*uses), "piloting")
    assert not workspace.said("planned-only")
    assert [status for status, _ in workspace.later("planned-only")] == ["live"] * speaks


AT_FREEZE = "    touchpoints: [lost-card/call, lost-card/freeze]\n"


@pytest.mark.parametrize(
    ("status", "speaks"),
    [("planned", True), ("partial", True), ("in_place", True), ("proposed", False), ("failed", False)],
)
def test_a_hurdle_at_the_moment_that_decides_is_felt(workspace, status, speaks):
    workspace.catalog(CONTROLS)
    workspace.assessment(risk(f"control: hurdle, status: {status}", more=AT_FREEZE))
    said = workspace.said("control-hurts")
    assert [(one.marked, one.severity) for one in said] == [("hurdle", "info")] * speaks
    assert all("“I freeze the card in the app”" in one.words for one in said)


def test_elsewhere_or_if_it_is_light_it_is_not(workspace):
    workspace.catalog(CONTROLS)
    workspace.assessment(
        risk("control: hurdle, status: planned", more=AT_FREEZE.replace(", lost-card/freeze", ""))
    )
    assert not workspace.said("control-hurts")
    workspace.assessment(risk("control: softer, status: planned", more=AT_FREEZE))
    assert not workspace.said("control-hurts")


@pytest.mark.parametrize(
    ("uses", "likelihood", "speaks"),
    [
        (("control: hurdle, status: in_place",), 4, True),
        (("control: hurdle, status: in_place, verified: 2026-09-01",), 4, False),
        (("control: hurdle, status: partial",), 4, False),
        (("control: softer, status: in_place",), 4, False),
        (("control: softer, status: in_place, strength: 0.99",), 4, True),
        (("control: word, status: in_place",), 4, False),
        (("control: hurdle, status: in_place",), 2, False),
        (
            ("control: hurdle, status: in_place", "control: softer, status: in_place, verified: 2026-09-01"),
            4,
            False,
        ),
    ],
)
def test_what_a_risk_leans_on_for_more_than_a_level_wants_trying(workspace, uses, likelihood, speaks):
    workspace.catalog(CONTROLS)
    workspace.assessment(risk(*uses, likelihood=likelihood), "live")
    said = workspace.said("untested-control")
    assert [one.severity for one in said] == ["info"] * speaks
    assert all(one.marked in uses[0] for one in said)


def test_how_much_and_how_to_try_it_is_said(workspace):
    workspace.catalog(CONTROLS.replace("friction: high", "friction: high, how_to_verify: Try to climb it."))
    workspace.assessment(risk("control: hurdle, status: in_place"), "live")
    [said] = workspace.said("untested-control")
    assert "leans on “A hurdle” for 1.3 levels of likelihood" in said.words
    assert "Try to climb it" in said.words
    workspace.assessment(risk("control: hurdle, status: in_place"), "piloting")
    assert [status for status, _ in workspace.later("untested-control")] == ["live"]


def five(likelihoods, rationales=("", "", "", "", ""), impact=2, control=""):
    uses = f", controls: [{control}]" if control else ""
    return "risks:\n" + "".join(
        f"  - {{id: r{n}, title: Risk {n}, likelihood: {level}, impact: {{trust: {impact}}}"
        + (f", rationale: {why}" if why else "")
        + f"{uses}}}\n"
        for n, (level, why) in enumerate(zip(likelihoods, rationales, strict=True))
    )


def test_one_likelihood_for_all_is_a_table_that_was_filled_in(workspace):
    workspace.assessment(five([3, 3, 3, 3, 3]))
    [said] = workspace.said("flat-rating")
    assert (said.at, said.severity) == ("title: A new way to pay", "warning")
    assert "all 5 risks of “A new way to pay” have one likelihood" in said.words
    workspace.assessment(five([3, 3, 3, 3, 2]))
    assert not workspace.said("flat-rating")


def test_four_risks_may_be_alike(workspace):
    text = five([3, 3, 3, 3, 3], ["Same"] * 5)
    workspace.assessment(text.rpartition("  - {id: r4")[0])
    assert not workspace.said("flat-rating")


def test_one_band_less_for_all_is_too(workspace):
    workspace.catalog(CONTROLS)
    control = "{control: hurdle, status: in_place, verified: 2026-09-01}"
    workspace.assessment(five([2, 4, 2, 4, 4], impact=3, control=control))
    [said] = workspace.said("flat-rating")
    assert "stand one band below where they began" in said.words
    workspace.assessment(five([2, 4, 2, 4, 3], impact=3, control=control))
    assert not workspace.said("flat-rating")


def test_a_copied_reason_is_pointed_at_with_the_one_it_was_copied_from(workspace):
    workspace.assessment(five([3, 2, 4, 3, 2], ["Two a year", "Once", "two  a year", "Never", ""]))
    [said] = workspace.said("flat-rating")
    assert said.marked == "two  a year"
    assert "“Risk 2” is rated for the same reason, word for word, as “Risk 0”" in said.words
    assert [one.position.line for one in said.finding.related] == [said.finding.position.line - 2]


def decision(more="needed_by: 2026-11-21, default: We go on"):
    return f"decisions: [{{id: cap, question: How much?, from: [cio, cmo], {more}}}]"


def test_a_decision_is_overdue_the_day_after_and_its_default_is_named(workspace):
    workspace.assessment(decision(), "proposed")
    [said] = workspace.said("overdue-decision", date(2026, 11, 22))
    assert (said.marked, said.severity) == ("2026-11-21", "warning")
    assert "what happens if nobody decides: We go on" in said.words
    assert "ask Chief Information Officer and Chief Marketing Officer today" in said.words
    assert not workspace.said("overdue-decision", date(2026, 11, 21))


def test_what_was_decided_is_not_wanted_any_more(workspace):
    workspace.assessment(decision("needed_by: 2026-11-01, decided: 2026-11-20, chosen: A"), "proposed")
    assert not workspace.said("overdue-decision")


def test_a_case_is_judged_on_its_own_day(workspace):
    workspace.assessment(decision(), "proposed", as_of="2026-11-01")
    assert not workspace.said("overdue-decision", date(2030, 1, 1))
