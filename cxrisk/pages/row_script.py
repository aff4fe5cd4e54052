"""The rows of a table that stands on several pages, all of them, as one script that every page sifts with.

The rows are taken from the finished pages, so that what is found says what the pages say. They are data, not
markup: `["td", {"data-l": "Owner"}, "Head of cards"]`. The script that reads them makes elements and texts.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from html import unescape
from typing import TypeAlias, cast

from cxrisk.pages.page import Page

Kept: TypeAlias = Callable[[str, Sequence[str], Callable[[str], str]], Iterable[str]]
"""Gives a line for each source under this name: as it was kept, or as it is made of the source."""
Node: TypeAlias = "list[str | dict[str, str] | Node]"
"""A tag, its attributes, and what stands in it."""

_TOKEN = re.compile(r"<(/?)([a-z0-9]+)([^>]*)>|([^<]+)")
_ATTRIBUTE = re.compile(r'([a-z-]+)(?:="([^"]*)")?')
_ESCAPES = str.maketrans({character: f"\\u{ord(character):04x}" for character in "<>&"})
_VOID = frozenset(("br", "img", "wbr"))


def _made(_name: str, sources: Sequence[str], make: Callable[[str], str]) -> Iterable[str]:
    return map(make, sources)


def with_rows(pages: Iterable[Page], kept: Kept = _made) -> Iterator[Page]:
    """The pages of one table; where there are several, the first brings the script: `risks.rows.js`.

    Rows may be `kept` from an earlier build.
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
    rows = (
        row
        for page in pages
        for row in kept(f"{page.address}#rows", _rows_of(page), partial(_written, page.address))
    )
    return f"cxrisk_rows([{','.join(rows)}])\n"


def _rows_of(page: Page) -> list[str]:
    """The rows, each without its end; none holds another table."""
    bodies = (part.partition("</tbody>")[0] for part in page.html.split("<tbody>")[1:])
    return [row.strip() for body in bodies for row in body.split("</tr>")[:-1]]


def _written(page: str, row: str) -> str:
    return json.dumps(_node(row, page), separators=(",", ":")).translate(_ESCAPES)


def _node(row: str, page: str) -> Node:
    whole: Node = []
    open_ = [whole]
    for closes, tag, attributes, text in _TOKEN.findall(row):
        if closes:
            open_.pop()
        elif tag:
            node: Node = [tag, _attributes(attributes, page)]
            open_[-1].append(node)
            if tag not in _VOID:
                open_.append(node)
        elif text.strip() or "\n" not in text:  # lines between elements are our templates'
            open_[-1].append(" ".join(unescape(f"|{text}|").split())[1:-1])
    return cast("Node", whole[0])


def _attributes(written: str, page: str) -> dict[str, str]:
    """With links that count from the page they stand on leading there from everywhere."""
    found = {name: unescape(value) for name, value in _ATTRIBUTE.findall(written)}
    if found.get("href", "").startswith("#"):
        found["href"] = page + found["href"]
    return found
