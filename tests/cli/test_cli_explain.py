"""`cxrisk explain` and `cxrisk schema`: what words mean."""

import json

import pytest
from at_the_prompt import one_line, typed

from cxrisk.cli.choice import rule_ids
from cxrisk.cli.format_book import format_book
from cxrisk.model.fields import Category
from cxrisk.sources.schema import KINDS, schema_text


@pytest.mark.parametrize("rule", rule_ids())
def test_every_rule_has_its_page(rule):
    said = typed("explain", rule)
    assert said.exit_code == 0
    lines = said.stdout.splitlines()
    assert lines[0] == rule
    for title in ("Why it matters", "Bad", "Good", "What to do"):
        assert title in lines


def test_a_bad_example_shows_where_the_rule_speaks():
    lines = typed("explain", "white-space").stdout.splitlines()
    marked = [line for line in lines if line.startswith("  > ")]
    assert len(marked) == 1
    assert "new-card" in marked[0]
    assert "# <-" not in marked[0]


def test_lines_fit_a_page():
    said = typed("explain", "above-appetite").stdout
    prose = [line for line in said.splitlines() if not line.startswith(("    ", "  > "))]
    assert max(map(len, prose)) <= 100


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("cloud", "cloud: a technology"),
        ("cloud.migration-failure", "cloud.migration-failure: a risk pattern"),
        ("human-fallback", "human-fallback: a control"),
        ("tsb-2018", "tsb-2018: a precedent"),
        ("privacy", "privacy: a kind of harm"),
        ("emotion", "emotion: a field of the format"),
        ("touchpoint", "touchpoint: a record of the format"),
        ("in_place", "in_place: a word of the format"),
    ],
)
def test_the_library_and_the_format_are_explained(name, says):
    said = typed("explain", name)
    assert said.exit_code == 0
    assert said.stdout.splitlines()[0] == says


def test_a_field_says_of_what_it_is_with_an_example():
    said = " ".join(typed("explain", "emotion").stdout.split())
    assert "of touchpoint: How it feels: -2 very bad" in said
    assert "Example: " in said


def test_a_pattern_names_what_happened_elsewhere():
    said = typed("explain", "cloud.migration-failure").stdout
    assert "tsb-2018: TSB, 2018-04" in said


def test_a_pattern_says_when_its_early_sign_is_amber_and_when_red():
    assert "amber from 1, red from 3 fields" in typed("explain", "big-data.tactless-data").stdout
    assert "amber below 99, red below 95 %" in typed("explain", "mobile-byod.lost-device").stdout


def test_what_is_disputed_is_marked_where_it_is_told():
    assert "Verizon and its supplier NICE, 2017-07 (disputed)" in " ".join(
        typed("explain", "cloud.vendor-exposure").stdout.split()
    )


def test_a_control_gives_the_reason_for_its_strength_and_its_source_or_says_that_there_is_none():
    training, policy = (typed("explain", name).stdout for name in ("staff-training", "byod-policy"))
    assert "why so much" in training
    assert "SOUPS 2020, 2020-08" in training
    assert "none is known to us" in policy


def test_a_technology_names_for_each_kind_of_harm_the_patterns_that_do_it():
    said = typed("explain", "generative-ai").stdout
    assert "- security: generative-ai.paste-leak" in said
    assert "- fairness: big-data.biased-model" in said


@pytest.mark.parametrize(
    ("written", "meant"), [("Service continuity", "service_continuity"), ("White-Space", "white-space")]
)
def test_case_and_blanks_make_no_difference(written, meant):
    assert typed("explain", written).stdout.startswith(meant)


@pytest.mark.parametrize(
    ("written", "meant"), [("whitespace gap", None), ("clod", "cloud"), ("emotoin", "emotion")]
)
def test_an_unknown_word_names_the_nearest(written, meant):
    said = typed("explain", written)
    assert (said.exit_code, said.stdout) == (2, "")
    line = one_line(said.stderr)
    assert f"nothing is called `{written}`" in line
    if meant:
        assert f"did you mean {meant}" in line


def test_every_name_in_the_book_has_a_meaning_and_every_meaning_a_text():
    book = format_book()
    assert {"title", "risk", "in_place"} <= book.names()
    for name in book.names():
        cards = list(book.meanings(name))
        assert cards, name
        for card in cards:
            assert card.facts, name
            assert card.says or all(text.rpartition(": ")[2] for text in card.facts[0][1]), name


def test_the_book_knows_every_kind_of_harm():
    assert tuple(format_book().categories) == Category.__args__
    assert all(format_book().categories.values())


def test_what_a_workspace_adds_or_replaces_is_explained_as_it_stands_there(example):
    assert example.run("explain", "iot-tags").stdout.startswith("iot-tags: a technology\n  Smart tags.")
    own = example.run("explain", "cloud.migration-failure").stdout
    assert "replaces" in own
    assert own != typed("explain", "cloud.migration-failure").stdout


def test_own_catalogs_are_read_whatever_else_is_broken(example):
    example.path("cloud/core-ledger.yml").write_text("kind: [", encoding="utf-8")
    example.path("catalog/link.yml").symlink_to("/etc/passwd")
    assert example.run("explain", "iot-tags").exit_code == 0


def test_the_schema_is_printed_as_it_is_shipped():
    for kind in KINDS:
        said = typed("schema", kind, "--plain")
        assert said.exit_code == 0
        assert said.stdout.rstrip("\n") == schema_text(kind).rstrip("\n")
        assert json.loads(said.stdout)["title"] == kind


def test_without_a_kind_the_kinds_are_named():
    said = typed("schema")
    assert (said.exit_code, said.stdout.split()) == (0, [*KINDS, "baseline"])


def test_an_unknown_kind_of_file_names_the_nearest():
    said = typed("schema", "assesment")
    assert said.exit_code == 2
    assert "did you mean assessment?" in one_line(said.stderr)
