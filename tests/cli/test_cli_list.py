"""`cxrisk list`: ids and names."""

import pytest
from at_the_prompt import one_line, typed

from cxrisk.cli.list import KINDS
from cxrisk.findings import Place
from cxrisk.model import fields
from cxrisk.model.portfolio import Portfolio
from cxrisk.resolve.declared import Declared
from cxrisk.resolve.references import Scope, unknown

CITED = sorted(
    {
        kind
        for alias in vars(fields).values()
        for mark in getattr(alias, "__metadata__", ())
        if isinstance(mark, fields.Ref)
        for kind in mark.kinds
    }
)
"""Every kind of record that a field can refer to."""


def rows(said):
    return [tuple(line.split("  ", 1)) for line in said.stdout.splitlines()]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_listed(example, kind):
    said = example.run("list", kind)
    assert said.exit_code == 0
    assert said.stdout


def test_ids_stand_beside_names(sound):
    said = sound.run("list", "touchpoints")
    assert said.stdout.splitlines() == [
        "lost-card/call    I ring and say what happened",
        "lost-card/freeze  I freeze the card in the app",
    ]


def test_the_singular_will_do(sound):
    assert sound.run("list", "journey").stdout == sound.run("list", "journeys").stdout
    assert sound.run("list", "technology").stdout == sound.run("list", "technologies").stdout


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("assessments", "initiatives"),
        ("person", "people"),
        ("data-item", "data"),
        ("risk pattern", "patterns"),
    ],
)
def test_what_messages_call_a_kind_will_do(example, written, kind):
    assert example.run("list", written).stdout == example.run("list", kind).stdout


@pytest.mark.parametrize("kind", CITED)
def test_what_a_message_says_to_list_can_be_listed(example, kind):
    known = Declared()
    known.of(kind)["something-else-altogether"] = Place("x.yml")
    _, mend, _ = unknown("x", (kind,), Scope("x"), known)
    words = mend.partition("`cxrisk ")[2].partition("`")[0].split()
    assert example.run(*words).exit_code == 0


def test_words_must_all_be_there(sound):
    assert [key.strip() for key, _ in rows(sound.run("list", "touchpoints", "CARD", "freeze"))] == [
        "lost-card/freeze"
    ]


def test_where_nothing_matches_it_says_so_and_is_no_failure(sound):
    said = sound.run("list", "touchpoints", "zebra")
    assert (said.exit_code, said.stdout) == (0, "")
    assert one_line(said.stderr) == "No touchpoints here with these words."


def test_a_handoff_names_its_owner(sound):
    assert sound.run("list", "handoffs").stdout.startswith("lost-card/freeze > call  ")


def test_what_cannot_be_listed_is_answered_with_the_nearest(sound):
    said = sound.run("list", "tuchpoints")
    assert said.exit_code == 2
    assert "did you mean touchpoints?" in one_line(said.stderr)


def test_the_library_is_listed_outside_a_workspace(tmp_path):
    said = typed("-C", str(tmp_path), "list", "technologies")
    assert said.exit_code == 0
    assert "mobile-byod" in said.stdout
    assert typed("-C", str(tmp_path), "list", "touchpoints").exit_code == 2


def test_a_broken_file_hides_only_its_own_records(example):
    example.path("cloud/core-ledger.yml").write_text("kind: [", encoding="utf-8")
    said = example.run("list", "initiatives")
    assert said.exit_code == 0
    assert [key.strip() for key, _ in rows(said)] == ["branch-tablets", "nearby-offers"]


def test_every_mapping_of_the_portfolio_that_people_name_can_be_listed():
    assert len(KINDS) >= 11
    assert set(Portfolio.__dataclass_fields__) >= {"touchpoints", "journeys", "units", "channels", "systems"}
    for kind in ("touchpoints", "journeys", "units", "channels", "systems", "data", "people", "controls"):
        assert kind in KINDS
    assert {"patterns", "risks", "decisions"} <= set(KINDS)
