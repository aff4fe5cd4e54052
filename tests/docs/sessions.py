"""A page of the documentation as a session: its commands and files, in the order of reading."""

import re
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
PAGES = CHECKOUT / "docs" / "pages"
_BLOCK = re.compile(
    r"(?:^<!-- ends with (?P<code>\d) -->\n)?"
    r"^```(?P<word>\S+)(?: title=\"(?P<title>[^\"]+)\")?\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_BEGINS = re.compile(r"^<!-- begins in: (\w+) -->$", re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """A fenced block of a page."""

    word: str
    """What it holds: console, yaml."""
    title: str
    text: str
    code: int | None
    """The exit code that the page announces for its last command."""


def blocks(page):
    for found in _BLOCK.finditer(page.read_text(encoding="utf-8")):
        code = found["code"]
        yield Block(found["word"], found["title"] or "", found["text"], int(code) if code else None)


def begins_in(page):
    found = _BEGINS.search(page.read_text(encoding="utf-8"))
    return found[1] if found else "nothing"
