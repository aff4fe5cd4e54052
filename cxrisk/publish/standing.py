"""A site that stands: while nothing that it rests on has changed, no byte of it would be another.

After each build that the next one may rest on, digests are noted in the cache folder: of what was read, of
what MkDocs made its part of, and of the site's files as they were left. Nothing that makes pages has to be
imported to compare them.
"""

import json
import os
from contextlib import suppress
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from cxrisk.errors import CxriskError
from cxrisk.found import Found
from cxrisk.history.commits import commit_of
from cxrisk.history.head import head_of
from cxrisk.publish.ground import asked_for, ground_of
from cxrisk.publish.tool import publisher
from cxrisk.publish.upon import stamp
from cxrisk.publish.whole import held
from cxrisk.remembered import Memory
from cxrisk.sources.remembering import recalled, remember

if TYPE_CHECKING:
    from cxrisk.publish.built import Order
    from cxrisk.publish.last import LastSite
    from cxrisk.publish.shown import Shown


class _Note(NamedTuple):
    """What a site rested on when it was built."""

    made_of: str
    ground: str
    docs: str
    head: list[Any]
    since: list[str]
    """What it is compared with, and the commit that this was."""
    target: str
    files: str
    pages: int

    def is_ours(self) -> bool:
        """Whether all in it is of the kind that we write."""
        kinds = (str, str, str, list, list, str, str, int)
        return all(isinstance(*pair) for pair in zip(self, kinds, strict=True)) and len(self.since) == 2  # noqa: PLR2004 - see above


class Standing(NamedTuple):
    """A site that need not be built."""

    found: Found
    """What there is to say of what was read."""
    target: Path
    """The folder of the site."""
    pages: int
    """Our pages, hand-written ones not counted."""


def standing(root: Path, day: date, out: Path | None, audience: str | None, folder: Path) -> Standing | None:
    """The site that was asked for, if a build would leave it as it is; `folder` holds what is noted.

    Raises:
        CxriskError: somebody builds it.
    """
    said = _noted(folder, asked_for(root, out, audience))
    found = _found(said, root, day, folder) if said else None
    if not said or not found:
        return None
    target = Path(said.target)
    if not target.is_dir():
        return None
    with held(target):
        return Standing(found, target, said.pages) if _files_of(target) == said.files else None


def note_standing(order: "Order", site: "LastSite", shown: "Shown") -> None:
    """Note what a site rests on that was just built."""
    folder, since, edition = order.means.kept, shown.showing.since, shown.edition
    if folder is None or not order.outcome.made_of or (since and shown.since is None):
        return
    said = _Note(
        made_of=order.outcome.made_of,
        ground=site.ground,
        docs=str(site.docs),
        head=[edition.commit, edition.uncommitted, edition.folder],
        since=[since, shown.since.commit if shown.since else ""],
        target=str(site.target),
        files=_files_of(site.target),
        pages=len(site.pages),
    )
    asked = asked_for(order.root, order.out, order.audience)
    remember(_file(folder, asked), publisher(), json.dumps(said._asdict()).encode())


def _noted(folder: Path, asked: str) -> _Note | None:
    """What was noted; nothing where it is none of ours."""
    with suppress(ModuleNotFoundError, ValueError, TypeError):  # a library is gone: who builds says so
        note = _Note(**json.loads(recalled(_file(folder, asked), publisher()) or b"{}"))
        return note if note.is_ours() else None
    return None


def _found(said: _Note, root: Path, day: date, folder: Path) -> Found | None:
    """What was found in the same files, if all else that the site rests on is the same as well."""
    memory = Memory(folder, root, day, baseline=True)
    if memory.state != said.made_of or list(head_of(root)) != said.head:
        return None
    ref, commit = said.since
    with suppress(OSError, CxriskError):
        if ground_of(root, Path(said.docs)) == said.ground and (not ref or commit_of(root, ref) == commit):
            return memory.found()
    return None


def _files_of(site: Path) -> str:
    """A digest of all files of a site as they lie there: of what tells that nobody has touched them."""
    top, found, waiting = os.lstat(site), list[bytes](), [(os.fspath(site), "")]
    while waiting:
        folder, at = waiting.pop()
        with os.scandir(folder) as entries:
            for one in entries:
                address = f"{at}{one.name}"
                if one.is_dir(follow_symlinks=False):
                    waiting.append((one.path, f"{address}/"))
                    found.append(os.fsencode(f"{address}/"))
                else:
                    found.append(os.fsencode(f"{address} {stamp(one.stat(follow_symlinks=False))}"))
    whole = b"\0".join((b"%d %d" % (top.st_dev, top.st_ino), *sorted(found)))
    return blake2b(whole, digest_size=16).hexdigest()


def _file(folder: Path, asked: str) -> Path:
    return folder / f"{blake2b(asked.encode(), digest_size=12).hexdigest()}.site"
