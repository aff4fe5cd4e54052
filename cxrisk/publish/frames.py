"""What a finished site has around each of our pages: those of the next one fit in, too."""

from collections.abc import Mapping
from typing import TypeAlias

from mkdocs.structure.pages import Page as SitePage

from cxrisk.pages.lean import lean
from cxrisk.pages.page import Heading, Page
from cxrisk.pages.site import Kind
from cxrisk.publish.our_page import UnlistedPage
from cxrisk.publish.shell import Shell, Shells, cut_out, folder_of, may_close
from cxrisk.publish.shown import Shown
from cxrisk.records import dataclass

Only: TypeAlias = tuple[str, tuple[Heading, ...]]


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


class Framing:
    """Notes the frames while a site is built."""

    def __init__(self) -> None:
        self._frames: dict[str, Frame] = {}
        self._unlisted: dict[str, tuple[str, str]] = {}

    def note(self, page: SitePage, ours: Page, whole: str, shells: Shells) -> None:
        """The frame of a page, from its finished form."""
        if not isinstance(page, UnlistedPage):
            self._keep(ours, cut_out(whole, ours.html), "", (ours.title, ours.headings))
        elif page.is_tight:
            self._unlisted[ours.address] = folder_of(page), page.canonical_url or ""
        else:  # the first of its folder: sure to be around this one, whether or not it fits the others
            shell, canonical = shells.made(folder_of(page)), page.canonical_url or ""
            fits = shell and shell.around(ours.title, ours.html, canonical) == whole
            self._keep(ours, shell if fits else None, canonical)

    def is_in_shell(self, address: str) -> bool:
        """Whether the page is nothing but its fragment in the shell of its folder."""
        return address in self._unlisted

    def _keep(self, page: Page, shell: Shell | None, canonical: str, only: Only | None = None) -> None:
        if shell:
            self._frames[page.address] = Frame(shell, canonical, only)

    def done(self, shells: Shells) -> Mapping[str, Frame]:
        """All frames, by the addresses of the pages."""
        for address, (folder, canonical) in self._unlisted.items():
            shell = shells.made(folder)
            if shell:
                self._frames[address] = Frame(shell, canonical)
        return self._frames
