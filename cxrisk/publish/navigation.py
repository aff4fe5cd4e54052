"""The navigation: our few entries, then the hand-written pages."""

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.utils import nest_paths

from cxrisk.pages.page import Page


def navigation(written: list[Any] | None, files: Files, pages: Mapping[str, Page]) -> list[Any]:
    """The `nav` of the site: as its mkdocs.yml wants it, where that names a page of ours.

    Else our entries come first; behind them what the file says, or all hand-written pages. It stays
    small on purpose: the theme prints all of it on every page.
    """
    if any(source in pages for source in _sources(written)):
        return written or []
    ours = [{escape(page.nav): source} for source, page in pages.items() if page.nav]
    return [*ours, *(written or _hand_written(files))]


def _hand_written(files: Files) -> list[Any]:
    pages = files.documentation_pages()
    hidden = InclusionLevel.NOT_IN_NAV
    return list(nest_paths(file.src_uri for file in pages if file.inclusion is not hidden))  # type: ignore[no-untyped-call]


def _sources(nav: object) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict):
        for below in nav.values():
            yield from _sources(below)
    elif isinstance(nav, list):
        for below in nav:
            yield from _sources(below)
