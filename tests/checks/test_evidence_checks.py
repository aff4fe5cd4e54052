"""we-know-best, one-kind-of-evidence, quote-without-consent: who was asked."""

import pytest

from cxrisk.model.evidence import VOICES

RISK = (
    "risks: [{id: refused, title: A payment is refused, likelihood: 2, impact: {trust: 2}, evidence: %s}]\n"
)
SILENT = ("analytics", "walkthrough", "test", "audit", "document", "press", "desk")


def seen(*kinds, method="interview", voice="", name="seen"):
    spoken = f"from: [{voice}], " if voice else ""
    return (
        f"  - {{id: {name}, kinds: [{', '.join(kinds)}], method: {method}, {spoken}"
        "date: 2026-08, finding: They fear it.}\n"
    )


def rests_on(workspace, *evidence, cited="[seen]", status="piloting"):
    workspace.assessment(RISK % cited + "evidence:\n" + "".join(evidence), status)


@pytest.mark.parametrize("method", VOICES)
def test_some_methods_are_a_voice_unless_somebody_else_speaks(workspace, method):
    rests_on(workspace, seen("attitudinal", method=method))
    assert not workspace.said("we-know-best")
    rests_on(workspace, seen("attitudinal", method=method, voice="cards"))
    assert [said.marked for said in workspace.said("we-know-best")] == ["refused"]


@pytest.mark.parametrize("method", SILENT)
def test_other_methods_are_none_unless_a_person_speaks(workspace, method):
    rests_on(workspace, seen("quantitative", method=method))
    [said] = workspace.said("we-know-best")
    assert "rests on evidence in which no person speaks" in said.words
    rests_on(workspace, seen("quantitative", method=method, voice="cards, dana"))
    assert not workspace.said("we-know-best")


def test_a_risk_without_evidence_was_rated_by_us(workspace):
    rests_on(workspace, seen("attitudinal"), cited="[]")
    [said] = workspace.said("we-know-best")
    assert "rests on no evidence" in said.words


def test_one_voice_is_enough_wherever_it_is_cited(workspace):
    evidence = (seen("quantitative", method="test"), seen("attitudinal", name="talk"))
    rests_on(workspace, *evidence, cited="{likelihood: [seen], impact: [talk]}")
    assert not workspace.said("we-know-best")
    rests_on(workspace, *evidence, cited="{likelihood: [seen], impact: [lost-card/shop-interviews]}")
    assert not workspace.said("we-know-best")


@pytest.mark.parametrize(
    ("kinds", "missing"),
    [
        (("attitudinal",), "behavioral (what they do) or quantitative (how many)"),
        (("attitudinal", "quantitative"), "behavioral (what they do)"),
        (("behavioral", "quantitative"), "attitudinal (what people say and feel)"),
        (("attitudinal", "behavioral", "documentary"), "quantitative (how many)"),
    ],
)
def test_the_missing_kinds_are_named(workspace, kinds, missing):
    rests_on(workspace, seen(*kinds))
    [said] = workspace.said("one-kind-of-evidence")
    assert (said.at, said.severity) == ("title: A new way to pay", "warning")
    assert said.finding.message.endswith(f"cite no evidence that is {missing}")


def test_documents_count_for_none(workspace):
    rests_on(workspace, seen("documentary", method="document"))
    [said] = workspace.said("one-kind-of-evidence")
    assert "attitudinal" in said.words
    assert "behavioral" in said.words
    assert "quantitative" in said.words


def test_the_kinds_of_all_risks_count_together(workspace):
    workspace.assessment(
        "evidence:\n"
        + seen("attitudinal", "behavioral")
        + seen("quantitative", name="log")
        + """
risks:
  - {id: one, title: One, likelihood: 2, impact: {trust: 2}, evidence: [seen]}
  - {id: two, title: Two, likelihood: 2, impact: {trust: 2}, evidence: {likelihood: [log]}}
"""
    )
    assert not workspace.said("one-kind-of-evidence")


def test_evidence_that_no_risk_cites_does_not_count(workspace):
    rests_on(workspace, seen("attitudinal", "behavioral"), seen("quantitative", name="log"))
    assert workspace.said("one-kind-of-evidence")


def test_without_a_risk_only_the_missing_risk_is_said(workspace):
    workspace.assessment("evidence:\n" + seen("attitudinal"))
    assert workspace.said("no-risks")
    assert not workspace.said("one-kind-of-evidence")


def test_a_quote_needs_a_yes(workspace):
    workspace.edit("journeys/lost-card.yml", ", consent: true", "")
    [said] = workspace.said("quote-without-consent")
    assert (said.marked, said.severity) == ("First I stop it. Then I breathe.", "error")
    assert "(shop owner)" in said.words


def test_a_no_is_pointed_at(workspace):
    workspace.edit("journeys/lost-card.yml", "consent: true", "consent: false")
    [said] = workspace.said("quote-without-consent")
    assert said.marked == "false"
    assert "against that person's will" in said.words


def test_people_of_the_catalog_are_asked_too(workspace):
    workspace.catalog(
        """
        people:
          - id: amir
            name: Amir
            who: employee
            basis: partial
            quote: {text: I carry it home with me., said_by: adviser}
        """
    )
    [said] = workspace.said("quote-without-consent")
    assert said.marked == "I carry it home with me."
    workspace.edit("more.yml", ", said_by: adviser", "")
    [said] = workspace.said("quote-without-consent")
    assert said.finding.message == "in `amir` a person is quoted and nothing says that they agreed"
    assert "I carry it home" not in said.finding.message
