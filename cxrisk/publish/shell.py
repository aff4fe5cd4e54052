"""What the theme puts around our pages: rendered once, cut open, and closed around the others."""

import re

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.templates import TemplateContext

from cxrisk.publish.frames import CANONICAL, CONTENT, TITLE, Shell, may_close
from cxrisk.publish.our_page import TEMPLATE, UnlistedPage
from cxrisk.publish.tight import tight

_CUT = re.compile(f"({TITLE}|{CONTENT}|{CANONICAL})")
_KNOWN = {"search", "material/search", "cxrisk"}


def may_cut(config: MkDocsConfig) -> bool:
    """Whether nobody but the theme and us has a hand in the pages of this site."""
    return set(config.plugins) <= _KNOWN and not config.hooks and not config.theme.custom_dir


def folder_of(page: UnlistedPage) -> str:
    """Pages of one folder have the same navigation: it says the shortest way, which depends on the folder."""
    return page.url.rpartition("/")[0]


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
        page.meta = {**page.meta, "title": TITLE}
        page.canonical_url = CANONICAL if page.canonical_url else None
        page.content = CONTENT
        html = tight(self._env.get_template(TEMPLATE).render(context))
        page.meta, page.canonical_url = own
        return Shell(tuple(_CUT.split(html))) if html.count(CONTENT) == 1 else None

    def _ordinary(self, context: TemplateContext, page: UnlistedPage, html: str) -> str:
        page.content = html
        return tight(self._env.get_template(TEMPLATE).render(context))
