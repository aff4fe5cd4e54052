"""A page of ours as MkDocs knows it: no Markdown to read, none to convert."""

from html import escape

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as SitePage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from cxrisk.pages.leads import anchors_of
from cxrisk.pages.page import START, Page

TEMPLATE = "cxrisk.html"
_SECTION = 2  # the level of the headings that divide a page


class UnlistedPage(SitePage):
    """One that the navigation does not name, as nearly all are."""

    def __init__(self, file: File, config: MkDocsConfig, ours: Page) -> None:
        super().__init__(None, file, config)
        self.ours = ours
        self.is_tight = False
        """Whether nothing is left to take out of what the theme puts around it."""

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - MkDocs' signature
        """There is none."""
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 - MkDocs' signature
        """Nothing to convert."""
        self.content = ""
        self.links_to_anchors = {}


def describe(page: SitePage, ours: Page) -> None:
    """What the theme should know of a page, before anything is converted."""
    page.meta = {
        "title": escape(ours.title),  # the theme's templates do not escape
        "template": TEMPLATE,
        "hide": ["navigation", "toc"],
        "search": {"exclude": True},
    }


def open_up(page: SitePage, ours: Page, html: bytes, *, listed: bool) -> None:
    """Which places on it a link may lead to, and which the theme lets readers skip to."""
    page.toc = contents(ours, listed=listed)
    page.present_anchor_ids = set(ours.leads.anchors) if ours.leads else anchors_of(html.decode())


def contents(page: Page, *, listed: bool) -> TableOfContents:
    """What the theme lets readers skip to; a page in the navigation lists its sections there besides."""
    start = AnchorLink(escape(page.title), START, 1)
    if listed:
        start.children = [
            AnchorLink(escape(heading.title), heading.id, heading.level)
            for heading in page.headings
            if heading.level == _SECTION
        ]
    return TableOfContents([start])
