"""Which ids there are: collected from the raw documents before anything refers to them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import field
from typing import Any

from cxrisk.findings import Finding, Place, Related, Severity
from cxrisk.records import dataclass
from cxrisk.sources.document import Document

UNREAD = "unread"
CATALOG_LISTS = {
    "organisations": "organisation",
    "units": "unit",
    "channels": "channel",
    "systems": "system",
    "data_items": "data_item",
    "people": "person",
    "statements": "statement",
    "controls": "control",
    "metrics": "metric",
    "technologies": "technology",
    "risk_patterns": "risk_pattern",
    "precedents": "precedent",
}
"""The lists of a catalog, and the kind of record that each holds."""
_ASSESSMENT_LISTS = {
    "risks": "risk",
    "evidence": "evidence",
    "disruptions": "disruption",
    "actions": "action",
    "experiments": "experiment",
    "decisions": "decision",
    "data_uses": "data_use",
    "communications": "communication",
    "signals": "signal",
    "questions": "question",
    "promises": "promise",
}
_WORDS = {
    "data_item": "data item",
    "risk_pattern": "risk pattern",
    "data_use": "data use",
    "touchpoint": "touchpoint",
}


def in_words(kind: str) -> str:
    """A kind of record as people say it."""
    return _WORDS.get(kind, kind)


@dataclass(slots=True)
class Declared:
    """Every id of the workspace and the library, by kind of record."""

    places: defaultdict[str, dict[str, Place]] = field(default_factory=lambda: defaultdict(dict))
    twins: set[Place] = field(default_factory=set)
    """Records whose id another record took first: they are left out."""
    inline: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The journeys that stand inside an assessment, by its id."""
    unread: set[str] = field(default_factory=set)
    """Names of files that could not be read; what they hold is not known, so nothing is said about it."""
    catalog_unread: bool = False
    """Whether one of them is a catalog."""
    handoff_ids: dict[str, str] = field(default_factory=dict)
    """For a handoff with an id of its own: `journey/id` to `journey/from > to`."""
    elsewhere: Mapping[str, AbstractSet[str]] = field(default_factory=dict)
    """What files that are not looked at declare, by kind; as `UNREAD`, which of them cannot be used."""
    asked_elsewhere: bool = False
    """Whether something names one of those."""
    dropped: set[tuple[str, str]] = field(default_factory=set)
    """Kind and key of records that exist and cannot be used; references to them lead nowhere, silently."""

    def of(self, kind: str) -> dict[str, Place]:
        """The ids of one kind, with where they stand."""
        return self.places[kind]

    def drop(self, places: Iterable[Place]) -> bool:
        """Let nothing lead to the records at these places, or to what stands inside them.

        Returns whether anything was dropped that was not before.
        """
        gone, before = set(places), len(self.dropped)
        for kind, known in self.places.items() if gone else ():
            self.dropped.update((kind, key) for key, place in known.items() if _around(place) & gone)
        return len(self.dropped) > before


def _around(place: Place) -> set[Place]:
    """A place and all that it stands in."""
    return {Place(place.path, place.pointer[:depth]) for depth in range(len(place.pointer) + 1)}


def declare(documents: Iterable[Document], library: Iterable[Document]) -> tuple[Declared, list[Finding]]:
    """Collect all ids; an id that stands twice is a finding at the later record."""
    declared = Declared()
    texts = {document.path: document for document in documents}
    findings = []
    for document in texts.values():
        for kind, key, place in _ids_of(document, declared):
            first = declared.of(kind).setdefault(key, place)
            if first is not place and kind != "handoff":
                declared.twins.add(place)
                findings.append(_twin(texts, kind, key, place, first))
    for document in library:
        for kind, key, place in _catalog_ids(document):
            declared.of(kind).setdefault(key, place)
    return declared, findings


def _ids_of(document: Document, declared: Declared) -> Iterator[tuple[str, str, Place]]:
    top = Place(document.path)
    if document.kind == "catalog":
        yield from _catalog_ids(document)
    elif document.kind == "journey":
        yield "journey", document.id, top
        yield from _journey_ids(document.id, document.data, top, declared)
    elif document.kind == "assessment":
        yield "journey", document.id, top
        yield "assessment", document.id, top
        yield from _assessment_ids(document, declared)


def _catalog_ids(document: Document) -> Iterator[tuple[str, str, Place]]:
    for name, kind in CATALOG_LISTS.items():
        for number, record in records(document.data, name):
            if isinstance(record.get("id"), str):
                yield kind, record["id"], Place(document.path, (name, number))


def _assessment_ids(document: Document, declared: Declared) -> Iterator[tuple[str, str, Place]]:
    for name, kind in _ASSESSMENT_LISTS.items():
        for number, record in records(document.data, name):
            if isinstance(record.get("id"), str):
                yield kind, f"{document.id}/{record['id']}", Place(document.path, (name, number))
    inline = []
    for number, journey in records(document.data, "journeys"):
        if isinstance(journey.get("id"), str):
            inline.append(journey["id"])
            place = Place(document.path, ("journeys", number))
            yield "journey", journey["id"], place
            yield from _journey_ids(journey["id"], journey, place, declared)
    declared.inline[document.id] = tuple(inline)


def _journey_ids(
    journey: str, data: dict[str, Any], place: Place, declared: Declared
) -> Iterator[tuple[str, str, Place]]:
    for at, stage in records(data, "stages"):
        for number, record in records(stage, "touchpoints"):
            if isinstance(record.get("id"), str):
                yield "touchpoint", f"{journey}/{record['id']}", place.at("stages", at, "touchpoints", number)
    for number, record in records(data, "evidence"):
        if isinstance(record.get("id"), str):
            yield "evidence", f"{journey}/{record['id']}", place.at("evidence", number)
    for number, record in records(data, "handoffs"):
        between = f"{journey}/{record.get('from', '')} > {record.get('to', '')}"
        yield "handoff", between, place.at("handoffs", number)
        if isinstance(record.get("id"), str):
            own = f"{journey}/{record['id']}"
            declared.handoff_ids[own] = between
            yield "handoff", own, place.at("handoffs", number)


def records(data: dict[str, Any], name: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """The records of a list, with their index; whatever has another shape is passed over."""
    held = data.get(name)
    if isinstance(held, list):
        yield from ((number, record) for number, record in enumerate(held) if isinstance(record, dict))


def _twin(texts: dict[str, Document], kind: str, key: str, place: Place, first: Place) -> Finding:
    document, earlier = texts[place.path], texts[first.path]
    at = earlier.position(_id_of(earlier, first))
    name = key.rpartition("/")[2]
    related = (Related(first.path, at, "the first one"),)
    return document.finding(
        "duplicate-id",
        Severity.ERROR,
        _id_of(document, place),
        f"a second {in_words(kind)} has the id `{name}`: the first stands at {first.path}:{at.line}",
        "give one of them another id" if place.pointer else "give one of the files another name",
        related,
    )


def _id_of(document: Document, place: Place) -> tuple[Any, ...]:
    """Where a record's id stands; a file's id is its name, so its title is pointed at."""
    if not place.pointer:
        return ("title",)
    last = "from" if place.pointer[-2] == "handoffs" else "id"
    return document.positions.exact((*place.pointer, last))
