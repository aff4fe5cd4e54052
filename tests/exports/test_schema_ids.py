"""The schemas with a portfolio's ids: they offer them, and accept exactly what those that ship accept."""

import copy
import json
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from cxrisk.cli.main import commands
from cxrisk.exports.schema import schema_with_ids
from cxrisk.pipeline import run
from cxrisk.sources.read import read_workspace
from cxrisk.sources.schema import KINDS, schema_of, schema_text
from cxrisk.sources.validators import fits

SAMPLE = Path(__file__).parents[2]


@cache
def portfolio():
    return run(SAMPLE, date(2026, 11, 22)).portfolio


@cache
def filled(kind):
    return schema_with_ids(kind, portfolio())


@cache
def documents():
    return [(one.kind, one.data) for one in read_workspace(SAMPLE).documents]


def places(data, way=()):
    """The way to every value of a document."""
    yield way
    inside = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, held in inside:
        yield from places(held, (*way, step))


STRANGE = [
    None,
    True,
    3,
    -1.5,
    "",
    "Not an id",
    "care",
    "a/b",
    "a > b",
    "a.b",
    [],
    ["care"],
    [3],
    {},
    {"x-a": 1},
]


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_they_accept_what_the_schemas_that_ship_accept(data):
    kind, whole = data.draw(st.sampled_from(documents()))
    changed = copy.deepcopy(whole)
    *way, last = data.draw(st.sampled_from([one for one in places(whole) if one]))
    around = changed
    for step in way:
        around = around[step]
    around[last] = data.draw(st.sampled_from(STRANGE))
    assert fits(filled(kind), changed) == fits(schema_text(kind), changed)


def test_the_sample_fits_them():
    assert all(fits(filled(kind), data) for kind, data in documents())


def offered(kind, *way):
    definitions = json.loads(filled(kind))["$defs"]
    node = definitions
    for step in way:
        node = node[step]
    return definitions[node["anyOf"][0]["$ref"].removeprefix("#/$defs/")]


@pytest.mark.parametrize(
    ("kind", "way", "key", "name"),
    [
        ("journey", ("touchpoint", "properties", "unit"), "care", "Customer care"),
        ("journey", ("touchpoint", "properties", "channel"), "app", "Mobile app"),
        ("journey", ("touchpoint", "properties", "systems", "items"), "core-ledger", "Core ledger"),
        ("journey", ("handoff", "properties", "owner"), "cio", "Chief Information Officer"),
        ("assessment", ("control_use", "properties", "control"), "two-factor-login", ""),
        ("assessment", ("risk", "properties", "pattern"), "cloud.migration-failure", ""),
        ("assessment", ("risk", "properties", "touchpoints", "items"), "move-house/fetch-proof", ""),
        ("assessment", ("risk", "properties", "evidence", "items"), "statement-vault/list-runs", ""),
        ("assessment", ("rating_evidence", "properties", "impact", "items"), "statement-vault/list-runs", ""),
        ("assessment", ("control_change", "properties", "risk"), "core-ledger/wrong-balance", ""),
        ("assessment", ("human_fallback", "properties", "channel"), "phone", ""),
        ("catalog", ("person", "properties", "channels", "items"), "app", ""),
    ],
)
def test_they_offer_the_ids_of_the_portfolio_with_names(kind, way, key, name):
    node = offered(kind, *way)
    at = node["enum"].index(key)
    assert name in node["markdownEnumDescriptions"][at]
    assert node["enum"] == sorted(node["enum"]) or "cio" in node["enum"]


def test_no_example_of_another_portfolio_is_offered_beside_them():
    unit = json.loads(filled("journey"))["$defs"]["touchpoint"]["properties"]["unit"]
    assert "examples" not in json.dumps(unit)
    assert (
        unit["description"]
        == schema_of("journey")["$defs"]["touchpoint"]["properties"]["unit"]["description"]
    )


def invoke(*args):
    return CliRunner().invoke(commands, args, prog_name="cxrisk")


def test_the_command_fills_them_in_where_there_is_a_workspace(tmp_path):
    assert json.loads(invoke("-C", str(SAMPLE), "schema", "journey").stdout) == json.loads(filled("journey"))
    assert invoke("-C", str(SAMPLE), "schema", "journey", "--plain").stdout == schema_text("journey")
    assert invoke("-C", str(tmp_path), "schema", "journey").stdout == schema_text("journey")
    assert invoke("-C", str(SAMPLE), "schema", "portfolio").stdout == schema_text("portfolio")


def test_it_renews_those_of_the_workspace(tmp_path):
    invoke("init", str(tmp_path / "bank"))
    folder = tmp_path / "bank" / "schemas"
    assert sorted(file.name for file in folder.iterdir()) == sorted(f"{kind}.schema.json" for kind in KINDS)
    assert "service-desk" in (folder / "journey.schema.json").read_text(encoding="utf-8")
    assert invoke("-C", str(tmp_path / "bank"), "schema", "--write").stdout == ""
    catalog = tmp_path / "bank" / "assessments" / "catalog" / "own.yml"
    catalog.write_text(
        "kind: catalog\nversion: 1\nunits: [{id: night-desk, name: Nights}]\n", encoding="utf-8"
    )
    said = invoke("-C", str(tmp_path / "bank"), "schema", "--write")
    assert said.stdout.splitlines() == [
        f"schemas/{kind}.schema.json" for kind in KINDS if kind != "portfolio"
    ]
    assert "night-desk" in (folder / "journey.schema.json").read_text(encoding="utf-8")


def test_those_that_ship_are_not_written_over():
    said = invoke("-C", str(SAMPLE), "schema", "--write")
    assert said.exit_code == 2
    assert "ship with cxrisk" in said.stderr


def test_it_renews_all_or_none(tmp_path):
    invoke("init", str(tmp_path / "bank"))
    said = invoke("-C", str(tmp_path / "bank"), "schema", "journey", "--write")
    assert said.exit_code == 2
    assert "--write renews all schemas" in said.stderr
