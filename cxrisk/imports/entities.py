"""The entities of Backstage's catalog-info files, read by our own strict loader, document by document."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from cxrisk.errors import CxriskError
from cxrisk.imports.table import contents
from cxrisk.sources.characters import decode
from cxrisk.sources.document import Document
from cxrisk.sources.load import load
from cxrisk.sources.trouble import Unreadable

_NAMES = ("catalog-info.yaml", "catalog-info.yml")
_SEPARATOR = re.compile(r"^---(?=\s|$)", re.MULTILINE)
_HOLDS_SOMETHING = re.compile(r"^[^\S\n]*[^\s#]", re.MULTILINE)
_REFERENCE = re.compile(r"(?:([A-Za-z]+):)?(?:([A-Za-z0-9._-]+)/)?([A-Za-z0-9._-]+)")
_NEEDS = "it needs `kind`, `metadata` with a `name`, and `spec`"
_NOT_OURS = ("node_modules",)


class Name(NamedTuple):
    """By what an entity is known."""

    kind: str
    """In lower case: group, component."""
    namespace: str
    name: str


class Entity(NamedTuple):
    """One document of a catalog-info file."""

    name: Name
    metadata: dict[str, Any]
    spec: dict[str, Any]
    file: str
    lines: dict[str, int]
    """The line of each key of `spec`, and of the name under ``."""

    def where(self, key: str = "") -> str:
        """File and line of the name, or of a key of `spec`."""
        return f"{self.file}:{self.lines.get(key, self.lines[''])}"


def files_at(path: Path) -> list[Path]:
    """The catalog-info files at a path: it itself, or all in the folder; links are not followed.

    Raises:
        CxriskError: there is none.
    """
    if not path.is_dir():
        return [path]
    found = [file for name in _NAMES for file in path.rglob(name) if _is_wanted(file, path)]
    if not found:
        raise CxriskError(
            f"no catalog-info.yaml in {path}", mend="name the file, or the folder that holds it"
        )
    return sorted(found)


def _is_wanted(file: Path, root: Path) -> bool:
    """A file of their own: no link, nothing hidden, nothing installed."""
    folders = file.relative_to(root).parts[:-1]
    return not file.is_symlink() and not any(one.startswith(".") or one in _NOT_OURS for one in folders)


def entities_in(path: Path, root: Path) -> Iterator[Entity]:
    """The entities of one file; `root` is what messages tell paths from.

    Raises:
        CxriskError: it cannot be read, or one is none; the message names file, line and remedy.
    """
    file = path.relative_to(root).as_posix() if path != root and path.is_relative_to(root) else path.name
    try:
        text, _ = decode(contents(path))
    except Unreadable as trouble:
        raise CxriskError(f"{file}:{trouble.line + 1}: {trouble.message}", mend=trouble.mend) from None
    for before, part in _documents(text):
        loaded = load(file, part.encode())
        for finding in loaded.findings:
            if finding.severity.word == "error":
                mend = _NEEDS if "kind: assessment" in finding.help else finding.help
                raise CxriskError(f"{file}:{before + finding.position.line}: {finding.message}", mend=mend)
        if loaded.document is not None:
            yield _entity(file, loaded.document.data, _lines(loaded.document, before))


def _documents(text: str) -> Iterator[tuple[int, str]]:
    """Each document with the number of lines before it; those that hold comments only are none."""
    starts = [0, *(found.end() for found in _SEPARATOR.finditer(text))]
    ends = [*(found.start() for found in _SEPARATOR.finditer(text)), len(text)]
    before = 0
    for start, end in zip(starts, ends, strict=True):
        if _HOLDS_SOMETHING.search(text[start:end]):
            yield before, text[start:end]
        before += text.count("\n", start, end)


def _lines(document: Document, before: int) -> dict[str, int]:
    """The lines of the name and of each key of `spec`, as the whole file counts them."""
    spec = document.data.get("spec")
    ways = {"": ("metadata", "name")} | {
        key: ("spec", key) for key in (spec if isinstance(spec, dict) else ())
    }
    return {key: before + document.position(way).line for key, way in ways.items()}


def _entity(file: str, data: dict[str, Any], lines: dict[str, int]) -> Entity:
    kind, metadata, spec = data.get("kind"), data.get("metadata"), data.get("spec", {})
    at = f"{file}:{lines['']}"
    if not isinstance(kind, str) or not isinstance(metadata, dict) or not isinstance(spec, dict):
        raise CxriskError(f"{at}: this is no entity of Backstage", mend=_NEEDS)
    name, namespace = metadata.get("name"), metadata.get("namespace", "default")
    if not isinstance(name, str) or not isinstance(namespace, str) or not _REFERENCE.fullmatch(name):
        raise CxriskError(f"{at}: the entity has no name", mend="write `name:` below `metadata:`")
    return Entity(Name(kind.casefold(), namespace.casefold(), name.casefold()), metadata, spec, file, lines)


def referred(entity: Entity, key: str, kind: str) -> list[Name]:
    """What a key of `spec` refers to: `kind:namespace/name`, where kind and namespace may be left out.

    Raises:
        CxriskError: something that stands there is no reference.
    """
    held = entity.spec.get(key)
    found = []
    for one in held if isinstance(held, list) else [held] if held is not None else []:
        parts = _REFERENCE.fullmatch(one) if isinstance(one, str) else None
        if parts is None:
            message = f"{entity.where(key)}: `{key}` of `{entity.name.name}` is no reference"
            raise CxriskError(message, mend="write it as kind:namespace/name, or as a name")
        found.append(
            Name(
                (parts[1] or kind).casefold(),
                (parts[2] or entity.name.namespace).casefold(),
                parts[3].casefold(),
            )
        )
    return found
