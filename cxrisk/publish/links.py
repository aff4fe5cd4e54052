"""Our own link check, over the pages as they were written."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import unescape
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from cxrisk.pages.addresses import is_safe
from cxrisk.records import dataclass

_ID = re.compile(r' id="([^"]*)"')
_ADDRESSES = {
    start: re.compile(f'{start}([^"]*)"')
    for start in ('href="', ' src="', ' srcset="', ' poster="', ' data="', 'action="')
}
"""A plain pattern an attribute: each is looked for at the speed of memory, all in one would not be."""
_FETCH_NOTHING = ("<a ", "<a\n", '<link rel="canonical" ')
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something on a page that leads nowhere, or elsewhere without being a link."""

    page: str
    """Its address."""
    says: str


@dataclass(frozen=True, slots=True)
class _Read:
    anchors: set[str]
    inside: set[str]
    """Addresses in this site, as they are written."""
    outside: set[str]
    """Addresses elsewhere that are no links that a reader follows."""


def anchors_of(html: str) -> set[str]:
    """All ids on a page; they are written with double quotes, as everywhere in our pages."""
    return {unescape(found) for found in _ID.findall(html)}


def check_links(site: Path, addresses: Iterable[str]) -> list[Fault]:
    """What is wrong with the pages of these addresses: missing, dead links, resources from elsewhere."""
    read: dict[str, _Read | None] = {address: _read(site / address) for address in addresses}
    faults: list[Fault] = []
    for address, page in list(read.items()):
        if page is None:
            faults.append(Fault(address, "the page was not made"))
            continue
        faults += [Fault(address, f"takes `{url}` from elsewhere") for url in sorted(page.outside)]
        dead = (target for target in sorted(page.inside) if not _leads_somewhere(site, address, target, read))
        faults += [Fault(address, f"links to `{target}`, which is not there") for target in dead]
    return faults


def _read(path: Path) -> _Read | None:
    if not path.is_file():
        return None
    page = _Read(set(), set(), set())
    if path.suffix != ".html":
        return page
    html = path.read_text(encoding="utf-8")
    page.anchors.update(anchors_of(html))
    patterns = (pattern for start, pattern in _ADDRESSES.items() if start in html)
    for written in {found for pattern in patterns for found in pattern.findall(html)}:
        address = unescape(written)
        if not _ELSEWHERE.match(address):
            page.inside.add(address)
        elif not (is_safe(address) and _is_only_linked(html, f'="{written}"')):
            page.outside.add(address)
    return page


def _is_only_linked(html: str, value: str) -> bool:
    """Whether nothing fetches it: every attribute of this value is one of `<a>`, or names the page itself."""
    at = html.find(value)
    while at >= 0:
        if not html.startswith(_FETCH_NOTHING, html.rfind("<", 0, at)):
            return False
        at = html.find(value, at + 1)
    return True


def _leads_somewhere(site: Path, here: str, target: str, read: dict[str, _Read | None]) -> bool:
    path, _, anchor = target.partition("#")
    address = _resolved(dirname(here), path) if path else here
    if address.startswith(("..", "/")):
        return False
    if address not in read:
        file = site / address
        read[address] = _read(file / "index.html" if file.is_dir() else file)
    page = read[address]
    return page is not None and (not anchor or unquote(anchor) in page.anchors)


@lru_cache(maxsize=4096)
def _resolved(folder: str, path: str) -> str:
    """The address that `path` means on a page in `folder`."""
    return normpath(join(folder, unquote(path.partition("?")[0])))


def in_words(faults: Iterable[Fault], most: int) -> Iterator[str]:
    """One line a fault, the first `most` of them."""
    for number, fault in enumerate(faults):
        if number == most:
            yield "..."
            return
        yield f"{fault.page}: {fault.says}"
