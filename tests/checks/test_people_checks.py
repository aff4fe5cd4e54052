"""silent-disruption, no-champion: whether anybody speaks with and for people."""

import pytest


def disturbed(workspace, kind, *phases, planned=""):
    words = "".join(
        f"  - {{disruption: broken, phase: {phase}, to: [dana], channel: app, message: Words.}}\n"
        for phase in phases
    )
    record = f"{{id: broken, kind: {kind}, title: It is down{planned}}}"
    workspace.assessment(f"disruptions:\n  - {record}\n" + (f"communications:\n{words}" if words else ""))


@pytest.mark.parametrize(
    ("kind", "planned", "phases", "missing"),
    [
        ("migration", "", (), "before, during or after"),
        ("migration", "", ("before",), "during or after"),
        ("launch", "", ("before", "after"), "during"),
        ("migration", ", planned: false", (), "during or after"),
        ("outage", "", (), "during or after"),
        ("breach", "", ("during",), "after"),
        ("outage", ", planned: true", ("during", "after"), "before"),
    ],
)
def test_each_missing_phase_is_named(workspace, kind, planned, phases, missing):
    disturbed(workspace, kind, *phases, planned=planned)
    [said] = workspace.said("silent-disruption")
    assert (said.marked, said.severity) == ("broken", "error")
    assert said.finding.message == f"nobody is told about “It is down” {missing} it"
    for phase in ("before", "during", "after"):
        assert (f"`phase: {phase}`" in said.finding.help) is (phase in missing)


@pytest.mark.parametrize(
    ("kind", "phases"), [("migration", ("before", "during", "after")), ("breach", ("during", "after"))]
)
def test_words_in_every_phase_are_enough(workspace, kind, phases):
    disturbed(workspace, kind, *phases)
    assert not workspace.said("silent-disruption")


def test_words_may_stand_in_another_assessment(workspace):
    disturbed(workspace, "outage", "during")
    workspace.edit(
        "card-freeze.yml",
        "communications:\n",
        "communications:\n"
        "  - {disruption: example/broken, phase: after, to: [dana], channel: app, message: It works.}\n",
    )
    assert not workspace.said("silent-disruption")


def test_words_about_another_disruption_do_not_count(workspace):
    disturbed(workspace, "outage", "during")
    workspace.edit("example.yml", "disruption: broken", "disruption: card-freeze/launch")
    [said] = workspace.said("silent-disruption")
    assert "during or after" in said.words


def test_a_missing_champion_is_said_at_the_title(workspace):
    workspace.assessment(status="proposed", roles="{accountable: cio}")
    [said] = workspace.said("no-champion")
    assert said.at == "title: A new way to pay"


@pytest.mark.parametrize("nobody", ["tbd", "nobody", "Unknown", '"?"'])
def test_words_for_nobody_are_no_champion(workspace, nobody):
    workspace.assessment(roles=f"{{accountable: cio, cx_champion: {nobody}}}")
    assert [said.marked for said in workspace.said("no-champion")] == [nobody]
