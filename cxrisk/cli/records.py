"""Records without graph, scores and checks: for commands that only look something up."""

import re
from collections.abc import Iterator
from pathlib import Path

from cxrisk.model.portfolio import Portfolio
from cxrisk.resolve.resolve import Unread, resolve
from cxrisk.sources.discover import find_files, read_bytes
from cxrisk.sources.document import Document
from cxrisk.sources.load import load
from cxrisk.sources.read import read_library, read_workspace
from cxrisk.sources.trouble import Unreadable

_SAYS_CATALOG = re.compile(rb"^kind:[ \t]*['\"]?catalog\b", re.MULTILINE)


def portfolio_of(root: Path) -> Portfolio:
    """All records of a workspace; what is wrong with it is no matter here."""
    sources = read_workspace(root)
    unread = Unread(sources.unread, catalog=sources.catalog_unread)
    return resolve(sources.documents, read_library(), root.name, unread).portfolio


def library_of(root: Path | None) -> Portfolio:
    """The built-in library, with what the catalogs of a workspace add to it or replace.

    Assessments and journeys are not read: it takes no longer in a large workspace.
    """
    catalogs = list(_catalogs(root)) if root else []
    return resolve(catalogs, read_library(), "", Unread(set(), catalog=True)).portfolio


def _catalogs(root: Path) -> Iterator[Document]:
    for path in find_files(root):
        try:
            raw = read_bytes(root, path)
        except Unreadable:
            continue
        document = load(path, raw).document if _SAYS_CATALOG.search(raw) else None
        if document is not None and document.kind == "catalog":
            yield document
