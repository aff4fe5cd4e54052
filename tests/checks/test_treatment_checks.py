"""no-risks, mitigate-without-control, above-appetite, acceptances: what is done about a risk."""

import pytest

CONTROL = "controls: [{control: human-fallback, status: planned}]"
SIGNED = "acceptance: {by: cro, date: 2026-09-01, until: 2026-12-31, because: Volunteers only}"
WORK = "actions: [{id: mend, title: Mend it, for: [refused], owner: cio, due: 2026-12-01, status: %s}]\n"


def risk(*fields, likelihood=4, impact="{trust: 4}"):
    usual = ("id: refused", "title: A payment is refused", f"likelihood: {likelihood}", f"impact: {impact}")
    return "risks:\n  - {" + ", ".join((*usual, *fields)) + "}\n"


def test_no_risks_is_said_at_the_title(workspace):
    workspace.assessment("risks: []", "proposed")
    [said] = workspace.said("no-risks")
    assert (said.at, said.severity) == ("title: A new way to pay", "warning")


def test_mitigation_without_control_is_said_at_the_treatment(workspace):
    workspace.assessment(risk("treatment: mitigate"), "proposed")
    [said] = workspace.said("mitigate-without-control")
    assert (said.marked, said.severity) == ("mitigate", "error")


@pytest.mark.parametrize(
    "fields", [("treatment: mitigate", CONTROL), ("treatment: accept",), ("treatment: avoid",), ()]
)
def test_other_treatments_and_planned_controls_are_answers(workspace, fields):
    workspace.assessment(risk(*fields), "proposed")
    assert not workspace.said("mitigate-without-control")


def test_above_appetite_names_bands_categories_and_appetite(workspace):
    workspace.edit("portfolio.yml", "currency: EUR", "appetite: {default: medium, privacy: low}")
    workspace.assessment(risk(impact="{trust: 4, security: 3, privacy: 2, financial: 1}"))
    [said] = workspace.said("above-appetite")
    assert (said.marked, said.severity) == ("refused", "error")
    message = "is high in security and trust (appetite medium) and medium in privacy (appetite low)"
    assert message in said.words
    assert "financial" not in said.words
    assert "neither work in time nor a signature answers it" in said.words
    assert "an action whose `for` names `refused`" in said.words
    assert "by `cro`" in said.words


def test_within_appetite_nobody_has_to_answer(workspace):
    workspace.assessment(risk(likelihood=3, impact="{trust: 3}"))
    assert not workspace.said("above-appetite")


def test_a_valid_signature_answers(workspace):
    workspace.assessment(risk(SIGNED))
    assert not workspace.said("above-appetite")


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("until: 2026-12-31", "until: 2026-11-21", "acceptance-expired"),
        ("by: cro", "by: cio", "acceptance-beyond-authority"),
        ("by: cro", "by: The project lead", "acceptance-beyond-authority"),
    ],
)
def test_a_signature_that_does_not_hold_answers_nothing(workspace, old, new, rule):
    workspace.assessment(risk(SIGNED.replace(old, new)))
    assert workspace.said("above-appetite")
    [said] = workspace.said(rule)
    assert (said.marked, said.severity) == (new.partition(": ")[2], "error")


@pytest.mark.parametrize(
    ("status", "answers"), [("open", True), ("doing", True), ("done", False), ("dropped", False)]
)
def test_work_in_hand_answers(workspace, status, answers):
    workspace.assessment(risk() + WORK % status)
    assert bool(workspace.said("above-appetite")) is not answers


def test_overdue_work_and_work_for_another_risk_answer_nothing(workspace):
    workspace.assessment(risk() + WORK.replace("2026-12-01", "2026-11-21") % "open")
    assert workspace.said("above-appetite")
    workspace.assessment(
        risk() + WORK.replace("for: [refused]", "for: [card-freeze/frozen-by-mistake]") % "open"
    )
    assert workspace.said("above-appetite")


