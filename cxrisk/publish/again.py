"""The next site out of the one before: what changed is made, all else is linked from there, without MkDocs.

Only where it would come out the same, file by file: wherever that is not certain, nothing comes of it, and
the site is built as a whole.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from cxrisk.pages.keeper import Keeper, Rests
from cxrisk.pages.page import Page
from cxrisk.pages.reading import Reading
from cxrisk.pages.site import Kind, pages_by_kind
from cxrisk.pipeline import Audience
from cxrisk.publish.built import Built, Order, cache_of
from cxrisk.publish.frames import Frames
from cxrisk.publish.ground import ground_of
from cxrisk.publish.last import LastSite, key_of, last_site, note_last, raw_of, sources_of
from cxrisk.publish.links import changed_links, refuse_faulty
from cxrisk.publish.manifest import write_manifest
from cxrisk.publish.marker import refuse_unfit
from cxrisk.publish.remarks import kept_remarks
from cxrisk.publish.search import INDEX, INDEX_AS_SCRIPT, as_script, renewed
from cxrisk.publish.shelf import Shelf, shelf_name, shelf_of
from cxrisk.publish.shown import Shown
from cxrisk.publish.standing import note_standing
from cxrisk.publish.tables import lines_of, noted, tables_of
from cxrisk.publish.tool import fingerprint
from cxrisk.publish.upon import Differs, Upon, stamped
from cxrisk.publish.whole import replaced

_AUDIENCES: tuple[Audience, ...] = ("internal", "public")


def again(order: Order) -> Built | None:
    """The site, made out of the one before; nothing where only a whole build can tell what it is.

    Raises:
        CxriskError: the folder is not ours to replace, somebody else builds, or what came out is not whole.
    """
    for audience in (order.audience,) if order.audience else _AUDIENCES:
        with suppress(Differs, OSError), kept_remarks() as remarks:
            built = _with_shelf(order, audience)
            if built:
                return replace(built, remarks=tuple(remarks))
    return None


def _with_shelf(order: Order, audience: Audience) -> Built | None:
    folder, name = order.means.kept, shelf_name(order.root, audience)
    if folder is None or not (folder / name).is_file():
        return None
    with shelf_of(name, folder, fingerprint()) as shelf:
        last = last_site(shelf) if shelf else None
        return _built(order, shelf, last) if shelf and last else None


def _built(order: Order, shelf: Shelf, last: LastSite) -> Built:
    shown = _shown(order, last)
    is_same = key_of(order, last.docs, shown.edition) == last.key
    if not is_same or ground_of(order.root, last.docs) != last.ground:
        raise Differs
    sources = sources_of(order.root, last.docs)
    refuse_unfit(last.target, root=order.root, sources=sources[:2])
    with replaced(last.target) as new:
        order.means.step("Making pages")
        upon = Upon(last.target, last.files, new)
        kinds, site = _files(upon, last, shown, shelf)
        order.means.step("Looking at links")
        _look_at_links(last, new, upon.changed)
        write_manifest(new, shown.edition, upon.sums)
    site = replace(site, files=stamped(last.target, upon.sums))
    note_last(shelf, site)
    note_standing(order, site, shown)
    frames = Frames(shown, kinds, last.frames)
    return Built(order.outcome, last.target, True, sources, len(last.pages), frames=frames)  # noqa: FBT003 - as declared


def _shown(order: Order, last: LastSite) -> Shown:
    if order.shown and order.shown.showing == last.showing:
        return order.shown
    return last.showing.of(order.outcome, cache_of(order.means, order.root), order.means.earlier)


class _Leaves:
    """A shelf of which no page is opened: where one stands, so does its file."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self.standing: set[str] = set()
        self.rests, self.put = shelf.rests, shelf.put
        self.lines, self.put_lines = shelf.lines, shelf.put_lines

    def get(self, address: str) -> Page:
        """An empty leaf in its place."""
        self.standing.add(address)
        return Page(address, "", "", is_lean=True)

    def close(self, rests: Rests) -> None:
        """As the shelf's."""
        self._shelf.close(rests)


def _files(upon: Upon, last: LastSite, shown: Shown, shelf: Shelf) -> tuple[Mapping[str, Kind], LastSite]:
    """Every file of the new site but the manifest; what makes each page, and what is known now."""
    leaves, kinds, made, raw = _Leaves(shelf), dict[str, Kind](), dict[str, Page](), dict[str, str]()
    keeper = Keeper(leaves, shown.edition)
    reading = Reading(shown.outcome, keeper, shown.since)
    for kind, page in pages_by_kind(reading, shown.edition):
        kinds[page.address] = kind
        if page.address in leaves.standing:
            upon.take(page.address, *last.beside.get(page.address, ()))
        else:
            made[page.address] = replace(page, html="")
            raw[page.address] = _put(upon, last, page)
    if [(address, made[address].nav if address in made else nav) for address, nav in last.pages] != list(
        last.pages
    ) or list(kinds) != [address for address, _ in last.pages]:
        raise Differs
    before = lines_of(upon, shown.edition, last.tables)
    tables = list(tables_of(reading, shown.edition, keeper, before))
    keeper.done()
    for table in tables:
        for address, content in table.files(shown.edition):
            upon.put(address, content)
    _put_index(upon, list(kinds), made)
    upon.take(*(last.files.keys() - upon.sums.keys()))
    return kinds, replace(last, tables=noted(tables), raw={**last.raw, **raw})


def _put(upon: Upon, last: LastSite, page: Page) -> str:
    """Write a page, unless it is what it was; gives what tells it from others."""
    raw, beside = raw_of(page), [address for address, _ in page.beside]
    if beside != list(last.beside.get(page.address, ())):
        raise Differs
    if raw == last.raw.get(page.address):
        upon.take(page.address, *beside)
        return raw
    frame = last.frames.get(page.address)
    whole = frame.around(page) if frame else None
    if whole is None:
        raise Differs
    upon.put(page.address, whole.encode())
    for address, text in page.beside:
        upon.put(address, text.encode())
    return raw


def _put_index(upon: Upon, addresses: Sequence[str], made: Mapping[str, Page]) -> None:
    if upon.has(INDEX):
        index = renewed(upon.read(INDEX).decode(), addresses, made)
        upon.put(INDEX, index.encode())
        upon.put(INDEX_AS_SCRIPT, as_script(index).encode())


def _look_at_links(last: LastSite, new: Path, changed: Iterable[str]) -> None:
    pages = [address for address, _ in last.pages]
    links = changed_links(last.target, new, sorted(set(pages).intersection(changed)))
    if not last.named.isdisjoint(links.moved):
        raise Differs
    refuse_faulty(links.faults(new, pages))
