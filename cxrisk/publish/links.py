"""Our own link check, over the pages as they were written."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from cxrisk.pages.addresses import is_safe

_ID = re.compile(r'\sid="([^"]*)"')
_ADDRESS = re.compile(r'\s(?:href|src|srcset|poster|data|action|formaction|xlink:href)="([^"]*)"')
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
    for found in _ADDRESS.finditer(html):
        address = unescape(found[1])
        if not _ELSEWHERE.match(address):
            page.inside.add(address)
        elif not (is_safe(address) and _is_link(html, found.start())):
            page.outside.add(address)
    return page


def _is_link(html: str, at: int) -> bool:
    """Whether the attribute that starts here is one of `<a>`: followed by the reader, not by the page."""
    return html.startswith(("<a ", "<a\n"), html.rfind("<", 0, at))


def _leads_somewhere(site: Path, here: str, target: str, read: dict[str, _Read | None]) -> bool:
    path, _, anchor = target.partition("#")
    address = normpath(join(dirname(here), unquote(path.partition("?")[0]))) if path else here
    if address.startswith(("..", "/")):
        return False
    if address not in read:
        file = site / address
        read[address] = _read(file / "index.html" if file.is_dir() else file)
    page = read[address]
    return page is not None and (not anchor or unquote(anchor) in page.anchors)


def in_words(faults: Iterable[Fault], most: int) -> Iterator[str]:
    """One line a fault, the first `most` of them."""
    for number, fault in enumerate(faults):
        if number == most:
            yield "..."
            return
        yield f"{fault.page}: {fault.says}"
