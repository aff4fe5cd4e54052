"""Pages kept on disk from one build to the next.

In the user's cache folder: neither beside the site, where they might be published, nor in the workspace,
which could bring pages along that nobody made. Whatever is wrong with the file, it is as if there were none.
"""

import json
import os
import sqlite3
from array import array
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import fields
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from sys import intern
from typing import Any

from cxrisk.pages.keeper import NOTHING, Rests
from cxrisk.pages.leads import Leads
from cxrisk.pages.page import Found, Heading, Page

_TABLE = "CREATE TABLE kept (address TEXT PRIMARY KEY, notes BLOB, html BLOB, seal BLOB) WITHOUT ROWID"
_ABOUT_ALL = "CREATE TABLE about_all (name TEXT PRIMARY KEY, said BLOB, seal BLOB) WITHOUT ROWID"
_RESTS = "rests"
_MADE_BY = "CREATE TABLE made_by (tool TEXT)"
_SUFFIX = ".pages"
_SHELVES = 7
"""So many are kept beside the one in use."""
_PATIENCE = 0.2  # seconds for another build that writes


class Shelf:
    """The pages of one build; new ones stand for all to see when it is done."""

    def __init__(self, file: sqlite3.Connection) -> None:
        self._file = file
        self._writes = True
        self._rests: Rests | None = None
        self._lines: set[str] = set()

    def rests(self) -> Rests:
        """What the kept pages rest on; nothing where that is not known for certain."""
        try:
            said = json.loads(self.noted(_RESTS))
            names = [said["names"][n] for n in _places(said["named"])]
            values = list(zip(names, said["values"], said["were"].split(" "), strict=True)) if names else []
            return Rests(values, said["always"], _pages_in(said), said["groups"])
        except (ValueError, TypeError, KeyError):
            return NOTHING

    def get(self, address: str) -> Page | None:
        """The page as it was kept; nothing where it was not, or not whole."""
        try:
            row = self._file.execute("SELECT * FROM kept WHERE address = ?", (address,)).fetchone()
            return _page(*row) if row else None
        except (sqlite3.Error, ValueError, TypeError, KeyError):
            return None

    def put(self, address: str, page: Page) -> None:
        """Keep the page."""
        notes, html = _notes(page), page.html.encode()
        self._write(
            "REPLACE INTO kept VALUES (?, ?, ?, ?)", address, notes, html, _seal(address, notes, html)
        )

    def lines(self, name: str) -> Mapping[str, str]:
        """The lines that are kept under this name, if they are whole, by the digests of their sources."""
        self._lines.add(name)
        with suppress(sqlite3.Error, ValueError, TypeError):
            row = self._file.execute("SELECT * FROM kept WHERE address = ?", (name,)).fetchone()
            if row and row[3] == _seal(*row[:3]):
                sources, lines = (part.decode().split("\n") for part in row[1:3])
                return dict(zip(sources, lines, strict=True))
        return {}

    def put_lines(self, name: str, lines: Mapping[str, str]) -> None:
        """Keep these, and no others, under this name."""
        row = name, "\n".join(lines).encode(), "\n".join(lines.values()).encode()
        self._write("REPLACE INTO kept VALUES (?, ?, ?, ?)", *row, _seal(*row))

    def close(self, rests: Rests) -> None:
        """These are the pages of this build, with what they rest on: all others are forgotten."""
        self._write("DELETE FROM about_all")  # what was said of them is no longer so
        said = {field.name: getattr(rests, field.name) for field in fields(rests)}
        named, keys, were = zip(*rests.values, strict=True) if rests.values else ((), (), ())
        names = {name: n for n, name in enumerate(dict.fromkeys(named))}
        said["names"], said["named"] = [*names], _written([names[name] for name in named])
        said["values"], said["were"] = keys, " ".join(were)
        said["pages"], said["given"] = [*rests.pages], [given for given, _ in rests.pages.values()]
        places = [places for _, places in rests.pages.values()]
        said["many"], said["places"] = _written([*map(len, places)]), _written([*chain(*places)])
        self.note(_RESTS, json.dumps(said).encode())
        self._rests = rests

    def save(self) -> None:
        """Write what is new, if it is all of it."""
        if self._rests is None or not self._writes:
            self._file.rollback()
            return
        with self._file:
            kept = {address for (address,) in self._file.execute("SELECT address FROM kept")}
            pages = {*self._rests.pages, *chain.from_iterable(self._rests.groups.values())}
            gone = [(address,) for address in kept - pages - self._lines]
            self._file.executemany("DELETE FROM kept WHERE address = ?", gone)

    def note(self, name: str, said: bytes) -> None:
        """Keep something that is said of all pages."""
        self._write("REPLACE INTO about_all VALUES (?, ?, ?)", name, said, _seal(name, said, b""))

    def noted(self, name: str) -> bytes:
        """What is said of all pages under this name; empty where nothing is, or it is not whole."""
        try:
            row = self._file.execute("SELECT said, seal FROM about_all WHERE name = ?", (name,)).fetchone()
            return row[0] if row and row[1] == _seal(name, row[0], b"") else b""
        except (sqlite3.Error, TypeError):
            return b""

    def _write(self, statement: str, *values: object) -> None:
        if self._writes:
            try:
                self._file.execute(statement, values)
            except sqlite3.Error:  # a full disk, or another build that writes: it works without
                self._writes = False


