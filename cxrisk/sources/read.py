"""All files of a workspace, each as a checked document or as the findings that say why not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath

from cxrisk.findings import Finding
from cxrisk.sources.discover import find_files, read_bytes
from cxrisk.sources.document import Document
from cxrisk.sources.load import load, syntax
from cxrisk.sources.names import name_troubles
from cxrisk.sources.schema import check_shape
from cxrisk.sources.trouble import Unreadable

_SAYS_CATALOG = re.compile(rb"^kind:[ \t]*['\"]?catalog\b", re.MULTILINE)


@dataclass(slots=True)
class Sources:
    """What was read."""

    documents: list[Document] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    """The text of each file that was read and has findings or a document, by path."""
    files: int = 0
    """How many YAML files there are."""
    unread: set[str] = field(default_factory=set)
    """Ids of the files that cannot be used."""
    catalog_unread: bool = False


def read_workspace(root: Path) -> Sources:
    """Read every file of the workspace; one bad file never hides another."""
    sources = Sources()
    for path in find_files(root):
        sources.files += 1
        _read_one(root, path, sources)
    return sources


def _read_one(root: Path, path: str, sources: Sources) -> None:
    raw = b""
    try:
        raw = read_bytes(root, path)
        document, findings = load(path, raw)
    except Unreadable as trouble:
        document, findings = None, [syntax(path, trouble)]
    sources.texts[path] = document.text if document else raw.decode("utf-8", "replace")
    if document is not None:
        findings = [*findings, *name_troubles(document), *check_shape(document)]
        sources.documents.append(document)
    else:
        sources.unread.add(PurePosixPath(path).stem)
        sources.catalog_unread |= _SAYS_CATALOG.search(raw) is not None
    sources.findings.extend(findings)


def read_library() -> list[Document]:
    """The built-in library: the same format, shipped with the tool and therefore sound (a test says so)."""
    documents = []
    for path, file in sorted(_library_files(resources.files("cxrisk") / "library", "library")):
        document = load(path, file.read_bytes()).document
        if document is not None:
            documents.append(document)
    return documents


def _library_files(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _library_files(entry, f"{path}/{entry.name}")
        elif entry.name.endswith(".yml"):
            yield f"{path}/{entry.name}", entry
