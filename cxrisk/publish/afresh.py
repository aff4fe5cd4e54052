"""A whole site, through MkDocs; pages of ours may come from the build before."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.commands.build import build as build_site
from mkdocs.config.defaults import MkDocsConfig

from cxrisk.publish.built import Built, Order, cache_of
from cxrisk.publish.disk import disk_told_plainly
from cxrisk.publish.ground import FILE, ground_of
from cxrisk.publish.last import LastSite, key_of, moments, note_last, sources_of
from cxrisk.publish.links import check_links, refuse_faulty
from cxrisk.publish.manifest import said_sums
from cxrisk.publish.marker import refuse_unfit
from cxrisk.publish.remarks import kept_remarks, told_plainly
from cxrisk.publish.search import INDEX, renewed
from cxrisk.publish.settings import PAGES, load_settings, plugin_of, rests_on_itself
from cxrisk.publish.shelf import shelf_name, shelf_of
from cxrisk.publish.standing import note_standing
from cxrisk.publish.tables import noted
from cxrisk.publish.tool import fingerprint
from cxrisk.publish.upon import stamped
from cxrisk.publish.whole import replaced
from cxrisk.sources.discover import ASSESSMENTS


def afresh(order: Order, *, refused: bool = False) -> Built:
    """Build the site, unless it is `refused`: then say where it would be.

    Raises:
        CxriskError: as `build` says.
    """
    root, outcome, means = order.root, order.outcome, order.means
    with kept_remarks() as remarks, _pinned(outcome.today), TemporaryDirectory() as empty:
        settings = moments(root / FILE)
        with told_plainly(remarks):
            config = load_settings(root, outcome.portfolio.settings.name, Path(empty))
        target = (order.out or Path(config.site_dir)).absolute()
        if refused:
            return Built(outcome, target, published=False)
        docs = Path(config.docs_dir)
        docs = root / PAGES if docs == Path(empty) else docs
        written = (root / ASSESSMENTS, docs)
        written_at = moments(root / FILE, docs)
        refuse_unfit(target, root=root, sources=written)
        plugin = plugin_of(config)
        plugin.outcome, plugin.known, plugin.audience = outcome, order.shown, order.audience
        plugin.cache, plugin.earlier = cache_of(means, root), means.earlier
        shelf = shelf_name(root, plugin.shown_to)
        with (
            disk_told_plainly(target, written),
            told_plainly(remarks),
            shelf_of(shelf, means.kept, fingerprint()) as plugin.shelf,
        ):
            _replace(target, config, means.step)
            last = None if remarks else _last(order, config, target, docs)
            quiet = [*settings, *moments(docs)] == written_at == moments(root / FILE, docs)
            if last and plugin.shelf and plugin.shown and quiet:
                note_last(plugin.shelf, last)
                note_standing(order, last, plugin.shown)
    theme = [Path(config.theme.custom_dir)] if config.theme.custom_dir else []
    sources = (*sources_of(root, docs), *theme)
    return Built(outcome, target, True, sources, len(plugin.pages), tuple(remarks), plugin.frames())  # noqa: FBT003 - as declared


def _last(order: Order, config: MkDocsConfig, target: Path, docs: Path) -> LastSite | None:
    """What the next build may rest on; nothing where it is not certain that it may."""
    plugin = plugin_of(config)
    frames, pages = plugin.frames(), list(plugin.pages.values())
    if frames is None or not rests_on_itself(config) or len(frames.frames) < len(pages):
        return None
    index, addresses = target / INDEX, [page.address for page in pages]
    if index.is_file() and (text := index.read_text(encoding="utf-8")) != renewed(text, addresses, {}):
        return None
    return LastSite(
        key=key_of(order, docs, frames.shown.edition),
        ground=ground_of(order.root, docs),
        target=target,
        docs=docs,
        showing=plugin.showing,
        pages=[(page.address, page.nav) for page in pages],
        beside={page.address: [address for address, _ in page.beside] for page in pages if page.beside},
        tables=noted(plugin.tables),
        frames=frames.frames,
        raw=plugin.raw,
        named=plugin.named,
        files=stamped(target, said_sums(target)),
    )


def _replace(target: Path, config: MkDocsConfig, step: Callable[[str], object]) -> None:
    with replaced(target) as new:
        config.site_dir = str(new)
        step("Making pages")
        _write(config)
        step("Looking at links")
        plugin = plugin_of(config)
        refuse_faulty(check_links(new, (page.address for page in plugin.pages.values()), plugin.leads()))


def _write(config: MkDocsConfig) -> None:
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build_site(config)
    finally:
        config.plugins.on_shutdown()


@contextmanager
def _pinned(today: date) -> Iterator[None]:
    """The day as MkDocs and its plugins learn it, so that none of them looks at the clock."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = str(int(datetime.combine(today, time(), UTC).timestamp()))
    try:
        yield
    finally:
        del os.environ["SOURCE_DATE_EPOCH"]
        if before is not None:
            os.environ["SOURCE_DATE_EPOCH"] = before
