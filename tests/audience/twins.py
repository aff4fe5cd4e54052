"""A workspace in which every kind of record has an internal twin, written from the schema and the model.

Four voices write it, and every text of theirs is a word of its own:

- `open`: public records that refer to public ones (and, in lists, to all others);
- `mixed`: public records that lean on internal ones wherever they refer to one record only;
- `secret`: internal records, and all that stands in one;
- `carried`: public records of the catalog and evidence that only internal ones need.

A new field is filled in by itself: the model says what it refers to, the schema what it may hold.
"""

import itertools
import json
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from jsonschema import Draft202012Validator

from cxrisk.audience.kinds import CATALOG, KIND_OF, SIGNED, SPOKEN
from cxrisk.model.assessment import Assessment
from cxrisk.model.fields import About, Count, Interval, LevelOn, Record, Ref, Rest, StrengthWord
from cxrisk.model.journey import Journey
from cxrisk.model.risk import ControlUse
from cxrisk.model.scales import Band
from cxrisk.resolve.plans import yaml_key
from cxrisk.sources.schema import schema_of

VOICES = ("open", "mixed", "secret", "carried")
START = "zq"
"""How every word of these texts begins; no word of ours does."""
CARRIED = (*CATALOG, "evidence")
FILE = "{}-file"
JOURNEY = f"{START}open-way"
PLAIN = {
    int: 3,
    float: 2.0,
    bool: True,
    date: "2026-11-01",
    About: "2026-10",
    Count: 12,
    Interval: [1, 2],
    Band: "high",
}
SKIPPED = {
    ("Touchpoint", "next"): "the order of the file is the way",
    ("Unit", "parent"): "a unit that is its own parent is none",
    ("System", "runs_on"): "nor does a system run on itself",
    ("Assessment", "as_of"): "it speaks of today",
    ("Journey", "as_of"): "it speaks of today",
    ("Pattern", "replaces"): "it replaces none of the library's",
    ("Acceptance", "digest"): "it would have to be computed",
}
WORDS = {"RatingEvidence": {"both"}, "OptOut": {"text"}, "Fallback": {"text"}}
"""Short forms, written where `short` says so."""


