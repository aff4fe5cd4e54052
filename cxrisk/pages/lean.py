"""What a page says, without end tags and quotes that a browser puts back by itself."""

import re

_LINE = re.compile(
    r"\n\s*(?=</?(?:div|section|article|aside|header|nav|figure|figcaption|details|table|ul|ol|dl|h[1-6])\b)"
)
"""The end of a line before a block."""
_WORD = re.compile(r' (class|scope|role|data-\w+|aria-hidden)="([\w-]+)"(?=[ >])', re.ASCII)
"""Values that need no quotes, of the attributes that stand on our pages most."""
_ENDS = re.compile(r"</(?:t[dhr]|tbody|thead|caption)>\s*|</(?:li|d[td])>")
"""Nothing but the next of their kind, or the end of what they are in, can follow."""
_PARAGRAPH = re.compile(
    r"</p>\s*(?=</?(?:div|section|article|aside|nav|header|figure|figcaption|details|blockquote|ul|ol|dl|table)\b"
    r"|</(?:li|t[dh]|d[td])>|<(?:p|h[1-6]|hr|pre)\b)"
)
"""A paragraph before a block, or at the end of what it is in."""


def lean(fragment: str) -> str:
    """What a page of ours says, without the end tags and the quotes that need not be there."""
    return _LINE.sub("", _WORD.sub(r" \1=\2", without_ends(fragment))).replace("</h3>\n", "</h3>")


def without_ends(html: str) -> str:
    """HTML without the end tags that need not be there."""
    return _ENDS.sub("", _PARAGRAPH.sub("", html))
