"""The site that was built last, as far as the next one may rest on it.

What stands around our pages, and every file that is none of ours, is made by MkDocs of its settings, of the
hand-written pages and of the addresses of ours. While those are what they were, so is all of that.
"""

import json
import os
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any

from cxrisk.history.edition import Edition
from cxrisk.pages.page import Heading, Page
from cxrisk.publish.built import Order
from cxrisk.publish.frames import Frame, Only, Shell
from cxrisk.publish.ground import FILE, asked_for
from cxrisk.publish.shelf import Shelf
from cxrisk.publish.shown import Showing
from cxrisk.publish.tables import Noted
from cxrisk.publish.upon import Kept
from cxrisk.records import dataclass
from cxrisk.sources.discover import ASSESSMENTS, BASELINE

NAME = "site"


@dataclass(frozen=True, slots=True)
class LastSite:
    """A site as it was built."""

    key: str
    """A digest of what was asked for."""
    ground: str
    """One of all that the files rest on which are none of ours, and what stands around ours."""
    target: Path
    docs: Path
    """The folder of the hand-written pages."""
    showing: Showing
    pages: Sequence[tuple[str, str]]
    """Our pages in their order: the address, and the name in the navigation."""
    beside: Mapping[str, Sequence[str]]
    """The files beside some of them, by the address of the page."""
    tables: Noted
    """The downloads, record by record."""
    frames: Mapping[str, Frame]
    """By address."""
    raw: Mapping[str, str]
    """What tells the pages from any others, by address; of those that were not made, as they were kept."""
    named: frozenset[str]
    """Pages of ours with a place in them that a hand-written one leads to."""
    files: Mapping[str, Kept]
    """All files, by address."""


def key_of(order: Order, docs: Path, edition: Edition) -> str:
    """The digest of what was asked for, and of which edition."""
    asked = repr([asked_for(order.root, order.out, order.audience), docs, edition])
    return blake2b(asked.encode(), digest_size=16).hexdigest()


def moments(*paths: Path) -> Sequence[tuple[str, int, int]]:
    """When these files, and all below these folders, were written to last: nothing changes without it."""
    every = [one for path in paths for one in (path, *sorted(path.rglob("*")))]
    found = [(str(path), path.lstat()) for path in every if os.path.lexists(path)]
    return [(path, stat.st_mtime_ns, stat.st_ctime_ns) for path, stat in found]


def raw_of(page: Page) -> str:
    """A digest of a page before anything was taken out of it or put around it."""
    digest = blake2b(repr((page.title, page.headings, page.is_lean)).encode(), digest_size=16)
    for text in (page.html, *(part for beside in page.beside for part in beside)):
        digest.update(f"\0{len(text)}\0{text}".encode())
    return digest.hexdigest()


def sources_of(root: Path, docs: Path) -> tuple[Path, ...]:
    """Files and folders that a site rests on; the first two are those that people write in."""
    return root / ASSESSMENTS, docs, root / FILE, root / BASELINE


def note_last(shelf: Shelf, site: LastSite) -> None:
    """Keep what is known of a site that was just built."""
    shells: dict[Shell, int] = {}
    frames = {
        address: [shells.setdefault(one.shell, len(shells)), one.canonical, _plain(one.only)]
        for address, one in site.frames.items()
    }
    said = {
        "key": site.key,
        "ground": site.ground,
        "target": str(site.target),
        "docs": str(site.docs),
        "showing": [site.showing.audience, site.showing.since],
        "pages": site.pages,
        "beside": site.beside,
        "tables": site.tables,
        "shells": [shell.pieces for shell in shells],
        "frames": frames,
        "raw": site.raw,
        "named": sorted(site.named),
        "files": {address: [one.sum, one.stamp] for address, one in site.files.items()},
    }
    shelf.note(NAME, json.dumps(said).encode())


def last_site(shelf: Shelf) -> LastSite | None:
    """What is known of the site that was built last, if anything."""
    try:
        said = json.loads(shelf.noted(NAME))
        shells = [Shell(tuple(pieces)) for pieces in said["shells"]]
        return LastSite(
            key=said["key"],
            ground=said["ground"],
            target=Path(said["target"]),
            docs=Path(said["docs"]),
            showing=Showing(*said["showing"]),
            pages=[(address, nav) for address, nav in said["pages"]],
            beside=said["beside"],
            tables=said["tables"],
            frames={
                address: Frame(shells[shell], canonical, _only(only))
                for address, (shell, canonical, only) in said["frames"].items()
            },
            raw=said["raw"],
            named=frozenset(said["named"]),
            files={address: Kept(one, tuple(marks)) for address, (one, marks) in said["files"].items()},
        )
    except (ValueError, TypeError, KeyError, LookupError):
        return None


def _plain(only: Only | None) -> list[object] | None:
    return [only[0], [[one.level, one.id, one.title] for one in only[1]]] if only else None


def _only(said: list[Any] | None) -> Only | None:
    return (said[0], tuple(Heading(*one) for one in said[1])) if said else None