class Writer:
    """Fills in records, each text with a word that nobody else writes."""

    def __init__(self, kind: str) -> None:
        self.schema = schema_of(kind)
        self.numbers = itertools.count(1)
        self.words: dict[str, str] = {}
        """Every word, with the field that it stands in."""
        self.at = ""
        self.is_inside = False
        """Whether all that is written now stands in a record that is internal."""

    def word(self, voice: str) -> str:
        voice = "secret" if self.is_inside else voice
        made = f"{START}{voice}{self.schema['title'][:2].lower()}{next(self.numbers):04d}x"
        self.words[made] = self.at
        return made

    def found(self, node: Mapping[str, Any]) -> Mapping[str, Any]:
        while "$ref" in node:
            node = self.schema["$defs"][node["$ref"].rpartition("/")[2]]
        if "then" in node and "properties" not in node:
            return self.found(node["then"])
        return node

    def fits(self, value: Any, node: Mapping[str, Any]) -> bool:
        whole = {"$defs": self.schema["$defs"], "allOf": [dict(node)]}
        return Draft202012Validator(whole).is_valid(value)

    def record(
        self, record: type, node: Mapping[str, Any], voice: str, *, top: bool = False
    ) -> dict[str, Any]:
        node = self.found(node)
        properties, hints = node["properties"], get_type_hints(record, include_extras=True)
        made: dict[str, Any] = {}
        for one in fields(record):
            name, hint = yaml_key(one.name), hints[one.name]
            if name not in properties or (record.__name__, one.name) in SKIPPED:
                continue
            if one.name in WORDS.get(record.__name__, ()) or (top and name in ("visibility", "id")):
                continue
            if any(isinstance(mark, Rest) for mark in getattr(hint, "__metadata__", ())):
                continue
            self.at = f"{record.__name__}.{one.name}"
            value = self.field(record, one.name, hint, properties[name], voice)
            if value is not None:
                made[name] = value
        return made

    def field(self, record: type, name: str, hint: Any, node: Mapping[str, Any], voice: str) -> Any:
        if name == "id":
            return self.id_of(record, voice)
        if name == "visibility":
            return "internal" if voice == "secret" else None
        if (record.__name__, name) == ("Acceptance", "by"):
            return "cio"
        marked = str(get_args(hint)[0] if get_origin(hint) is tuple else hint)
        if (
            voice == "mixed"
            and get_origin(hint) is not Mapping
            and ("OrWords" in marked or (hint is str and name in SIGNED | SPOKEN))
        ):
            owner = f"{START}secret-{'organisation' if name == 'shared_with' else 'unit'}"
            return owner if get_origin(hint) is not tuple else [owner]
        return self.value(hint, node, voice)

    def id_of(self, record: type, voice: str) -> str:
        kind = KIND_OF.get(record, record.__name__.lower()).replace("_", "-")
        return f"cloud.{START}{voice}-{kind}" if kind == "risk-pattern" else f"{START}{voice}-{kind}"

    def value(self, hint: Any, node: Mapping[str, Any], voice: str) -> Any:  # noqa: PLR0911 - one a kind of type
        node, origin = self.found(node), get_origin(hint)
        if origin is Annotated:
            return self.marked(hint, node, voice)
        if origin is tuple:
            return self.several(get_args(hint)[0], node.get("items", {}), voice, node.get("minItems", 1))
        if origin is Literal:
            return next(word for word in get_args(hint) if word)
        if origin in (Union, types.UnionType):
            return self.value(next(one for one in get_args(hint) if one is not type(None)), node, voice)
        if origin is Mapping:
            return self.mapping(hint, node, voice)
        if (
            isinstance(hint, type) and is_dataclass(hint) and issubclass(hint, Record)
        ) or hint.__name__ == "Source":
            return self.record(hint, node, voice)
        return self.text(node, voice) if hint is str else self.plain(hint, node)

    def marked(self, hint: Any, node: Mapping[str, Any], voice: str) -> Any:
        inner, *marks = get_args(hint)
        for mark in marks:
            if isinstance(mark, Ref):
                return self.reference(mark.kinds[0], self.leans_on(mark.kinds[0], voice))
            if isinstance(mark, LevelOn):
                return 3
            if isinstance(mark, StrengthWord):
                return 0.5
        return self.value(inner, node, voice)

    def several(self, hint: Any, node: Mapping[str, Any], voice: str, least: int) -> Any:
        marks = [mark for mark in getattr(hint, "__metadata__", ()) if isinstance(mark, Ref)]
        if not marks:
            several = VOICES[:3] if hint is ControlUse and voice != "secret" else [voice] * least
            return [self.value(hint, node, one) for one in several]
        kind = marks[0].kinds[0]
        if kind == "executive":
            return ["cio"]
        voices = {"open": ("open", "mixed"), "mixed": ("open", "secret")}.get(voice, ("open", "secret"))
        more = ["carried"] if voice == "secret" and kind in CARRIED else []
        return [self.reference(kind, one) for one in (*voices, *more)]

    def mapping(self, hint: Any, node: Mapping[str, Any], voice: str) -> Any:
        key, value = get_args(hint)
        name = get_args(key)[0] if get_origin(key) is Literal else "cio"
        inner = node.get("properties", {}).get(name) or node.get("additionalProperties") or {}
        inner = inner if isinstance(inner, dict) else {}
        return {name: self.value(value, inner, voice)}

    def leans_on(self, kind: str, voice: str) -> str:
        """Whom a record of this voice names where it can name one only."""
        if voice == "secret" and kind in CARRIED:
            return "carried"
        return {"mixed": "secret", "secret": "secret"}.get(voice, "open")

    def reference(self, kind: str, voice: str) -> str:
        if kind == "executive":
            return "cio"
        if kind in CATALOG:
            return self.id_of(CATALOG[kind][0], voice)
        if kind == "handoff":
            return f"{JOURNEY}/{START}{voice}-handoff"
        local = f"{START}{voice}-{kind}"
        if kind in ("touchpoint", "evidence"):
            return f"{JOURNEY}/{local}"
        return f"{FILE.format(START + 'open')}/{local}"

    def text(self, node: Mapping[str, Any], voice: str) -> Any:
        word = self.word(voice)
        for candidate in (f"{word} it is", word, f"https://example.org/{word}", *node.get("examples", ())):
            if self.fits(candidate, node):
                return candidate
        raise AssertionError(f"no text fits {dict(node)}")

    def plain(self, hint: Any, node: Mapping[str, Any]) -> Any:
        for candidate in (PLAIN[hint], 1, 2, 5, -1, "24/7"):
            if self.fits(candidate, node):
                return candidate
        raise AssertionError(f"no value fits {dict(node)}")


