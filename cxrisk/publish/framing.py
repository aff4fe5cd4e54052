"""What a site that is being built puts around each page, as it goes by."""

from collections.abc import Mapping

from mkdocs.structure.pages import Page as SitePage

from cxrisk.pages.page import Page
from cxrisk.publish.frames import Frame, Only, Shell, cut_out
from cxrisk.publish.our_page import UnlistedPage
from cxrisk.publish.shell import Shells, folder_of


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
