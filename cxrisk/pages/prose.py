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
"""Lists in lists, twice over: deeper than anybody writes. Beyond it the library drops text without a word."""
_BRACKETS = 500
"""More than any prose has; the library's time grows with their square."""
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
    """A prose field as HTML that is safe to place in a page; what is no sane Markdown stays plain text."""
    if text.count("[") > _BRACKETS:
        return _plain(text)
    markdown = _markdown()
    tokens = markdown.parse(text)
    if any(token.level >= _NESTING - 1 for token in tokens):
        return _plain(text)
    html: str = markdown.renderer.render(tokens, markdown.options, {})
    return Markup(html.strip())  # noqa: S704 - the one place where markup is made from text


def unmarked(text: str) -> str:
    """The words of a prose field without its marks, on one line."""
    return prose(text).striptags()


def _plain(text: str) -> Markup:
    return Markup("<p>{}</p>").format(text)
