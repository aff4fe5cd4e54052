"""All files of a workspace, each as a checked document or as the findings that say why not."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath

from cxrisk.findings import Finding
from cxrisk.sources.discover import find_files, read_bytes
from cxrisk.sources.document import Document
from cxrisk.sources.limits import FILE_BYTES
from cxrisk.sources.load import load, syntax
from cxrisk.sources.names import name_troubles
from cxrisk.sources.schema import check_shape
from cxrisk.sources.trouble import Unreadable

_SAYS_CATALOG = re.compile(rb"^kind:[ \t]*['\"]?catalog\b", re.MULTILINE)

Contents = Mapping[str, bytes | Unreadable]
"""Path in the workspace -> the file's bytes, or why there are none."""
_NOTHING: Contents = {}


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


@dataclass(frozen=True, slots=True)
class FileRead:
    """What came of one file."""

    path: str
    document: Document | None
    """Nothing where the file cannot be used at all."""
    findings: list[Finding]
    text: str
    says_catalog: bool
    """Whether a file that cannot be used says that it is a catalog."""


def read_workspace(root: Path, instead: Contents = _NOTHING) -> Sources:
    """Read every file of the workspace; one bad file never hides another.

    What stands in `instead` is read in place of, or beside, the files on disk.
    """
    paths = sorted({*find_files(root), *instead}) if instead else find_files(root)
    return gathered(
        read_file(path, instead[path] if path in instead else content_of(root, path)) for path in paths
    )


def content_of(root: Path, path: str, largest: int = FILE_BYTES) -> bytes | Unreadable:
    """The bytes of one file on disk, or why there are none."""
    try:
        return read_bytes(root, path, largest)
    except Unreadable as trouble:
        return trouble


def read_file(path: str, content: bytes | Unreadable) -> FileRead:
    """Read one file, wherever its bytes come from; `path` is relative to the workspace, with `/`."""
    if isinstance(content, Unreadable):
        return FileRead(path, None, [syntax(path, content)], "", says_catalog=False)
    document, findings = load(path, content)
    if document is None:
        text = content.decode("utf-8", "replace")
        return FileRead(path, None, findings, text, says_catalog=_SAYS_CATALOG.search(content) is not None)
    findings = [*findings, *name_troubles(document), *check_shape(document)]
    return FileRead(path, document, findings, document.text, says_catalog=False)


def gathered(files: Iterable[FileRead]) -> Sources:
    """All files of one state of a workspace, together."""
    sources = Sources()
    for file in files:
        sources.files += 1
        sources.texts[file.path] = file.text
        sources.findings.extend(file.findings)
        if file.document is not None:
            sources.documents.append(file.document)
        else:
            sources.unread.add(PurePosixPath(file.path).stem)
            sources.catalog_unread |= file.says_catalog
    return sources


@cache
def read_library() -> tuple[Document, ...]:
    """The built-in library: the same format, shipped with the tool and therefore sound (a test says so)."""
    documents = []
    for path, file in sorted(_library_files(resources.files("cxrisk") / "library", "library")):
        document = load(path, file.read_bytes()).document
        if document is not None:
            documents.append(document)
    return tuple(documents)


def _library_files(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _library_files(entry, f"{path}/{entry.name}")
        elif entry.name.endswith(".yml"):
            yield f"{path}/{entry.name}", entry
