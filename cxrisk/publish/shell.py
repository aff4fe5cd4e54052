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
_KNOWN = {"search", "material/search", "cxrisk"}


def may_cut(config: MkDocsConfig) -> bool:
    """Whether nobody but the theme and us has a hand in the pages of this site."""
    return set(config.plugins) <= _KNOWN and not config.hooks and not config.theme.custom_dir


def folder_of(page: UnlistedPage) -> str:
    """Pages of one folder have the same navigation: it says the shortest way, which depends on the folder."""
    return page.url.rpartition("/")[0]


@dataclass(frozen=True, slots=True)
class Shell:
    """A page of the theme in pieces, each second one a mark in the place of what is a page's own."""

    pieces: tuple[str, ...]

    def around(self, title: str, html: str, canonical: str) -> str:
        """The finished page, of its title, its fragment and its full address, if the site has one."""
        own = {_TITLE: escape(title), _CONTENT: html, _CANONICAL: canonical}
        return "".join([own.get(piece, piece) for piece in self.pieces])


def cut_out(whole: str, html: str) -> Shell | None:
    """The shell around the fragment of one page, with its title in it."""
    before, found, after = whole.partition(html)
    return Shell((before, _CONTENT, after)) if found and may_close(html) else None


def may_close(html: str) -> bool:
    """Whether a fragment is all that the theme would show: where it lacks a headline, that is added."""
    return _HEADLINE in html


class Shells:
    """One shell for all pages of one folder, made from the first of them."""

    def __init__(self, env: Environment) -> None:
        self._env = env
        self._made: dict[str, Shell | None] = {}
        self._proven: set[str] = set()

    def whole(self, page: UnlistedPage, html: str, context: TemplateContext) -> str:
        """The finished page; nothing where it must go the ordinary way, as the first of each folder does.

        The second one is made both ways: where they differ, all go the ordinary way.
        """
        folder = folder_of(page)
        if not may_close(html):
            return ""
        if folder not in self._made:
            self._made[folder] = self._cut_open(page, context)
            return ""
        shell = self._made[folder]
        if shell is None:
            return ""
        whole = shell.around(page.ours.title, html, page.canonical_url or "")
        if folder not in self._proven:
            self._proven.add(folder)
            if self._ordinary(context, page, html) != whole:
                self._made[folder] = None
                return ""
        page.is_tight = True
        return whole

    def made(self, folder: str) -> Shell | None:
        """The shell of the pages in a folder, if there is one: it fits those closed in it."""
        return self._made.get(folder)

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
