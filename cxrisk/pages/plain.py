"""A page as plain text: what stands on it, as Markdown that one can paste into a mail or a paper.

It reads the finished page, so that both say the same. Drawings are their titles, links are their words.
"""

import re
from html.parser import HTMLParser

_HEADINGS = {"h1": "# ", "h2": "## ", "h3": "### "}
_BLOCKS = frozenset(("p", "li", "figcaption", "caption", "div", "dt", "dd", "aside", "section", *_HEADINGS))
_UNSEEN = ("noprint", "unseen", "trail", "source", "neighbours", "onpage", "legend", "twin")
_BEFORE_A_MARK = re.compile(r" ([,.;:])")
"""A blank that is left of a flag or another drawing between a word and its comma."""
_VOID = frozenset(("br", "img", "hr", "wbr", "path", "circle", "rect", "line", "input"))


def as_text(html: str) -> str:
    """The page's text, paragraph by paragraph; what is not printed is left out."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_line()
    return "\n\n".join(reader.blocks) + "\n"


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self._line: list[str] = []
        self._start = ""
        self._hidden: list[str] = []
        """Open elements from the first that is not printed."""
        self._drawing = 0
        """How deep in a drawing; only its title is read."""
        self._in_title = False
        self._in_flag = False
        """Words that stand for a flag stand in brackets."""
        self._rows: list[list[str]] = []
        self._in_table = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            self._line.append(" ")
            return
        classes = (dict(attrs).get("class") or "").split()
        if self._hidden or any(one in _UNSEEN for one in classes):
            self._hidden.append(tag)
        elif tag == "svg" or self._drawing:
            self._drawing += 1
            self._in_title = tag == "title"
        else:
            self._open(tag)
            if "mot" in classes:
                self._in_flag = True
                self._line.append("(")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A drawing's shapes close themselves and say nothing."""

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        if self._hidden:
            self._hidden.pop()
        elif self._drawing:
            self._drawing -= 1
            self._in_title = False
        else:
            if self._in_flag:
                self._in_flag = False
                self._line.append(")")
            self._close(tag)

    def handle_data(self, data: str) -> None:
        if not self._hidden and (not self._drawing or self._in_title):
            self._line.append(data)

    def _open(self, tag: str) -> None:
        if tag == "table":
            self.end_line()
            self._in_table, self._rows = True, []
        elif self._in_table and tag == "tr":
            self._rows.append([])
            self._line = []
        elif tag == "small":
            self._line.append(" (" if self._in_table else " ")
        elif tag in _BLOCKS and not self._in_row():
            self.end_line()
            self._start = _HEADINGS.get(tag, "- " if tag == "li" else "")

    def _close(self, tag: str) -> None:
        if self._in_table and tag in ("td", "th"):
            self._rows[-1].append(self._taken().replace("|", "\\|"))
        elif tag == "table":
            self._in_table = False
            self.blocks.append(_table(self._rows))
        elif tag == "small" and self._in_table:
            self._line.append(")")
        elif tag in _BLOCKS and not self._in_row():
            self.end_line()

    def _in_row(self) -> bool:
        return self._in_table and bool(self._rows)

    def end_line(self) -> None:
        """What has come together is a paragraph."""
        text = self._taken()
        if text:
            self.blocks.append(self._start + text)
        self._start = ""

    def _taken(self) -> str:
        text = _BEFORE_A_MARK.sub(r"\1", " ".join("".join(self._line).split()))
        self._line = []
        return text


def _table(rows: list[list[str]]) -> str:
    """The first row is the head."""
    lines = [f"| {' | '.join(row)} |" for row in rows if row]
    if lines:
        lines.insert(1, f"|{' --- |' * len(rows[0])}")
    return "\n".join(lines)
