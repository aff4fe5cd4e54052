"""A page without the blank lines and indents that the theme's templates leave around what it says."""

import re

_APART = re.compile(
    r"(<article class=\"md-content.*</article>|<(pre|textarea|script|style)\b.*?</\2>)", re.DOTALL
)
"""What stays letter by letter: what the page says, and what is no layout."""
_BETWEEN = re.compile(r"[ \t]*\n[ \t\r\n\f]*")


def tight(html: str) -> str:
    """The same page, with one line's end wherever the theme has several lines or an indent.

    White space becomes white space, never nothing: so nothing that a reader sees moves.
    """
    pieces, start = [], 0
    for kept in _APART.finditer(html):
        pieces += [_BETWEEN.sub("\n", html[start : kept.start()]), kept.group()]
        start = kept.end()
    return "".join((*pieces, _BETWEEN.sub("\n", html[start:])))
