"""Where a page leads, and which places on it can be led to: read once, when it is made."""

import re
from collections.abc import Iterable
from functools import lru_cache
from html import unescape
from posixpath import dirname, join, normpath
from sys import intern
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
class Written:
    """The addresses on a page, as they are written."""

    inside: frozenset[str]
    """In this site."""
    outside: frozenset[str]
    """Elsewhere, and no links that a reader follows."""


@dataclass(frozen=True, slots=True)
class Leads:
    """Where a page leads and may be led to; each sorted."""

    anchors: tuple[str, ...] = ()
    """The ids on it."""
    targets: tuple[str, ...] = ()
    """Where its links in this site lead: addresses from the root, maybe with an anchor."""
    outside: tuple[str, ...] = ()
    """What it takes from elsewhere, which no page should."""


def leads_of(address: str, html: str) -> Leads:
    """Those of a page, or of a part of it."""
    written = written_on(html)
    targets = {target_of(address, link) for link in written.inside}
    return Leads(_interned(anchors_of(html)), _interned(targets), tuple(sorted(written.outside)))


def anchors_of(html: str) -> set[str]:
    """All ids on a page; they are written with double quotes, as everywhere in our pages."""
    return {unescape(found) for found in _ID.findall(html)}


def written_on(html: str) -> Written:
    """The addresses on a page that may be wrong; links elsewhere that a reader follows are not among them."""
    inside, outside = set(), set()
    patterns = (pattern for start, pattern in _ADDRESSES.items() if start in html)
    for written in {found for pattern in patterns for found in pattern.findall(html)}:
        address = unescape(written)
        if not _ELSEWHERE.match(address):
            inside.add(address)
        elif not (is_safe(address) and _is_only_linked(html, f'="{written}"')):
            outside.add(address)
    return Written(frozenset(inside), frozenset(outside))


def target_of(here: str, link: str) -> str:
    """The place that a link on the page `here` leads to: an address from the root, maybe with an anchor."""
    path, _, anchor = link.partition("#")
    address = _resolved(dirname(here), path) if path else here
    return f"{address}#{unquote(anchor)}" if anchor else address


@lru_cache(maxsize=4096)
def _resolved(folder: str, path: str) -> str:
    """The address that `path` means on a page in `folder`."""
    return normpath(join(folder, unquote(path.partition("?")[0])))


def _is_only_linked(html: str, value: str) -> bool:
    """Whether nothing fetches it: every attribute of this value is one of `<a>`, or names the page itself."""
    at = html.find(value)
    while at >= 0:
        if not html.startswith(_FETCH_NOTHING, html.rfind("<", 0, at)):
            return False
        at = html.find(value, at + 1)
    return True


def _interned(texts: Iterable[str]) -> tuple[str, ...]:
    """Each text once in memory, on however many pages it stands."""
    return tuple(map(intern, sorted(texts)))
