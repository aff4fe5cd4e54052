"""All files of a workspace, each as a checked document or as the findings that say why not."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import cache
from pathlib import Path, PurePosixPath

from cxrisk.findings import Finding
from cxrisk.records import dataclass
from cxrisk.sources.cache import FEWEST, Cache
from cxrisk.sources.discover import content_of, find_files
from cxrisk.sources.document import Document
from cxrisk.sources.file_read import Contents, FileRead
from cxrisk.sources.load import load
from cxrisk.sources.processes import read_side_by_side
from cxrisk.sources.trouble import Unreadable

_NOTHING: Contents = {}
_AT_ONCE = 2000
"""So many files are held as bytes at a time."""


@dataclass(slots=True)
class Sources:
    """What was read."""

    documents: list[Document] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    texts: Mapping[str, str] = field(default_factory=dict)
    """The text of each file that was read and has findings or a document, by path."""
    files: int = 0
    """How many YAML files there are."""
    unread: set[str] = field(default_factory=set)
    """Ids of the files that cannot be used."""
    unusable: list[str] = field(default_factory=list)
    """Their paths."""
    catalog_unread: bool = False


def read_workspace(
    root: Path, instead: Contents = _NOTHING, *, jobs: int = 1, cache: Cache | None = None
) -> Sources:
    """Read every file of the workspace; one bad file never hides another.

    What stands in `instead` is read in place of, or beside, the files on disk. Up to so many processes read;
    what the cache knows is not read again. Neither changes what comes out.
    """
    paths = sorted({*find_files(root), *instead})

    def content(path: str) -> bytes | Unreadable:
        return instead[path] if path in instead else content_of(root, path)

    return gathered(read_files(paths, content, jobs, cache))


def read_files(
    paths: Sequence[str],
    content: Callable[[str], bytes | Unreadable],
    jobs: int = 1,
    cache: Cache | None = None,
) -> Iterator[FileRead]:
    """What came of each of these files, in their order; `content` gives the bytes of one."""
    known_to = cache if len(paths) >= FEWEST else None
    for start in range(0, len(paths), _AT_ONCE):
        batch = paths[start : start + _AT_ONCE]
        contents = {path: content(path) for path in batch}
        known = known_to.recall(contents) if known_to else {}
        unknown = {path: content for path, content in contents.items() if path not in known}
        read = {file.path: file for file in read_side_by_side(unknown, jobs)}
        if known_to:
            known_to.note(contents, read)
        yield from (known.get(path) or read[path] for path in batch)
    if known_to:
        known_to.keep()


def gathered(files: Iterable[FileRead]) -> Sources:
    """All files of one state of a workspace, together."""
    texts: dict[str, str] = {}
    sources = Sources(texts=texts)
    for file in files:
        sources.files += 1
        texts[file.path] = file.text
        sources.findings.extend(file.findings)
        if file.document is not None:
            sources.documents.append(file.document)
        else:
            sources.unread.add(PurePosixPath(file.path).stem)
            sources.unusable.append(file.path)
            sources.catalog_unread |= file.says_catalog
    return sources


@cache
def read_library() -> tuple[Document, ...]:
    """The built-in library: the same format, shipped with the tool and therefore sound (a test says so)."""
    folder, documents = Path(__file__).parents[1], []
    for file in sorted(folder.glob("library/**/*.yml")):
        document = load(file.relative_to(folder).as_posix(), file.read_bytes()).document
        if document is not None:
            documents.append(document)
    return tuple(documents)