def test_controls_that_hold_lower_it(workspace):
    workspace.catalog(
        "controls: [{id: limit, name: A limit, reduces: likelihood, strength: strong, layer: design}]"
    )
    workspace.assessment(
        risk("controls: [{control: limit, status: in_place, verified: 2026-09-01}]", impact="{trust: 3}")
    )
    assert not workspace.said("above-appetite")
    workspace.assessment(risk("controls: [{control: limit, status: planned}]", impact="{trust: 3}"))
    assert workspace.said("above-appetite")


def test_an_extreme_impact_wants_a_signature_whatever_the_band(workspace):
    workspace.assessment(risk(likelihood=1, impact="{trust: 5, privacy: 2}") + WORK % "doing")
    [said] = workspace.said("above-appetite")
    assert "can still be “extreme” for trust when it happens, and nobody has signed for it" in said.words
    assert "privacy" not in said.words
    assert "add an action" not in said.words
    workspace.assessment(risk(likelihood=4, impact="{trust: 5}") + WORK % "doing")
    [said] = workspace.said("above-appetite")
    assert "“A payment is refused” can still be “extreme” for trust" in said.words
    workspace.assessment(risk(SIGNED, likelihood=1, impact="{trust: 5}"))
    assert not workspace.said("above-appetite")


def test_from_which_impact_on_is_the_portfolios_choice(workspace):
    workspace.edit("portfolio.yml", "currency: EUR", "appetite: {sign_at_impact: 4}")
    workspace.assessment(risk(likelihood=1))
    [said] = workspace.said("above-appetite")
    assert "“severe” for trust" in said.words


def test_who_may_sign_is_said_or_that_nobody_may(workspace):
    workspace.edit("portfolio.yml", "may_accept: critical", "may_accept: high")
    workspace.assessment(risk(likelihood=5, impact="{trust: 5}"))
    [said] = workspace.said("above-appetite")
    assert "nobody may accept critical" in said.words


def test_the_last_day_of_an_acceptance_is_still_covered(workspace):
    workspace.assessment(risk(SIGNED.replace("2026-12-31", "2026-11-22")))
    assert not workspace.said("acceptance-expired")


def test_an_expired_acceptance_names_who_signed(workspace):
    workspace.assessment(risk(SIGNED.replace("2026-12-31", "2026-10-31")))
    [said] = workspace.said("acceptance-expired")
    assert "Chief Risk Officer accepted “A payment is refused” until 2026-10-31" in said.words


@pytest.mark.parametrize(
    ("by", "words"),
    [
        (
            "cio",
            "was accepted by the Chief Information Officer, who may accept only up to medium",
        ),
        ("cmo", "was accepted by the Chief Marketing Officer, who may accept no risk at all"),
        ("The project lead", "was accepted by “The project lead”, who is no executive of this portfolio"),
    ],
)
def test_beyond_authority_says_what_they_may(workspace, by, words):
    workspace.assessment(risk(SIGNED.replace("cro", by)))
    [said] = workspace.said("acceptance-beyond-authority")
    assert words in said.words
    assert "by `cro`" in said.words


def test_an_expired_acceptance_of_nobody_says_what_is_written(workspace):
    workspace.assessment(risk(SIGNED.replace("2026-12-31", "2026-10-31").replace("cro", "tbd")))
    [said] = workspace.said("acceptance-expired")
    assert said.finding.message.startswith("tbd accepted")


def test_a_risk_whose_impact_could_not_be_read_is_not_judged(workspace):
    workspace.assessment(risk(SIGNED, impact="{trust: dreadful}"))
    rules = {one.rule for one in workspace.outcome().findings}
    assert "shape" in rules
    assert not rules & {"above-appetite", "acceptance-beyond-authority"}


def test_authority_is_about_the_current_band(workspace):
    workspace.assessment(risk(SIGNED.replace("cro", "cio"), likelihood=3, impact="{trust: 3}"))
    assert not workspace.said("acceptance-beyond-authority")
