"""Our pages as the Markdown that somebody would write to say the same.

    python bench/markdown.py WORKSPACE FOLDER

Headings, paragraphs, lists, links and tables are kept, charts and layout are not: what is left is what a
plain site would have to build.
"""

import json
import sys
from html.parser import HTMLParser
from pathlib import Path

from common import TODAY

from cxrisk.history.edition import edition_of
from cxrisk.pages.page import Page
from cxrisk.pages.site import all_pages
from cxrisk.pipeline import run

_HEADINGS = {f"h{level}": "#" * level + " " for level in range(1, 7)}
_OPENS = {**_HEADINGS, "li": "- ", "dt": "- ", "dd": "  - "}
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "caption",
        "details",
        "div",
        "dl",
        "dt",
        "dd",
        "figcaption",
        "figure",
        "footer",
        "header",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "section",
        "summary",
        "ul",
    ]
)
_LEFT_OUT = frozenset(("svg", "script", "style", "template"))
_MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*", "code": "`"}
_SPECIAL = str.maketrans({character: f"\\{character}" for character in "\\`*_[]<>|#"})


class Markdown(HTMLParser):
    """Collects the Markdown of one fragment of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self._line: list[str] = []
        self._opens = ""
        self._left_out = 0
        self._rows: list[list[str]] | None = None
        self._link = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        if tag in _LEFT_OUT:
            self._left_out += 1
        elif tag == "table":
            self._close()
            self._rows = []
        elif tag == "tr" and self._rows is not None:
            self._rows.append([])
        elif tag in _BLOCKS and self._rows is None:
            self._close()
            self._opens = _OPENS.get(tag, self._opens if tag == "p" else "")
        elif tag == "a":
            self._link = _target(dict(attrs).get("href") or "")
            self._line.append("[" if self._link else "")

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        if tag in _LEFT_OUT:
            self._left_out -= 1
        elif tag in ("td", "th") and self._rows:
            self._rows[-1].append(self._text())
        elif tag == "table" and self._rows is not None:
            self._table(self._rows)
            self._rows = None
        elif tag in _BLOCKS and self._rows is None:
            self._close()
        elif tag == "a" and self._link:
            self._line.append(f"]({self._link})")
            self._link = ""

    def handle_data(self, data: str) -> None:
        """Text between elements."""
        if not self._left_out:
            self._line.append(data.translate(_SPECIAL))

    def _text(self) -> str:
        text = " ".join("".join(self._line).split())
        self._line = []
        return text

    def _close(self) -> None:
        text = self._text()
        if text:
            listed = self._opens.endswith("- ") and self.blocks and self.blocks[-1].lstrip().startswith("- ")
            self.blocks.append(("" if listed else "\n") + self._opens + text)
            self._opens = ""

    def _table(self, rows: list[list[str]]) -> None:
        width = max((len(row) for row in rows), default=0)
        lines = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in rows if row]
        if lines:
            lines.insert(1, "|" + " --- |" * width)
            self.blocks.append("\n" + "\n".join(lines) + "\n")


def _target(href: str) -> str:
    """A link as Markdown sites write it: to the source of the page; anchors inside a page are left out."""
    address = href.partition("#")[0]
    return address.removesuffix(".html") + ".md" if address.endswith(".html") else address


def write_site(pages: list[Page], folder: Path) -> int:
    """Write sources and settings of a plain site with the same pages; the characters in them."""
    written = 0
    for page in pages:
        converter = Markdown()
        converter.feed(page.html)
        converter.close()
        source = folder / "docs" / (page.address.removesuffix(".html") + ".md")
        source.parent.mkdir(parents=True, exist_ok=True)
        written += source.write_text("\n".join(converter.blocks) + "\n", encoding="utf-8")
    settings = {
        "site_name": "The same as Markdown",
        "use_directory_urls": False,
        "theme": {"name": "material", "font": False},
        "plugins": ["search"],
        "nav": [{page.nav: page.address.removesuffix(".html") + ".md"} for page in pages if page.nav],
        "not_in_nav": "*",
    }
    (folder / "mkdocs.yml").write_text(json.dumps(settings, indent=2), encoding="utf-8")
    return written


def main() -> None:
    workspace, folder = Path(sys.argv[1]), Path(sys.argv[2])
    outcome = run(workspace, TODAY)
    pages = list(all_pages(outcome, edition_of(outcome)))
    written = write_site(pages, folder)
    print(
        json.dumps({"pages": len(pages), "characters": written, "html": sum(len(one.html) for one in pages)})
    )


if __name__ == "__main__":
    main()
