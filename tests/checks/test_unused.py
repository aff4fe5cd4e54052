"""unused: what stands in a catalog and is named by nothing; and the texts in which that is looked up."""

import pytest

from cxrisk.checks.texts import CATALOG_LISTS, all_texts
from cxrisk.resolve.declared import CATALOG_LISTS as DECLARED

ENTRIES = {
    "organisations": "{id: spare, name: Spare}",
    "units": "{id: spare, name: Spare}",
    "channels": "{id: spare, name: Spare, medium: web}",
    "systems": "{id: spare, name: Spare, hosting: saas}",
    "data_items": "{id: spare, name: Spare, sensitivity: internal}",
    "people": "{id: spare, name: Spare, who: customer}",
    "statements": "{id: spare, text: Spare}",
    "controls": "{id: spare, name: Spare, reduces: impact, strength: weak, layer: design}",
    "metrics": "{id: spare, name: Spare, family: nps}",
    "technologies": "{id: spare, name: Spare}",
    "risk_patterns": "{id: cloud.spare, name: Spare, technologies: [cloud], categories: [trust]}",
    "precedents": "{id: spare, who: Spare, date: 2020, what: It broke.}",
}


def test_every_list_of_a_catalog_is_looked_at():
    assert CATALOG_LISTS == DECLARED
    assert set(ENTRIES) == set(CATALOG_LISTS)


@pytest.mark.parametrize("name", ENTRIES)
def test_what_nothing_names_is_said_at_its_id(workspace, name):
    workspace.catalog(f"{name}:\n  - {ENTRIES[name]}\n")
    [said] = workspace.said("unused")
    assert (said.marked, said.severity) == ("cloud.spare" if name == "risk_patterns" else "spare", "info")
    assert "“Spare” is in the catalog" in said.words


TOUCHPOINT = "- {id: one, name: I try, channel: phone, unit: care, %s}"


@pytest.mark.parametrize(
    ("name", "naming"),
    [
        ("units", "unit: spare"),
        ("channels", "human_fallback: {channel: spare}"),
        ("systems", "systems: [spare]"),
        ("systems", "human_fallback: {channel: phone, systems: [spare]}"),
        ("data_items", "collects: [spare]"),
        ("statements", "says: [spare]"),
        ("metrics", "metrics: [{metric: spare, value: 3}]"),
    ],
)
def test_any_reference_counts(workspace, name, naming):
    workspace.catalog(f"{name}:\n  - {ENTRIES[name]}\n")
    workspace.journey((TOUCHPOINT % naming).replace("unit: care, unit", "unit"))
    assert not workspace.said("unused")


@pytest.mark.parametrize(
    ("name", "records"),
    [
        ("technologies", "risks: []"),
        ("controls", "risks: [{id: r, title: R, likelihood: 2, impact: {trust: 2}, controls: [%s]}]"),
        ("organisations", "data_uses: [{data: card-history, shared_with: [spare]}]"),
        ("units", "actions: [{id: a, title: A, owner: spare, due: 2027-01-01, status: open}]"),
        (
            "people",
            "evidence: [{id: e, kinds: [documentary], method: desk, from: [spare], date: 2026, finding: F}]",
        ),
    ],
)
def test_in_assessments_too_and_so_does_an_owner(workspace, name, records):
    workspace.catalog(f"{name}:\n  - {ENTRIES[name]}\n")
    use = records.replace("%s", "{control: spare, status: planned}")
    workspace.assessment(use, **({"technologies": "[spare]"} if name == "technologies" else {}))
    assert not workspace.said("unused")
    workspace.assessment(use, "retired", **({"technologies": "[spare]"} if name == "technologies" else {}))
    assert not workspace.said("unused")


def test_a_kind_is_not_another_with_the_same_id(workspace):
    workspace.catalog(f"units:\n  - {ENTRIES['units']}\nsystems:\n  - {ENTRIES['systems']}\n")
    workspace.journey(TOUCHPOINT % "systems: [spare]")
    assert [one.finding.message for one in workspace.said("unused")] == [
        "the unit “Spare” is in the catalog, and nothing refers to it"
    ]


def test_nothing_is_used_by_itself(workspace):
    workspace.catalog("units:\n  - {id: spare, name: spare, lead: spare, parent: spare}\n")
    assert workspace.lines("unused") == ["- {id: spare, name: spare, lead: spare, parent: spare}"]


def test_what_stands_in_for_something_need_not_be_named(workspace):
    workspace.catalog(
        "risk_patterns:\n  - {id: cloud.spare, name: Spare, technologies: [cloud], categories: [trust], "
        "replaces: Ours is stricter}\n"
    )
    assert not workspace.said("unused")


@pytest.mark.parametrize(
    "broken",
    ["kind: journey\nversion: [\n", "kind: journey\nversion: 1\ntitle: T\nperson: no-such\nstages: []\n"],
)
def test_a_file_that_could_not_be_read_may_name_it(workspace, broken):
    workspace.catalog(f"units:\n  - {ENTRIES['units']}\n")
    assert workspace.said("unused")
    workspace.write("journeys/broken.yml", broken)
    assert {one.severity.word for one in workspace.outcome().findings} == {"error"}


def test_every_text_is_found_once_where_it_is_written(workspace):
    workspace.assessment(
        "not_applicable: {workforce: Nobody works at this}\nanswers: {fair: It is not used}\n"
    )
    texts = all_texts(workspace.outcome().portfolio, bool)
    found = {(one.place, one.text): one for one in texts}
    assert len(found) == len(texts)
    by_text = {one.text: one for one in found.values()}
    assert by_text["Nobody works at this"].place.pointer == ("not_applicable", "workforce")
    assert by_text["It is not used"].place.pointer[:2] == ("answers", "fair")
    assert by_text["First I stop it. Then I breathe."].place.pointer == ("evidence", 0, "quote", "text")
    assert by_text["human-fallback"].kinds == ("control",)
    assert "lost-card/call" not in by_text
    assert by_text["I ring and say what happened"].kinds == ()
