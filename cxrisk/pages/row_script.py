"""The rows of a table that stands on several pages, all of them, as one script that every page sifts with.

The rows are taken from the finished pages, so that what is found says what the pages say. They are data, not
markup: `["td", {"data-l": "Owner"}, "Head of cards"]`. The script that reads them makes elements and texts.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import unescape
from typing import TypeAlias

from cxrisk.pages.page import Page

Node: TypeAlias = "list[str | dict[str, str] | Node]"
"""A tag, its attributes, and what stands in it."""

_BODY = re.compile(r"<tbody>(.*?)</tbody>", re.DOTALL)
_TOKEN = re.compile(r"<(/?)([a-z0-9]+)([^>]*)>|([^<]+)")
_ATTRIBUTE = re.compile(r'([a-z-]+)(?:="([^"]*)")?')
_ESCAPES = str.maketrans({character: f"\\u{ord(character):04x}" for character in "<>&"})
_VOID = frozenset(("br", "img", "wbr"))


def with_rows(pages: Iterable[Page]) -> Iterator[Page]:
    """The pages of one table; where there are several, the first brings the script: `risks.rows.js`."""
    first, *further = pages
    if further:
        text = row_script((first, *further))
        first = replace(first, beside=((rows_address(first.address), text),))
    yield from (first, *further)


def rows_address(first: str) -> str:
    """Where the script lies, by the address of the table's first page."""
    return first.removesuffix(".html") + ".rows.js"


def row_script(pages: Iterable[Page]) -> str:
    """All rows in the bodies of the tables on these pages."""
    rows = [row for page in pages for body in _BODY.findall(page.html) for row in _rows(body, page.address)]
    return f"cxrisk_rows({json.dumps(rows, separators=(',', ':')).translate(_ESCAPES)})\n"


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
