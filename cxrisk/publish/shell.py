"""What the theme puts around our pages: rendered once, cut open, and closed around the others."""

import re
from html import escape

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.templates import TemplateContext

from cxrisk.publish.our_page import TEMPLATE, UnlistedPage
from cxrisk.publish.tight import tight
from cxrisk.records import dataclass

_TITLE, _CONTENT, _CANONICAL = "cxrisk&amp;title", "<h1 cxrisk-content>", "cxrisk-canonical"
_CUT = re.compile(f"({_TITLE}|{_CONTENT}|{_CANONICAL})")
_HEADLINE = "<h1"
"""Where a page lacks one, the theme adds it."""
_KNOWN = {"search", "material/search", "cxrisk"}


def may_cut(config: MkDocsConfig) -> bool:
    """Whether nobody but the theme and us has a hand in the pages of this site."""
    return set(config.plugins) <= _KNOWN and not config.hooks and not config.theme.custom_dir


@dataclass(frozen=True, slots=True)
class Shell:
    """A page of the theme in pieces, each second one a mark in the place of what is a page's own."""

    pieces: tuple[str, ...]

    def around(self, page: UnlistedPage, html: str) -> str:
        """The finished page, of its own fragment."""
        own = {
            _TITLE: escape(page.ours.title),
            _CONTENT: html,
            _CANONICAL: page.canonical_url or "",
        }
        return "".join([own.get(piece, piece) for piece in self.pieces])


class Shells:
    """One shell for all pages that lie equally deep, made from the first of them."""

    def __init__(self, env: Environment) -> None:
        self._env = env
        self._made: dict[str, Shell | None] = {}
        self._proven: set[str] = set()

    def whole(self, page: UnlistedPage, html: str, context: TemplateContext) -> str:
        """The finished page; nothing where it must go the ordinary way, as the first of each depth does.

        The second one is made both ways: where they differ, all go the ordinary way.
        """
        depth = context["base_url"]
        if _HEADLINE not in html:
            return ""
        if depth not in self._made:
            self._made[depth] = self._cut_open(page, context)
            return ""
        shell = self._made[depth]
        if shell is None:
            return ""
        whole = shell.around(page, html)
        if depth not in self._proven:
            self._proven.add(depth)
            if self._ordinary(context, page, html) != whole:
                self._made[depth] = None
                return ""
        page.is_tight = True
        return whole

    def _cut_open(self, page: UnlistedPage, context: TemplateContext) -> Shell | None:
        """The first page with marks in the place of what is its own."""
        own = page.meta, page.canonical_url
        page.meta = {**page.meta, "title": _TITLE}
        page.canonical_url = _CANONICAL if page.canonical_url else None
        page.content = _CONTENT
        html = tight(self._env.get_template(TEMPLATE).render(context))
        page.meta, page.canonical_url = own
        return Shell(tuple(_CUT.split(html))) if html.count(_CONTENT) == 1 else None

    def _ordinary(self, context: TemplateContext, page: UnlistedPage, html: str) -> str:
        page.content = html
        return tight(self._env.get_template(TEMPLATE).render(context))
