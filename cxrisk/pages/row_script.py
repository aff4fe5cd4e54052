"""The rows of a table that stands on several pages, all of them, as one script that every page sifts with.

The rows are taken from the finished pages, so that what is found says what the pages say. They are data, not
markup: `["td", {"data-l": "Owner"}, "Head of cards"]`. The script that reads them makes elements and texts.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from html import unescape
from typing import TypeAlias

from cxrisk.pages.page import Page

Kept: TypeAlias = Callable[[str, str, Callable[[], str]], str]
"""Gives a text of this name as it was kept, if its source is what it was; else as it is made."""
Node: TypeAlias = "list[str | dict[str, str] | Node]"
"""A tag, its attributes, and what stands in it."""

_BODY = re.compile(r"<tbody>(.*?)</tbody>", re.DOTALL)
_TOKEN = re.compile(r"<(/?)([a-z0-9]+)([^>]*)>|([^<]+)")
_ATTRIBUTE = re.compile(r'([a-z-]+)(?:="([^"]*)")?')
_ESCAPES = str.maketrans({character: f"\\u{ord(character):04x}" for character in "<>&"})
_VOID = frozenset(("br", "img", "wbr"))


def _made(_name: str, _source: str, make: Callable[[], str]) -> str:
    return make()


def with_rows(pages: Iterable[Page], kept: Kept = _made) -> Iterator[Page]:
    """The pages of one table; where there are several, the first brings the script: `risks.rows.js`.

    The rows of a page may be `kept` from an earlier build.
    """
    first, *further = pages
    if further:
        text = row_script((first, *further), kept)
        first = replace(first, beside=((rows_address(first.address), text),))
    yield from (first, *further)


def rows_address(first: str) -> str:
    """Where the script lies, by the address of the table's first page."""
    return first.removesuffix(".html") + ".rows.js"


def row_script(pages: Iterable[Page], kept: Kept = _made) -> str:
    """All rows in the bodies of the tables on these pages."""
    parts = (kept(f"{page.address}#rows", page.html, partial(_written, page)) for page in pages)
    return f"cxrisk_rows([{','.join(filter(None, parts))}])\n"


def _written(page: Page) -> str:
    rows = [row for body in _BODY.findall(page.html) for row in _rows(body, page.address)]
    return json.dumps(rows, separators=(",", ":")).translate(_ESCAPES)[1:-1]


def _rows(body: str, page: str) -> Iterator[Node]:
    open_: list[Node] = []
    for closes, tag, attributes, text in _TOKEN.findall(body):
        if closes:
            done = open_.pop()
            if not open_:
                yield done
        elif tag:
            node: Node = [tag, _attributes(attributes, page)]
            if open_:
                open_[-1].append(node)
            if tag not in _VOID:
                open_.append(node)
        elif open_ and (text.strip() or "\n" not in text):  # lines between elements are our templates'
            open_[-1].append(" ".join(unescape(f"|{text}|").split())[1:-1])


def _attributes(written: str, page: str) -> dict[str, str]:
    """With links that count from the page they stand on leading there from everywhere."""
    found = {name: unescape(value) for name, value in _ATTRIBUTE.findall(written)}
    if found.get("href", "").startswith("#"):
        found["href"] = page + found["href"]
    return found