@contextmanager
def shelf_of(name: str, folder: Path | None, tool: str) -> Iterator[Shelf | None]:
    """The shelf of this name in the `folder` of all shelves, if there is one; which only this `tool` fills.

    It is written at the end, unless something failed.
    """
    file = _opened(folder, name, tool) if folder else None
    if file is None:
        yield None
        return
    with closing(file):
        shelf = Shelf(file)
        yield shelf
        with suppress(sqlite3.Error):  # a full disk, or another build that writes: it works without
            shelf.save()


def shelf_name(root: Path, audience: str) -> str:
    """A name of its own for every workspace, and for each of its audiences."""
    return f"{blake2b(os.fsencode(root.resolve()), digest_size=12).hexdigest()}-{audience}{_SUFFIX}"


def _opened(folder: Path, name: str, tool: str) -> sqlite3.Connection | None:
    path = folder / name
    with suppress(OSError, sqlite3.Error):
        folder.mkdir(parents=True, exist_ok=True)
        file = sqlite3.connect(path, timeout=_PATIENCE)
        if _is_from(file, tool):
            return file
        file.close()
        path.unlink(missing_ok=True)
        _forget(folder)
        path.touch(0o600)
        return _begun(sqlite3.connect(path, timeout=_PATIENCE), tool)
    return None


def _forget(folder: Path) -> None:
    """Make room: who was longest away goes first."""
    shelves = sorted(folder.glob(f"*{_SUFFIX}"), key=lambda one: one.stat().st_mtime, reverse=True)
    for old in shelves[_SHELVES:]:
        old.unlink(missing_ok=True)


def _is_from(file: sqlite3.Connection, tool: str) -> bool:
    with suppress(sqlite3.Error):
        file.execute("PRAGMA synchronous = OFF")  # what a power cut spoils is found out by its seal
        return file.execute("SELECT tool FROM made_by").fetchall() == [(tool,)]
    return False


def _begun(file: sqlite3.Connection, tool: str) -> sqlite3.Connection:
    file.execute("PRAGMA synchronous = OFF")
    with file:
        file.execute(_TABLE)
        file.execute(_ABOUT_ALL)
        file.execute(_MADE_BY)
        file.execute("INSERT INTO made_by VALUES (?)", (tool,))
    return file


def _seal(address: str, notes: bytes, html: bytes) -> bytes:
    seal = blake2b(b"%s\0%d\0" % (address.encode(), len(notes)), digest_size=16)
    seal.update(notes)
    seal.update(html)
    return seal.digest()


def _written(places: Sequence[int]) -> str:
    """Many numbers, in a tenth of the time that JSON takes to write and to read them."""
    return b64encode(array("I", places).tobytes()).decode()


def _places(written: str) -> Sequence[int]:
    return array("I", b64decode(written))


def _pages_in(said: Mapping[str, Any]) -> Mapping[str, tuple[str, Sequence[int]]]:
    """What each page was given, and the places of what it rests on: those of all stand in a row."""
    found, at, places = {}, 0, _places(said["places"])
    for name, given, many in zip(said["pages"], said["given"], _places(said["many"]), strict=True):
        found[name] = given, places[at : at + many]
        at += many
    return found


def _notes(page: Page) -> bytes:
    """All of a page but its HTML."""
    about = {
        "title": page.title,
        "headings": [[one.level, one.id, one.title] for one in page.headings],
        "found": [[one.anchor, one.title, one.text] for one in page.found],
        "nav": page.nav,
        "beside": page.beside,
        "leads": page.leads and [page.leads.anchors, page.leads.targets, page.leads.outside],
        "is_lean": page.is_lean,
    }
    return json.dumps(about).encode()


def _page(address: str, notes: bytes, html: bytes, seal: bytes) -> Page | None:
    if seal != _seal(address, notes, html):
        return None
    about = json.loads(notes)
    return Page(
        address=address,
        title=about["title"],
        html=html.decode(),
        headings=tuple(Heading(*one) for one in about["headings"]),
        found=tuple(Found(*one) for one in about["found"]),
        nav=about["nav"],
        beside=tuple((address, text) for address, text in about["beside"]),
        leads=Leads(*(tuple(map(intern, one)) for one in about["leads"])) if about["leads"] else None,
        is_lean=about["is_lean"],
    )
