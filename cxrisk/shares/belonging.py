"""Which files belong together: those that lead to one another, or may do so."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from cxrisk.resolve.ties import unread
from cxrisk.shares.group import File, Group
from cxrisk.shares.named import named_in
from cxrisk.shares.roots import Roots
from cxrisk.sources.document import Document

ALL_SEE = ("catalog", "portfolio")
"""Kinds of file that belong to the whole workspace."""


def groups_of(
    documents: Sequence[Document],
    unusable: Mapping[str, str],
    ties: Mapping[str, Iterable[str]],
    joins: Iterable[tuple[str, str]],
) -> tuple[Group, list[Group]]:
    """The files that all see, and the others, each with all to which it leads or that lead to it.

    `unusable` has the texts of files that could not be read, `ties` what each leads to, `joins` what checks
    follow from file to file; all by path.
    """
    leads = Roots()
    for one in documents:
        leads.join(one.path, "" if one.kind in ALL_SEE else one.path)
        for other in ties.get(one.path, ()):
            leads.join(one.path, other)
    files = {one: document.path for document in documents for one in _ids(document)}
    for path, text in unusable.items():
        leads.join(path, unread(PurePosixPath(path).stem))
        for named in map(bytes.decode, named_in(text.encode())):
            leads.join(path, files.get(named, path))  # where it may lead once it can be read
    for path, what in joins:
        leads.join(path, f"  {what}")  # no path begins with a space, no id
    found: defaultdict[str, Group] = defaultdict(Group)
    for one in documents:
        found[leads.root(one.path)].files.append(File(one.path, tuple(_ids(one))))
    for path in unusable:
        found[leads.root(path)].files.append(File(path, (PurePosixPath(path).stem,)))
    common = found.pop(leads.root(""), None) or Group()
    return common, list(found.values())


def _ids(document: Document) -> Iterator[str]:
    if document.kind in ALL_SEE:
        return
    yield document.id
    journeys = document.data.get("journeys")
    for one in journeys if isinstance(journeys, list) else ():
        if isinstance(one, dict) and isinstance(one.get("id"), str):
            yield one["id"]
