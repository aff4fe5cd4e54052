"""The schemas themselves: sound, self-contained, described, and of one mind."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from cxrisk.sources.schema import SCHEMAS as KINDS
from cxrisk.sources.schema import schema_of

FOLDER = Path(__file__).parents[2] / "schemas"
SCHEMAS = {kind: schema_of(kind) for kind in KINDS}


def parts(schema: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every mapping of a schema with the way to it; not what only looks like a schema in an example."""
    if isinstance(schema, dict):
        yield path, schema
        for key, value in schema.items():
            if key not in ("examples", "defaultSnippets"):
                yield from parts(value, f"{path}/{key}")
    elif isinstance(schema, list):
        for at, value in enumerate(schema):
            yield from parts(value, f"{path}/{at}")


def records(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    return ((path, part) for path, part in parts(schema) if isinstance(part.get("properties"), dict))


def test_there_is_one_schema_a_kind_and_one_for_the_library():
    names = {f"{kind}.schema.json" for kind in (*KINDS, "library")}
    assert {file.name for file in FOLDER.iterdir()} == names


@pytest.mark.parametrize("kind", KINDS)
class TestEachSchema:
    def test_is_json_schema_2020_12(self, kind):
        assert SCHEMAS[kind]["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        jsonschema.Draft202012Validator.check_schema(SCHEMAS[kind])

    def test_is_pretty_printed_with_two_spaces(self, kind):
        text = (FOLDER / f"{kind}.schema.json").read_text(encoding="utf-8")
        assert text == json.dumps(json.loads(text), indent=2, ensure_ascii=False) + "\n"

    def test_refers_only_to_its_own_definitions_and_uses_each(self, kind):
        schema = SCHEMAS[kind]
        referred = {part["$ref"] for _, part in parts(schema) if isinstance(part.get("$ref"), str)}
        assert referred == {f"#/$defs/{name}" for name in schema["$defs"]}

    def test_has_no_id_that_would_lead_editors_away(self, kind):
        assert [path for path, part in parts(SCHEMAS[kind]) if isinstance(part.get("$id"), str)] == []

    def test_describes_every_property(self, kind):
        bare = [
            f"{path}/{name}"
            for path, record in records(SCHEMAS[kind])
            for name, value in record["properties"].items()
            if len(value.get("description", "")) < len("What it does, say.")
        ]
        assert bare == []

    def test_takes_own_keys_with_x_and_no_other_unknown_ones(self, kind):
        for path, record in records(SCHEMAS[kind]):
            assert record["patternProperties"] == {"^x-": True}, path
            assert record["additionalProperties"] is False, path

    def test_every_property_has_an_example_or_leads_to_keys_of_its_own(self, kind):
        schema = SCHEMAS[kind]
        for path, record in records(schema):
            for name, value in record["properties"].items():
                target = schema["$defs"][value["$ref"].rpartition("/")[2]] if "$ref" in value else value
                shown = {**target, **value}
                assert "examples" in shown or "properties" in shown or "items" in shown, f"{path}/{name}"

    def test_every_example_fits_the_property_it_stands_at(self, kind):
        schema = SCHEMAS[kind]
        for path, part in parts(schema):
            for example in part.get("examples", ()):
                judge = jsonschema.Draft202012Validator({**part, "$defs": schema["$defs"]})
                assert judge.is_valid(example), f"{path}: {example}"

    def test_every_list_of_records_offers_a_snippet_of_keys_that_exist(self, kind):
        schema = SCHEMAS[kind]
        offered = 0
        for path, part in parts(schema):
            for snippet in part.get("defaultSnippets", ()):
                name = part["items"]["$ref"].rpartition("/")[2]
                assert set(snippet["body"]) <= set(schema["$defs"][name]["properties"]), path
                offered += 1
        lists = [
            one
            for one in schema["properties"].values()
            if one.get("type") == "array" and "$ref" in one["items"]
        ]
        of_records = [
            one for one in lists if "properties" in schema["$defs"][one["items"]["$ref"].rpartition("/")[2]]
        ]
        assert all("defaultSnippets" in one for one in of_records)
        assert offered >= len(of_records)

    def test_patterns_are_anchored_and_read_alike_by_both_engines(self, kind):
        for path, part in parts(SCHEMAS[kind]):
            pattern = part.get("pattern")
            if isinstance(pattern, str):
                assert pattern.startswith("^"), path
                assert pattern.endswith("$"), path
                assert not re.search(r"\\[dwWDbB]|\(\?", pattern), path
            assert not isinstance(part.get("multipleOf"), float), path

    def test_uses_no_union_that_would_double_errors(self, kind):
        for path, part in parts(SCHEMAS[kind]):
            assert "oneOf" not in part, path
            assert "anyOf" not in part or path.endswith("/if"), path

    def test_says_each_word_of_an_enumeration_once_and_explains_all_or_none(self, kind):
        for path, part in parts(SCHEMAS[kind]):
            if isinstance(part.get("enum"), list):
                assert len(part["enum"]) == len(set(part["enum"])), path
                explained = part.get("markdownEnumDescriptions", part["enum"])
                assert len(explained) == len(part["enum"]), path

    def test_opens_with_kind_and_version(self, kind):
        schema = SCHEMAS[kind]
        assert schema["required"][:2] == ["kind", "version"]
        assert schema["properties"]["kind"]["const"] == kind
        assert schema["properties"]["version"]["const"] == 1


def test_definitions_of_one_name_are_the_same_everywhere():
    seen: dict[str, tuple[str, Any]] = {}
    for kind, schema in SCHEMAS.items():
        for name, body in schema["$defs"].items():
            first, told = seen.setdefault(name, (kind, body))
            assert told == body, f"{name} differs between {first} and {kind}"


def test_a_journey_inside_an_assessment_is_a_journey_file_with_an_id():
    inside = dict(SCHEMAS["assessment"]["$defs"]["journey"]["properties"])
    own = dict(SCHEMAS["journey"]["properties"])
    assert inside.pop("id")
    assert own.pop("kind")
    assert own.pop("version")
    assert inside == own
    assert SCHEMAS["assessment"]["$defs"]["journey"]["required"] == ["id", "title", "person", "stages"]
