"""Schema and model are one format: the same keys, the same words, the same needs, record by record."""

import types
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest

from cxrisk.findings import FORM_RULES
from cxrisk.model.assessment import Assessment
from cxrisk.model.fields import STRENGTHS, Record, Rest, StrengthWord
from cxrisk.model.journey import Journey
from cxrisk.model.portfolio import Catalog, Settings
from cxrisk.resolve.plans import plan_for, yaml_key
from cxrisk.sources.schema import schema_of

TOPS = {"assessment": Assessment, "journey": Journey, "catalog": Catalog, "portfolio": Settings}
ANYWHERE = {"visibility", "sources", "tickets"}
"""Any record may have them: the schema lists them where they make sense, the model everywhere."""
SHORTHANDS = {"RatingEvidence": {"both"}, "OptOut": {"text"}, "Fallback": {"text"}}
"""Fields that hold the short form of a value: no key of the format."""
FILE_KEYS = {"kind", "version"}


class Walk:
    """Goes through a schema and the model side by side."""

    def __init__(self, kind: str) -> None:
        self.schema = schema_of(kind)
        self.seen: set[tuple[str, str]] = set()
        self.troubles: list[str] = []
        self.records: set[str] = set()

    def found(self, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        """The schema behind a reference; of a value with a short form, the record."""
        while "$ref" in schema:
            schema = self.schema["$defs"][schema["$ref"].rpartition("/")[2]]
        if "then" in schema and "properties" not in schema:
            return self.found(schema["then"])
        return schema

    def compare(self, record: type[Record], schema: Mapping[str, Any], where: str) -> None:
        properties = self.found(schema).get("properties", {})
        if (record.__name__, where) in self.seen or len(where) > 200:
            return
        self.seen.add((record.__name__, where))
        self.records.add(record.__name__)
        plan = plan_for(record)
        ours = set(plan.readers) - SHORTHANDS.get(record.__name__, set()) - ANYWHERE
        theirs = set(properties) - ANYWHERE - (FILE_KEYS if "/" not in where else set())
        if "/" not in where:
            ours.discard("id")
        if plan.rest:
            theirs -= {key for key in theirs if key not in plan.readers}
        if ours != theirs:
            self.troubles.append(f"{where}: model {sorted(ours - theirs)}, schema {sorted(theirs - ours)}")
        self.needs(plan, schema, where)
        for name, hint in typed(record):
            if name in properties:
                self.value(hint, properties[name], f"{where}/{name}")

    def needs(self, plan: Any, schema: Mapping[str, Any], where: str) -> None:
        demanded = set(self.found(schema).get("required", ()))
        needed = {yaml_key(name) for name in plan.required} - ({"id"} if "/" not in where else set())
        if not needed <= demanded and not where.startswith("portfolio"):
            # the settings stand over defaults, so the portfolio file may leave them out
            self.troubles.append(f"{where}: the model cannot do without {sorted(needed - demanded)}")

    def value(self, hint: Any, schema: Mapping[str, Any], where: str) -> None:
        schema = self.found(schema)
        origin = get_origin(hint)
        if origin is Annotated:
            if any(isinstance(mark, StrengthWord) for mark in hint.__metadata__):
                self.words(frozenset(STRENGTHS), schema, where)
            self.value(get_args(hint)[0], schema, where)
        elif origin in (Union, types.UnionType):
            for part in get_args(hint):
                self.value(part, schema, where)
        elif origin is tuple:
            self.value(get_args(hint)[0], self.found(schema.get("items", {})), where)
        elif origin is Literal:
            self.words(frozenset(word for word in get_args(hint) if word), schema, where)
        elif isinstance(hint, type) and is_dataclass(hint) and issubclass(hint, Record):
            self.compare(hint, schema, where)

    def words(self, ours: frozenset[str], schema: Mapping[str, Any], where: str) -> None:
        theirs = frozenset(enumerated(schema, self))
        if theirs and ours != theirs:
            self.troubles.append(f"{where}: model {sorted(ours - theirs)}, schema {sorted(theirs - ours)}")


def enumerated(schema: Mapping[str, Any], walk: Walk) -> Iterator[str]:
    """The words of a schema, wherever in it they stand."""
    schema = walk.found(schema)
    yield from schema.get("enum", ())
    if "const" in schema:
        yield schema["const"]
    for part in ("then", "else", "items"):
        if part in schema:
            yield from enumerated(schema[part], walk)


def typed(record: type) -> Iterator[tuple[str, Any]]:
    hints = get_type_hints(record, include_extras=True)
    for one in fields(record):
        hint = hints[one.name]
        if not any(isinstance(mark, Rest) for mark in getattr(hint, "__metadata__", ())):
            yield yaml_key(one.name), hint


@pytest.mark.parametrize("kind", sorted(TOPS))
def test_schema_and_model_agree(kind):
    walk = Walk(kind)
    walk.compare(TOPS[kind], walk.schema, kind)
    assert walk.troubles == []


def test_the_walk_reaches_the_depths_of_the_format():
    walk = Walk("assessment")
    walk.compare(Assessment, walk.schema, "assessment")
    assert {"Risk", "ControlUse", "Verification", "Touchpoint", "Fallback", "Setting"} <= walk.records


def test_the_walk_sees_a_key_that_only_the_schema_has():
    walk = Walk("journey")
    walk.schema["$defs"]["touchpoint"]["properties"]["smell"] = {"type": "string"}
    walk.compare(Journey, walk.schema, "journey")
    assert any("smell" in trouble for trouble in walk.troubles)


def test_the_rules_of_form_are_the_documented_ones():
    assert [rule.id for rule in FORM_RULES] == [
        "syntax",
        "duplicate-key",
        "shape",
        "unknown-reference",
        "duplicate-id",
        "split-text",
        "doubtful-text",
        "ignore-without-reason",
        "unused-ignore",
        "known-finding-gone",
    ]
