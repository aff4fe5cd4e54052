"""Prose fields to HTML: the little Markdown that the format allows, and nothing else.

Only p, em, strong, ul, ol, li, code and a come out, whatever goes in.
"""

from collections.abc import MutableMapping, Sequence
from functools import cache, lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict
from markupsafe import Markup

from cxrisk.pages.addresses import is_safe

_RULES = ["list", "newline", "escape", "backticks", "emphasis", "link", "entity"]
_NESTING = 100
"""Deeper than anybody writes; beyond it the library would drop text without a word."""
REL = "noopener noreferrer nofollow"
"""What every link to elsewhere carries: it leads there and hands over nothing."""


class _Strict(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802 - the library's name
        """Ours: the library's own lets `//host`, `ftp:` and `user:password@` through."""
        return is_safe(url)


class _Plain(RendererHTML):
    def link_open(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: MutableMapping[str, Any]
    ) -> str:
        """A link says where it leads, and no more: a title would be a second text nobody checks."""
        tokens[idx].attrs = {"href": tokens[idx].attrs["href"], "rel": REL}
        return self.renderToken(tokens, idx, options, env)

    def hardbreak(self, *_: object) -> str:
        """Two blanks at the end of a line are no layout."""
        return "\n"


@cache
def _markdown() -> MarkdownIt:
    strict = _Strict("zero", {"maxNesting": _NESTING, "html": False}, renderer_cls=_Plain)
    return strict.enable(_RULES)


@lru_cache(maxsize=4096)
def prose(text: str) -> Markup:
    """A prose field as HTML that is safe to place in a page."""
    return Markup(_markdown().render(text).strip())  # noqa: S704 - the one place where markup is made from text
