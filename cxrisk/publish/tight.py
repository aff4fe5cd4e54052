"""Pages without what a browser puts back by itself: end tags that HTML lets go, and layout of the source.

The elements, their attributes and their words stay what they are; only white space that nobody sees may go.
`tests/publish/test_tight.py` has Chromium read every page both ways.
"""

import re

from cxrisk.pages.lean import without_ends

_APART = re.compile(
    r"(<article class=\"md-content.*</article>|<(pre|textarea|script|style)\b.*?</\2>)", re.DOTALL
)
"""What the shell leaves alone: what the page says, and what is no layout."""
_BETWEEN = re.compile(r"[ \t]*\n[ \t\r\n\f]*")
_BLOCKS = "div|nav|ul|ol|header|main|footer|form|meta|link|title|head|body|html"
_BEFORE_A_BLOCK = re.compile(rf"\n(?=</?(?:{_BLOCKS})[ >])")
_AFTER_A_BLOCK = re.compile(rf"(</?(?:{_BLOCKS})(?: [^<>]*)?>)\n")
_QUOTED = re.compile(r'(?<! href)(?<! src)(?<! rel)(?<! id)="([\w.-]+)"(?=[ >])', re.ASCII)
"""Values that need no quotes; but for what our own link check looks for: addresses and anchors."""
_EDGES = re.compile(r"(?<=>)\s+(?=</article>)|(?<=<article class=\"md-content__inner md-typeset\">)\s+")


def tight(html: str) -> str:
    """A whole page with little of the lines, indents and quotes of the theme; what it says stays as it is."""
    pieces, start = [], 0
    for kept in _APART.finditer(html):
        pieces += [_thin(html[start : kept.start()]), _EDGES.sub("\n", kept.group())]
        start = kept.end()
    return "".join((*pieces, _thin(html[start:])))


def _thin(shell: str) -> str:
    lines = _BETWEEN.sub("\n", shell)
    return _QUOTED.sub(r"=\1", _AFTER_A_BLOCK.sub(r"\1", _BEFORE_A_BLOCK.sub("", without_ends(lines))))
