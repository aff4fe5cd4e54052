"""What a page of ours is before anybody publishes it."""

from collections.abc import Iterable

from cxrisk.pages.leads import Leads
from cxrisk.records import dataclass

START = "cx.start"
"""The anchor at which our part of a page begins: where readers get who skip the navigation."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that the table of contents names."""

    level: int
    """2 for a section, 3 for a part of one."""
    id: str
    """The anchor on the page."""
    title: str


def headings(sections: Iterable[tuple[str, str, object]]) -> tuple[Heading, ...]:
    """Those of sections, each with its anchor, its title, and what must be there for it to be shown."""
    return tuple(Heading(2, id_, title) for id_, title, shown in sections if shown)


@dataclass(frozen=True, slots=True)
class Found:
    """One entry of the search: what somebody looks for by name."""

    anchor: str
    """An id on the page; empty for the page itself, which is found by its title in any case."""
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A way to another page of the site."""

    title: str
    address: str
    """From the root of the site, with an anchor if need be: `risks.html#high`."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The neighbours of a page that stands in a row."""

    before: Link | None
    after: Link | None


@dataclass(frozen=True, slots=True)
class Page:
    """A finished page: a fragment of HTML and what the site needs to know about it."""

    address: str
    """From the root of the site: `initiatives/core-ledger.html`."""
    title: str
    html: str
    """`<div class="cx"><span id="cx.start"></span>` and all that follows in it."""
    headings: tuple[Heading, ...] = ()
    found: tuple[Found, ...] = ()
    nav: str = ""
    """The name in the navigation; empty for the many pages that are reached by other ways."""
    beside: tuple[tuple[str, str], ...] = ()
    """Files that belong to it: the address and the text of each."""
    leads: Leads | None = None
    """Where its fragment leads, and the places on it, where somebody has looked."""
    is_lean: bool = False
    """Whether its fragment is without what a browser puts back by itself."""


@dataclass(frozen=True, slots=True)
class Source:
    """What a page is made from, and what the checker says about that."""

    path: str = ""
    """From the root of the workspace: `assessments/core-ledger.yml`, or `assessments/` for all that is in it.

    Empty: nobody here wrote it; it comes with the tool, which does not check itself.
    """
    edit: str = ""
    """Where the file is edited, or the folder is opened; empty where the portfolio names no repository."""
    says: tuple["Link", ...] = ()
    """What the checker finds, each with its place on the site; none: nothing."""

    @property
    def is_folder(self) -> bool:
        """Whether it is several files."""
        return self.path.endswith("/")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the frame of a page says around its body."""

    address: str
    title: str
    template: str
    """The template of the body, which extends `frame.html`: `risks.html`."""
    source: Source
    trail: tuple[Link, ...] = ()
    """Breadcrumbs from the front door to the page above; the page itself is added."""
    before: Link | None = None
    """The neighbour that comes first, for pages that stand in a row."""
    after: Link | None = None
    headings: tuple[Heading, ...] = ()
    found: tuple[Found, ...] = ()
    nav: str = ""
