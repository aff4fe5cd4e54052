"""Backstage's groups as units, its components and resources as systems; all else is dropped, and said."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from cxrisk.errors import CxriskError
from cxrisk.imports.draft import Draft, slug
from cxrisk.imports.entities import Entity, Name, entities_in, files_at, referred
from cxrisk.imports.yaml_text import yaml_text
from cxrisk.model.portfolio import Portfolio

_UNITS, _SYSTEMS = ("group",), ("component", "resource")
_FILE = "assessments/catalog/{name}.yml"
_MODELINE = "# yaml-language-server: $schema=../../schemas/catalog.schema.json\n"
_READ = ("parent", "children", "profile", "owner", "dependsOn")
"""Keys of `spec` that have a place in our format."""


def import_backstage(
    path: Path,
    portfolio: Portfolio,
    *,
    name: str = "backstage",
    drop_unknown: bool = False,
    modelines: bool = False,
) -> Draft:
    """A catalog with the units and systems of all catalog-info files at a path.

    Raises:
        CxriskError: a file cannot be read, or a relation leads nowhere and is not to be dropped; the message
            names file, line and remedy.
    """
    root = path if path.is_dir() else path.parent
    entities = [one for file in files_at(path) for one in entities_in(file, root)]
    draft = Draft()
    reading = _Reading(draft, portfolio, entities, drop_unknown=drop_unknown)
    file = _FILE.format(name=name)
    lists = {"units": [*reading.units()], "systems": [*reading.systems()]}
    for key, records in lists.items():
        for number, (entity, _) in enumerate(records):
            draft.origins[file, (key, number)] = entity.where()
    _tell_dropped(draft, entities)
    held = {key: [record for _, record in records] for key, records in lists.items() if records}
    if held:
        head = (
            _MODELINE if modelines else ""
        ) + "# From Backstage's catalog: read it once, and make it yours.\n"
        draft.texts[file] = yaml_text({"kind": "catalog", "version": 1, **held}, head)
    return draft


class _Reading:
    """All entities, with the ids that they get."""

    def __init__(
        self, draft: Draft, portfolio: Portfolio, entities: list[Entity], *, drop_unknown: bool
    ) -> None:
        self._draft = draft
        self._portfolio = portfolio
        self._drop_unknown = drop_unknown
        self._by_name: dict[Name, Entity] = {}
        for one in entities:
            first = self._by_name.setdefault(one.name, one)
            if first is not one:
                message = (
                    f"{one.where()}: the {one.name.kind} `{one.name.name}` stands at {first.where()}, too"
                )
                raise CxriskError(message, mend="keep one of the two")
        self._unit_ids = self._ids(_UNITS)
        self._system_ids = self._ids(_SYSTEMS)
        self._parents = self._children()

    def units(self) -> Iterator[tuple[Entity, dict[str, Any]]]:
        """Each group that is not there yet, as a unit."""
        for entity in self._new(_UNITS, self._unit_ids, self._portfolio.units):
            profile = entity.spec.get("profile")
            contact = profile.get("email") if isinstance(profile, dict) else None
            called = profile.get("displayName") if isinstance(profile, dict) else None
            unit = {"id": self._unit_ids[entity.name], "name": self._called(entity, called)}
            if isinstance(contact, str) and contact.strip():
                unit["contact"] = " ".join(contact.split())
            parents = self._known(entity, "parent", "group", self._unit_ids) or self._parents.get(
                entity.name, []
            )
            if parents:
                unit["parent"] = parents[0]
            yield entity, unit

    def systems(self) -> Iterator[tuple[Entity, dict[str, Any]]]:
        """Each component or resource that is not there yet, as a system."""
        new = self._new(_SYSTEMS, self._system_ids, self._portfolio.systems)
        for entity in new:
            system: dict[str, Any] = {"id": self._system_ids[entity.name], "name": self._called(entity, None)}
            system["hosting"] = "unknown"
            if below := self._known(entity, "dependsOn", "component", self._system_ids):
                system["runs_on"] = list(dict.fromkeys(below))
            if owner := self._known(entity, "owner", "group", self._unit_ids):
                system["x-owner"] = owner[0]
            yield entity, system
        if new:
            what = "the hosting of every system is unknown: nobody says it there"
            self._draft.guessed(f"{len(new)} systems", what)

    def _ids(self, kinds: tuple[str, ...]) -> dict[Name, str]:
        ids: dict[Name, str] = {}
        taken: set[str] = set()
        for name, entity in self._by_name.items():
            if name.kind not in kinds:
                continue
            base = slug(name.name)
            if not base:
                message = f"{entity.where()}: `{name.name}` makes no id"
                raise CxriskError(message, mend="an id has lower-case letters, digits and single hyphens")
            key = base if base not in taken else slug(f"{name.namespace}-{name.kind}-{name.name}")
            if key in taken:
                raise CxriskError(
                    f"{entity.where()}: two make the id `{key}`", mend="rename one of them there"
                )
            if key != name.name:
                self._draft.guessed(entity.where(), f"`{name.name}` has the id `{key}`")
            ids[name] = key
            taken.add(key)
        return ids

    def _children(self) -> dict[Name, list[str]]:
        """What `children` says, from the other side."""
        parents: dict[Name, list[str]] = {}
        for name, entity in self._by_name.items():
            for child in referred(entity, "children", "group") if name.kind in _UNITS else ():
                if child not in self._unit_ids:
                    self._nowhere(entity, "children", child)
                parents.setdefault(child, []).append(self._unit_ids[name])
        return parents

    def _new(self, kinds: tuple[str, ...], ids: dict[Name, str], known: Iterable[str]) -> list[Entity]:
        there = set(known)
        for name, key in ids.items():
            if key in there:
                self._draft.dropped(self._by_name[name].where(), f"`{key}` is in the portfolio already")
        return [one for name, one in self._by_name.items() if name.kind in kinds and ids[name] not in there]

    def _known(self, entity: Entity, key: str, kind: str, ids: dict[Name, str]) -> list[str]:
        """The ids of what a key refers to; what is no such record is dropped, what is nowhere refused."""
        found = []
        for name in referred(entity, key, kind):
            there = self._portfolio.units if ids is self._unit_ids else self._portfolio.systems
            if name in ids:
                found.append(ids[name])
            elif name in self._by_name or name.kind not in (*_UNITS, *_SYSTEMS):
                self._draft.dropped(
                    entity.where(key), f"`{key}: {name.kind}:{name.name}` of `{entity.name.name}`"
                )
            elif slug(name.name) in there:
                found.append(slug(name.name))
            else:
                self._nowhere(entity, key, name)
        return found

    def _nowhere(self, entity: Entity, key: str, name: Name) -> None:
        said = f"`{key}` of `{entity.name.name}` leads to the {name.kind} `{name.name}`, which is nowhere"
        if not self._drop_unknown:
            mend = "import the folder that holds it too, or leave such relations out with --drop-unknown"
            raise CxriskError(f"{entity.where(key)}: {said}", mend=mend)
        self._draft.dropped(entity.where(key), said)

    def _called(self, entity: Entity, otherwise: object) -> str:
        for name in (otherwise, entity.metadata.get("title"), entity.metadata.get("name")):
            if isinstance(name, str) and name.strip():
                return " ".join(name.split())
        return entity.name.name


def _tell_dropped(draft: Draft, entities: list[Entity]) -> None:
    """What our format has no place for, counted."""
    kinds = Counter(one.name.kind for one in entities if one.name.kind not in (*_UNITS, *_SYSTEMS))
    for kind, count in sorted(kinds.items()):
        draft.dropped(f"{count} of kind {kind}", "our format has no place for them")
    ours = [one for one in entities if one.name.kind in (*_UNITS, *_SYSTEMS)]
    for where in ("metadata", "spec"):
        used = ("name", "namespace", "title") if where == "metadata" else _READ
        keys = Counter(key for one in ours for key in getattr(one, where) if key not in used)
        for key, count in sorted(keys.items()):
            draft.dropped(f"`{where}.{key}` of {count}", "our format has no place for it")
