"""What a finished site has around each of our pages: those of the next one fit in, too."""

from collections.abc import Mapping
from html import escape
from typing import TypeAlias

from cxrisk.pages.lean import lean
from cxrisk.pages.page import Heading, Page
from cxrisk.pages.site import Kind
from cxrisk.publish.shown import Shown
from cxrisk.records import dataclass

TITLE, CONTENT, CANONICAL = "cxrisk&amp;title", "<h1 cxrisk-content>", "cxrisk-canonical"
"""The marks in the place of what is a page's own."""
_HEADLINE = "<h1"
Only: TypeAlias = tuple[str, tuple[Heading, ...]]


@dataclass(frozen=True, slots=True)
class Shell:
    """A page of the theme in pieces, each second one a mark in the place of what is a page's own."""

    pieces: tuple[str, ...]

    def around(self, title: str, html: str, canonical: str) -> str:
        """The finished page, of its title, its fragment and its full address, if the site has one."""
        own = {TITLE: escape(title), CONTENT: html, CANONICAL: canonical}
        return "".join([own.get(piece, piece) for piece in self.pieces])


def cut_out(whole: str, html: str) -> Shell | None:
    """The shell around the fragment of one page, with its title in it."""
    before, found, after = whole.partition(html)
    return Shell((before, CONTENT, after)) if found and may_close(html) else None


def may_close(html: str) -> bool:
    """Whether a fragment is all that the theme would show: where it lacks a headline, that is added."""
    return _HEADLINE in html


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around one page."""

    shell: Shell
    canonical: str = ""
    """The full address of the page, if the site has one."""
    only: Only | None = None
    """Of a page in the navigation: the title and the headings that stand in it."""

    def around(self, page: Page) -> str | None:
        """The finished page; nothing where the theme would put something else around it."""
        if not may_close(page.html) or self.only not in {None, (page.title, page.headings)}:
            return None
        html = page.html if page.is_lean else lean(page.html)
        return self.shell.around(page.title, html, self.canonical)


@dataclass(frozen=True, slots=True)
class Frames:
    """The frames of one site, with what else is needed to make its pages one by one."""

    shown: Shown
    """What it shows."""
    kinds: Mapping[str, Kind]
    """What makes each page, by its address."""
    frames: Mapping[str, Frame]
    """By address; pages are missing of which it is not certain."""
