"""A schema with the ids of a portfolio in it, so that an editor offers them; it accepts what it did before.

Which value is the id of what is read from the model's annotations, as the resolver does.
"""

import json
import re
import types
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from cxrisk.model.assessment import Assessment
from cxrisk.model.fields import OrWords, Record, Ref, Short
from cxrisk.model.journey import Journey
from cxrisk.model.portfolio import Catalog, Portfolio
from cxrisk.resolve.declared import CATALOG_LISTS
from cxrisk.resolve.plans import yaml_key
from cxrisk.sources.schema import schema_of, schema_text

_TOPS: dict[str, type[Record]] = {"assessment": Assessment, "journey": Journey, "catalog": Catalog}
_MAPPINGS = {kind: name for name, kind in CATALOG_LISTS.items()} | {
    "touchpoint": "touchpoints",
    "handoff": "handoffs",
    "evidence": "evidence",
    "risk": "risks",
    "disruption": "disruptions",
}
_CALLED = ("name", "title", "finding", "text", "who", "promise")
"""What a record is called, the first of these that it has."""
_MOST = 3000
"""Of so many ids none is offered: nobody picks one from such a list, and editors grow slow."""
_LONGEST = 100
"""Characters of what an id is called."""
_WORDS = ("title", "description", "examples", "markdownDescription")
"""What a schema says to people; the ids take the place of its examples."""


def schema_with_ids(kind: str, portfolio: Portfolio) -> str:
    """The schema of a kind of file, as text, with the ids of this portfolio beside what it accepts anyway."""
    if kind not in _TOPS:
        return schema_text(kind)
    schema = schema_of(kind)
    _Filling(schema, portfolio).record(_TOPS[kind], schema)
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


class _Filling:
    """Goes through the model and a schema side by side, and puts ids where the model says that one stands."""

    def __init__(self, schema: dict[str, Any], portfolio: Portfolio) -> None:
        self._definitions: dict[str, Any] = schema["$defs"]
        self._portfolio = portfolio
        self._seen: set[type] = set()
        self._lists: dict[tuple[tuple[str, ...], str], str] = {}

    def record(self, record: type, schema: dict[str, Any]) -> None:
        """Fill in the schema of one record, and of those inside it."""
        if record in self._seen:
            return
        self._seen.add(record)
        hints = get_type_hints(record, include_extras=True)
        properties = schema.get("properties", {})
        for one in fields(record):
            key = yaml_key(one.name)
            if key in properties:
                properties[key] = self.value(hints[one.name], properties[key])

    def value(self, hint: Any, schema: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401 - any annotation
        """The schema of a value with the ids that it can be."""
        origin = get_origin(hint)
        if origin is Annotated:
            return self._marked(hint, schema)
        if origin in (Union, types.UnionType):
            for part in get_args(hint):
                schema = self.value(part, schema)
        elif origin is tuple:
            whole = self._whole(schema)
            if "items" in whole:
                return {**whole, "items": self.value(get_args(hint)[0], whole["items"])}
        elif origin is Mapping:
            entry = self._whole(schema).get("additionalProperties")
            if isinstance(entry, dict):
                self.value(get_args(hint)[1], entry)
        elif isinstance(hint, type) and is_dataclass(hint):
            self.record(hint, self._record_of(schema))
        return schema

    def _marked(self, hint: Any, schema: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401
        inner, *marks = get_args(hint)
        for mark in marks:
            if isinstance(mark, Ref | OrWords):
                return self._offering(schema, mark.kinds)
            if isinstance(mark, Short) and "items" in schema:
                return self._with_list(inner, mark.key, schema)
        return self.value(inner, schema)

    def _with_list(self, hint: Any, key: str, schema: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401
        """A record for whose field `key` a list alone may stand."""
        schema = self.value(hint, schema)
        record = next(one for one in (*get_args(hint), hint) if is_dataclass(one))
        listed = get_type_hints(record, include_extras=True)[key]
        return {**schema, "items": self.value(get_args(listed)[0], schema["items"])}

    def _record_of(self, schema: dict[str, Any]) -> dict[str, Any]:
        found = self._target(schema)
        return self._record_of(found["then"]) if "then" in found and "properties" not in found else found

    def _target(self, schema: dict[str, Any]) -> dict[str, Any]:
        """The definition behind a reference; the thing itself, not a copy."""
        name = str(schema.get("$ref", "")).removeprefix("#/$defs/")
        found: dict[str, Any] = self._definitions[name] if name else schema
        return found

    def _whole(self, schema: dict[str, Any]) -> dict[str, Any]:
        """The schema with what it refers to written out."""
        return {**self._target(schema), **{key: value for key, value in schema.items() if key != "$ref"}}

    def _offering(self, schema: dict[str, Any], kinds: tuple[str, ...]) -> dict[str, Any]:
        whole = self._whole(schema)
        accepted = {key: value for key, value in whole.items() if key not in _WORDS}
        offered = self._offered(kinds, str(whole.get("pattern", "")))
        if not offered:
            return schema
        about: dict[str, Any] = {key: whole[key] for key in ("title", "description") if key in whole}
        return {**about, "anyOf": [{"$ref": f"#/$defs/{offered}"}, accepted]}

    def _offered(self, kinds: tuple[str, ...], pattern: str) -> str:
        """The definition that lists the ids of these kinds, once for all that refer to it; maybe nothing."""
        if (kinds, pattern) not in self._lists:
            ids = dict(self._ids(kinds, pattern))
            name = f"known_{'_or_'.join(kinds)}_{len(self._lists)}" if 0 < len(ids) <= _MOST else ""
            self._lists[kinds, pattern] = name
            if name:
                words = [" ".join(one.split())[:_LONGEST] for one in ids.values()]
                self._definitions[name] = {"enum": list(ids), "markdownEnumDescriptions": words}
        return self._lists[kinds, pattern]

    def _ids(self, kinds: tuple[str, ...], pattern: str) -> Iterator[tuple[str, str]]:
        """The ids of these kinds that the schema takes, with what each is called."""
        executives = self._portfolio.settings.executives
        for kind in kinds:
            named = executives if kind == "executive" else getattr(self._portfolio, _MAPPINGS[kind])
            for key, record in sorted(named.items()):
                if re.fullmatch(pattern, key):
                    called = (str(getattr(record, word, "")) for word in _CALLED)
                    yield key, next((one for one in called if one), key)
