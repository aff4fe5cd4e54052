"""A new id for one record, with every reference to it, in all files of a workspace at once.

The resolver says where the record is named, so that no field is forgotten; and it reads what would be written
before anything is: every reference has to lead to the same record as before.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from cxrisk.edits.edit import Change, Edit, Lines, bytes_of, edited, rewritten
from cxrisk.edits.identity import Identity, identity
from cxrisk.errors import CxriskError
from cxrisk.findings import Key, Place
from cxrisk.records import dataclass
from cxrisk.resolve.citations import Citation, citations, declarations
from cxrisk.resolve.declared import Declared
from cxrisk.sources.document import Document
from cxrisk.sources.file_read import read_file
from cxrisk.sources.read import Sources, gathered


@dataclass(frozen=True, slots=True)
class Renamed:
    """What a new id changes."""

    one: Identity
    changes: tuple[Change, ...]
    places: Mapping[str, int]
    """In how many places of each file that changes it is named, its own id included."""
    files: Mapping[str, bytes]
    """All files as they would be, by their new paths."""
    before: Sources
    after: Sources


def renamed(
    files: Mapping[str, bytes], library: Sequence[Document], kind: str, old: str, new: str
) -> Renamed:
    """What to change in these files, by their paths, that the record `old` may be called `new`.

    Raises:
        CxriskError: it cannot be done, or not without changing what something else means.
    """
    before = _read(files)
    _refuse_unreadable(before)
    declared = declarations(before.documents, library)
    one = identity(kind, old, new, declared, tuple(files))
    cited = citations(before.documents, declared)
    documents = {document.path: document for document in before.documents}
    _refuse_twins(one, declared, documents)
    edits = _edits(one, cited, documents)
    changes = tuple(
        Change(path, raw, _with(edits.get(path, ()), raw, documents[path]), _moved(one, path))
        for path, raw in files.items()
        if path in edits or _moved(one, path)
    )
    together = _with_changes(files, changes)
    after = _read(together)
    _prove(one, cited, before, after, library)
    places = {change.path: len(edits.get(change.path, ())) for change in changes}
    return Renamed(one, changes, places, together, before, after)


def _with_changes(files: Mapping[str, bytes], changes: Sequence[Change]) -> dict[str, bytes]:
    """The files as they would be."""
    gone = {change.path for change in changes}
    kept = {path: raw for path, raw in files.items() if path not in gone}
    return dict(sorted({**kept, **{one.moved_to or one.path: one.after for one in changes}}.items()))


def _with(edits: Sequence[Edit], raw: bytes, document: Document) -> bytes:
    return bytes_of(edited(document.text, edits), raw) if edits else raw


def _read(files: Mapping[str, bytes]) -> Sources:
    return gathered(read_file(path, raw) for path, raw in sorted(files.items()))


def _refuse_unreadable(sources: Sources) -> None:
    read = {document.path for document in sources.documents}
    for path in sorted(sources.texts.keys() - read):
        raise CxriskError(
            f"{path} cannot be read, so nobody knows what it names",
            mend="mend first what `cxrisk check` says",
        )


def _refuse_twins(one: Identity, declared: Declared, documents: Mapping[str, Document]) -> None:
    for twin in sorted(declared.twins, key=lambda place: place.path):
        document = documents[twin.path]
        record: Any = document.data
        for step in twin.pointer:
            record = record[step]
        own = record.get("id", document.id) if twin.pointer else document.id
        elsewhere = "/" in one.key and twin.path != one.place.path
        if own == one.old and not elsewhere and twin.pointer[-2:-1] == one.place.pointer[-2:-1]:
            message = f"two have the id `{own}`: in {one.place.path} and in {twin.path}"
            raise CxriskError(message, mend="give one of them another id by hand first")


def _moved(one: Identity, path: str) -> str:
    moved = one.path_of(path)
    return moved if moved != path else ""


def _edits(
    one: Identity, cited: Sequence[Citation], documents: Mapping[str, Document]
) -> dict[str, list[Edit]]:
    wanted: list[tuple[str, tuple[Any, ...], str]] = [
        (citation.place.path, citation.place.pointer, one.written(citation))
        for citation in cited
        if one.written(citation) != citation.written
    ]
    if one.id_at:
        wanted.append((one.place.path, one.id_at, one.new))
    edits: dict[str, list[Edit]] = {}
    for path, pointer, text in wanted:
        document = documents[path]
        start, end = Lines(document.text).span(document.position(pointer))
        new = rewritten(document.text[start:end], text)
        if not new:
            at = document.position(pointer)
            raise CxriskError(
                f"{path}:{at.line}:{at.column}: an id is written as a block",
                mend="write it on one line first",
            )
        edits.setdefault(path, []).append(Edit(start, end, new))
    return edits


def _prove(
    one: Identity, cited: Sequence[Citation], before: Sources, after: Sources, library: Sequence[Document]
) -> None:
    """Every reference leads where it led, no other leads anywhere new, and no file reads worse.

    Raises:
        CxriskError: it is not so.
    """
    declared = declarations(after.documents, library)
    wanted = {_place(one, citation): (citation.kind, one.key_of(*citation[2:])) for citation in cited}
    now = {citation.place: (citation.kind, citation.key) for citation in citations(after.documents, declared)}
    for place in sorted(wanted.keys() | now.keys(), key=lambda place: (place.path, str(place.pointer))):
        if wanted.get(place) != now.get(place):
            document = next(other for other in after.documents if other.path == place.path)
            raise CxriskError(
                f"with that id, line {document.position(place.pointer).line} of {place.path} would mean "
                "something else",
                mend="choose another id, or write that reference in full first: journey/touchpoint",
            )
    if len(after.findings) > len(before.findings):
        raise CxriskError(
            f"with that id a file would no longer fit the format: {_new_finding(before, after)}",
            mend="choose another id",
        )


def _new_finding(before: Sources, after: Sources) -> str:
    told = {finding.message for finding in before.findings}
    return next((one.message for one in after.findings if one.message not in told), "")


def _place(one: Identity, citation: Citation) -> Place:
    """Where a citation stands afterwards; one that is a key is its own way."""
    *steps, last = citation.place.pointer
    if isinstance(last, Key) and one.written(citation) != citation.written:
        last = Key(one.written(citation))
    return Place(one.path_of(citation.place.path), (*steps, last))
