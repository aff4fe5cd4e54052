"""Our entries in the site's search, and the search of a site that lies on a disk."""

import json
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

from cxrisk.pages.page import Found, Page

_PLUGINS = ("material/search", "search")
_LONGEST = 100
"""Characters of a text: enough to tell two of one name apart; whoever searches loads all of them."""
INDEX = "search/search_index.json"
INDEX_AS_SCRIPT = "search/search_index.js"


def add_entries(plugins: Mapping[str, object], page: Page) -> bool:
    """Put what the page wants found into the index of the search plugin, if that is among `plugins`.

    Returns whether that went well; a site without search is well too. MkDocs has no event for this, so the
    shape of the plugin's list is looked at before anything is put there.
    """
    plugin = next((plugins[name] for name in _PLUGINS if name in plugins), None)
    if plugin is None:
        return True
    entries = getattr(getattr(plugin, "search_index", None), "entries", None)
    if not isinstance(entries, list):
        return False
    entries.extend(_entries(page))
    return True


def _entries(page: Page) -> list[dict[str, str]]:
    """First the page itself: the theme shows what it finds on a page below the page's own entry."""
    itself = next((found for found in page.found if not found.anchor), Found("", page.title, ""))
    return [
        _entry(page.address, itself),
        *(_entry(f"{page.address}#{found.anchor}", found) for found in page.found if found.anchor),
    ]


def _entry(location: str, found: Found) -> dict[str, str]:
    """The theme places titles and texts as HTML, so they are escaped here."""
    return {
        "location": location,
        "title": escape(found.title, quote=False),
        "text": escape(_short(found.text), quote=False),
    }


def _short(text: str) -> str:
    """The beginning of a text, cut between words where it has any."""
    if len(text) <= _LONGEST:
        return text
    return f"{text[:_LONGEST].rpartition(' ')[0] or text[:_LONGEST]} …"


def write_for_disk(site: Path) -> None:
    """The index once more as a script: from `file://` a browser loads scripts, but no data."""
    index = site / INDEX
    if index.is_file():
        text = index.read_text(encoding="utf-8")
        (site / INDEX_AS_SCRIPT).write_text(as_script(text), encoding="utf-8")


def as_script(index: str) -> str:
    """The index as a script."""
    return f"var __index = {index}"


def renewed(index: str, addresses: Sequence[str], made: Mapping[str, Page]) -> str:
    """The index of a site with other pages `made` than it had; these are the `addresses` of all of ours."""
    said = json.loads(index)
    entries: dict[str, list[object]] = {address: [] for address in addresses}
    others: list[object] = []
    for entry in said["docs"]:
        entries.get(entry["location"].partition("#")[0], others).append(entry)
    entries |= {address: list(_entries(page)) for address, page in made.items()}
    said["docs"] = [*(entry for address in addresses for entry in entries[address]), *others]
    return json.dumps(said, separators=(",", ":"))