def write(root: Path) -> dict[str, str]:
    """Write the workspace; returns every word with the field that it stands in."""
    writers = [Writer(kind) for kind in ("catalog", "journey", "assessment")]
    catalog, journey, assessment = writers
    files = {
        "portfolio": {
            "name": "Twins",
            "executives": {"cio": {"title": "Chief of machines", "may_accept": "critical"}},
        },
        "catalog": _catalog(catalog),
        JOURNEY: _journey(journey, journey.schema, "open"),
        f"{START}secret-way": _journey(journey, journey.schema, "secret"),
        FILE.format(START + "open"): _assessment(assessment, "open"),
        FILE.format(START + "secret"): _assessment(assessment, "secret"),
    }
    folder = root / "assessments"
    folder.mkdir(parents=True)
    for name, data in files.items():
        kind = (
            name if name in ("portfolio", "catalog") else "journey" if name.endswith("way") else "assessment"
        )
        whole = {"kind": kind, "version": 1, **data}
        (folder / f"{name}.yml").write_text(json.dumps(whole, indent=1), encoding="utf-8")
    return {word: at for one in writers for word, at in one.words.items()}


def _catalog(writer: Writer) -> dict[str, Any]:
    properties = writer.schema["properties"]
    return {
        name: [writer.record(record, properties[name]["items"], voice) for voice in VOICES]
        for record, name in CATALOG.values()
    }


def _journey(writer: Writer, node: Mapping[str, Any], voice: str, inline: str = "") -> dict[str, Any]:
    """A journey with a stage, a touchpoint, a handoff and a piece of evidence of every voice."""
    node, was_inside = writer.found(node), writer.is_inside
    writer.is_inside |= voice == "secret"
    made = writer.record(Journey, node, voice, top=True)
    parts = node["properties"]
    stage = writer.found(parts["stages"]["items"])["properties"]
    hints = get_type_hints(Journey, include_extras=True)
    stage_type, handoff_type, evidence_type = (
        get_args(hints[name])[0] for name in ("stages", "handoffs", "evidence")
    )
    point_type = get_args(get_type_hints(stage_type, include_extras=True)["touchpoints"])[0]

    def points(*voices: str) -> list[dict[str, Any]]:
        return [writer.record(point_type, stage["touchpoints"]["items"], one) for one in voices]

    second = points("open")[0] | {"id": f"{START}open-touchpoint2"}
    inner = points("secret")[0] | {"id": f"{START}secret-touchpoint2"}
    inner.pop("visibility")  # it stands in a stage that is internal
    made["stages"] = [
        writer.record(stage_type, parts["stages"]["items"], "open")
        | {"touchpoints": [*points("open", "mixed", "secret"), second]},
        writer.record(stage_type, parts["stages"]["items"], "secret") | {"touchpoints": [inner]},
    ]
    ends = {
        "open": ("open-touchpoint", "mixed-touchpoint"),
        "mixed": ("open-touchpoint2", "secret-touchpoint"),
        "secret": ("open-touchpoint2", "open-touchpoint"),
    }
    made["handoffs"] = []
    for one, (first, last) in ends.items():
        handoff = writer.record(handoff_type, parts["handoffs"]["items"], one)
        made["handoffs"].append(handoff | {"from": START + first, "to": START + last})
    voices = VOICES[:3] if inline else VOICES
    made["evidence"] = [writer.record(evidence_type, parts["evidence"]["items"], one) for one in voices]
    writer.is_inside = was_inside
    return made | ({"id": inline} if inline else {}) | _marked(voice)


def _assessment(writer: Writer, voice: str) -> dict[str, Any]:
    """An assessment with a record of every voice in each of its lists."""
    writer.is_inside = voice == "secret"
    made = writer.record(Assessment, writer.schema, voice, top=True)
    hints = get_type_hints(Assessment, include_extras=True)
    for name, node in writer.schema["properties"].items():
        hint = hints.get(name)
        if get_origin(hint) is not tuple or name in ("technologies", "sources", "tickets"):
            continue
        record = get_args(hint)[0]
        if record is Journey:
            made[name] = [
                _journey(writer, node["items"], one, f"{START}{voice}-{one}-inline")
                for one in ("open", "secret")
            ]
            continue
        made[name] = [writer.record(record, node["items"], one) for one in VOICES[:3]]
    return made | {"status": "live"} | _marked(voice)


def _marked(voice: str) -> dict[str, Any]:
    return {"visibility": "internal"} if voice == "secret" else {}
