"""A workspace to a site, whole or not at all."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.commands.build import build as build_site
from mkdocs.config.defaults import MkDocsConfig

from cxrisk.errors import CxriskError
from cxrisk.findings import Severity
from cxrisk.history.since import Earlier
from cxrisk.pipeline import Audience, Outcome, run
from cxrisk.publish.disk import disk_told_plainly
from cxrisk.publish.frames import Frames
from cxrisk.publish.links import check_links, in_words
from cxrisk.publish.marker import refuse_unfit
from cxrisk.publish.remarks import kept_remarks, told_plainly
from cxrisk.publish.settings import FILE, load_settings, plugin_of
from cxrisk.publish.shelf import shelf_name, shelf_of
from cxrisk.publish.shown import Shown
from cxrisk.publish.tool import fingerprint
from cxrisk.publish.whole import replaced
from cxrisk.records import dataclass
from cxrisk.sources.cache import Cache
from cxrisk.sources.discover import ASSESSMENTS, BASELINE
from cxrisk.sources.memory import no_collection

_FAULTS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Means:
    """What makes a build quick."""

    kept: Path | None = None
    """The folder of what earlier ones have kept: where nothing changed, it is taken from there."""
    jobs: int = 1
    """So many processes may read."""
    step: Callable[[str], object] = str
    """Is told what the build is at."""
    earlier: Earlier | None = None
    """The last board pack, as it was read for the build before."""


ALONE = Means()
"""One process, and nothing from earlier."""


@dataclass(frozen=True, slots=True)
class Built:
    """What came of a build."""

    outcome: Outcome
    """What was read, with its findings."""
    target: Path
    """The folder of the site."""
    published: bool
    """Whether the folder now holds this outcome; not so where `strict` met an error among the findings."""
    sources: tuple[Path, ...] = ()
    """Files and folders that the site rests on."""
    pages: int = 0
    """Our pages, hand-written ones not counted."""
    remarks: tuple[str, ...] = ()
    """What MkDocs had to say about the hand-written pages and the settings."""
    frames: Frames | None = None
    """What the theme put around our pages, where that is certain."""


@no_collection()
def build(
    root: Path,
    today: date,
    out: Path | None = None,
    *,
    strict: bool = False,
    audience: Audience | None = None,
    means: Means = ALONE,
) -> Built:
    """Build the site of the workspace at `root` as of one day into `out`, else where its settings say.

    The old site stays as it is until the new one is whole and checked. With `strict`, nothing is built where
    a finding is an error that no baseline lets stand. It is made for the `audience`, else for that of the
    settings. The `means` change how long it takes, and not what comes out.

    Raises:
        CxriskError: the folder is not ours to replace, somebody else builds, the settings are wrong, or what
            came out is not whole.
    """
    return publish(read(root, today, means), out, strict=strict, audience=audience, means=means)


def read(root: Path, today: date, means: Means = ALONE) -> Outcome:
    """All that is known of the workspace at `root` on one day."""
    return run(root, today, jobs=means.jobs, cache=cache_of(means, root))


def cache_of(means: Means, root: Path) -> Cache | None:
    """What is known of the files of a workspace."""
    return Cache(means.kept, root) if means.kept else None


@no_collection()
def publish(
    outcome: Outcome,
    out: Path | None = None,
    *,
    strict: bool = False,
    audience: Audience | None = None,
    means: Means = ALONE,
    shown: Shown | None = None,
) -> Built:
    """Build the site of what was read, as `build` does; what is `shown` of it may be known already."""
    root = outcome.root
    with kept_remarks() as remarks, _pinned(outcome.today), TemporaryDirectory() as empty:
        with told_plainly(remarks):
            config = load_settings(root, outcome.portfolio.settings.name, Path(empty))
        target = (out or Path(config.site_dir)).absolute()
        if strict and any(finding.severity is Severity.ERROR for finding in outcome.counting):
            return Built(outcome, target, published=False)
        written = (root / ASSESSMENTS, Path(config.docs_dir))
        refuse_unfit(target, root=root, sources=written)
        plugin = plugin_of(config)
        plugin.outcome, plugin.known = outcome, shown
        plugin.audience = audience
        plugin.cache, plugin.earlier = cache_of(means, root), means.earlier
        shelf = shelf_name(root, plugin.shown_to)
        with (
            disk_told_plainly(target, written),
            told_plainly(remarks),
            shelf_of(shelf, means.kept, fingerprint()) as plugin.shelf,
        ):
            _replace(target, config, means.step)
    theme = [Path(config.theme.custom_dir)] if config.theme.custom_dir else []
    sources = (*written, root / FILE, root / BASELINE, *theme)
    return Built(outcome, target, True, sources, len(plugin.pages), tuple(remarks), plugin.frames())  # noqa: FBT003 - as declared


def _replace(target: Path, config: MkDocsConfig, step: Callable[[str], object]) -> None:
    with replaced(target) as new:
        config.site_dir = str(new)
        step("Making pages")
        _write(config)
        step("Looking at links")
        _refuse_faulty(new, config)


def _write(config: MkDocsConfig) -> None:
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build_site(config)
    finally:
        config.plugins.on_shutdown()


def _refuse_faulty(site: Path, config: MkDocsConfig) -> None:
    plugin = plugin_of(config)
    faults = check_links(site, (page.address for page in plugin.pages.values()), plugin.leads())
    if faults:
        says = "; ".join(in_words(faults, _FAULTS_SHOWN))
        raise CxriskError(
            f"the new site is not whole, so the old one stays: {says}", mend="tell us: it is our fault"
        )


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
