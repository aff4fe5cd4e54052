"""The MkDocs plugin: here our pages enter a site, beside its hand-written ones."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.config_options import Choice, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage
from mkdocs.utils import get_build_datetime
from mkdocs.utils.templates import TemplateContext

from cxrisk.errors import CxriskError
from cxrisk.exports.kinds import Table
from cxrisk.findings import Severity
from cxrisk.history.since import Earlier
from cxrisk.pages.keeper import Keeper, Shelf
from cxrisk.pages.leads import Leads, leads_of
from cxrisk.pages.lean import lean
from cxrisk.pages.page import START, Page
from cxrisk.pages.reading import Reading
from cxrisk.pages.site import Kind, pages_by_kind
from cxrisk.pipeline import Audience, Outcome, run
from cxrisk.publish.frames import Frames
from cxrisk.publish.framing import Framing
from cxrisk.publish.handwritten import keep_back, named_places, refuse_strangers, refuse_twins
from cxrisk.publish.last import raw_of
from cxrisk.publish.manifest import write_manifest
from cxrisk.publish.marker import mark
from cxrisk.publish.navigation import navigation
from cxrisk.publish.our_page import UnlistedPage, describe, open_up
from cxrisk.publish.search import add_entries, write_for_disk
from cxrisk.publish.shell import Shells, may_cut
from cxrisk.publish.shown import Showing, Shown
from cxrisk.publish.tables import tables_of
from cxrisk.publish.theme import set_up
from cxrisk.publish.tight import tight
from cxrisk.sources.cache import Cache
from cxrisk.sources.discover import ASSESSMENTS, find_workspace

_log = get_plugin_logger(__name__)


class Options(Config):  # type: ignore[no-untyped-call]
    """What mkdocs.yml may say beside `cxrisk`; what a site shows is else said in its workspace."""

    audience = Choice(("internal", "public"), default="internal")
    """For whom the site is made; `cxrisk build --audience` goes before it."""
    since = Type(str, default="")
    """A tag, branch or commit: what changed since the last board pack."""


class CxriskPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """Reads the workspace that the site's mkdocs.yml belongs to, and adds its pages to the site."""

    def __init__(self) -> None:
        self.outcome: Outcome | None = None
        """Handed over by whoever has run the pipeline already; else the plugin runs it."""
        self.audience: Audience | None = None
        """For whom, where somebody has said so; else as mkdocs.yml says."""
        self.shelf: Shelf | None = None
        """Pages of an earlier build, where whoever builds has kept some."""
        self.cache: Cache | None = None
        """What is known of files that did not change, where whoever builds has kept some."""
        self.earlier: Earlier | None = None
        """The last board pack, where whoever builds does so again and again."""
        self.known: Shown | None = None
        """What the site shows, where whoever builds has worked it out already."""
        self.shown: Shown | None = None
        """The same, once the pages are there."""
        self.pages: dict[str, Page] = {}
        """Our pages by the source that MkDocs believes them to have, `risks.md`; without their HTML."""
        self.html: dict[str, bytes] = {}
        """Which is here, in half the room."""
        self.kinds: dict[str, Kind] = {}
        """What makes each of them, by its address."""
        self.listed: set[str] = set()
        """The sources of the pages in the navigation."""
        self.shells: Shells | None = None
        """What the theme puts around unlisted pages; nothing where others have a hand in them."""
        self.tables: list[Table] = []
        """The downloads."""
        self.named: frozenset[str] = frozenset()
        """Pages of ours with a place in them that a hand-written one leads to."""
        self.raw: dict[str, str] = {}
        """What tells each page from any other of its address, as it was made."""
        self.framing = Framing()
        """What it put around each page."""

    def on_config(self, config: MkDocsConfig) -> None:
        """Look and settings, before anything is read."""
        with _in_plain_words():
            set_up(config)

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> None:
        """Our pages, as files that stand nowhere."""
        with _in_plain_words():
            whole = self.outcome or _read(config)
            known = self.known if self.known and self.known.showing == self.showing else None
            self.shown = known or self.showing.of(whole, self.cache, self.earlier)
            outcome, edition = self.shown.outcome, self.shown.edition
            self.pages = {}
            keeper = Keeper(self.shelf, edition) if self.shelf else None
            reading = Reading(outcome, keeper, self.shown.since)
            for kind, page in pages_by_kind(reading, edition):
                self.kinds[page.address] = kind
                leads = page.leads or leads_of(page.address, page.html)
                self.pages[_source(page.address)] = replace(page, html="", leads=leads)
                self.raw[page.address] = raw_of(page)
                html = page.html if page.is_lean else lean(page.html)
                self.html[_source(page.address)] = html.encode()
            self.tables = list(tables_of(reading, edition, keeper))
            if keeper:
                keeper.done()
            tables = {address: content for one in self.tables for address, content in one.files(edition)}
            besides = (beside for page in self.pages.values() for beside in page.beside)
            tables.update((address, text.encode()) for address, text in besides)
            refuse_twins(files, [*(page.address for page in self.pages.values()), *tables])
            if self.for_public:
                keep_back(files)
            refuse_strangers(files, Path(config.docs_dir), _workspace(config))
        config.nav = navigation(config.nav, files, self.pages)
        for source in self.pages:
            files.append(_generated(config, source))
        for address, content in tables.items():
            files.append(File.generated(config, address, content=content))

    @property
    def showing(self) -> Showing:
        """What the settings want shown of any state."""
        return Showing(self.shown_to, self.config.since)

    @property
    def for_public(self) -> bool:
        """Whether the site is made for the public."""
        return self.shown_to == "public"

    @property
    def shown_to(self) -> Audience:
        """For whom the site is made."""
        return "public" if (self.audience or self.config.audience) == "public" else "internal"

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> None:
        """Which pages stand in the navigation; those of ours that do not need little of MkDocs."""
        self.listed = {page.file.src_uri for page in nav.pages}
        for source, ours in self.pages.items():
            file = files.get_file_from_path(source)
            if file is not None and source not in self.listed:
                UnlistedPage(file, config, ours)  # which puts itself into its file, as all do

    def on_page_markdown(self, _: str, /, *, page: SitePage, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Nothing to convert; only what the theme should know of our page."""
        ours = self.pages.get(page.file.src_uri)
        if ours:
            describe(page, ours)

    def on_page_content(
        self,
        html: str,
        /,
        *,
        page: SitePage,
        config: MkDocsConfig,  # noqa: ARG002
        files: Files,  # noqa: ARG002
    ) -> str:
        """What the site should know of our fragment; it is put in its place later."""
        ours = self.pages.get(page.file.src_uri)
        if ours:
            source = page.file.src_uri
            open_up(page, ours, self.html[source], listed=source in self.listed)
        return html

    @event_priority(-100)
    def on_page_context(
        self,
        context: TemplateContext,
        /,
        *,
        page: SitePage,
        config: MkDocsConfig,  # noqa: ARG002
        nav: Navigation,  # noqa: ARG002
    ) -> None:
        """Our fragment in place of the empty page: in time for the theme, and no work for other plugins."""
        ours = self.pages.get(page.file.src_uri)
        if ours:
            html = self.html[page.file.src_uri].decode()
            if self.shells and isinstance(page, UnlistedPage):
                whole = self.shells.whole(page, html, context)
                context["cxrisk_whole"] = whole  # type: ignore[typeddict-unknown-key]
            page.content = html

    def on_post_page(self, output: str, /, *, page: SitePage, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Rendered is rendered: MkDocs would hold every page to the end, and the theme its indents."""
        ours = self.pages.get(page.file.src_uri)
        if ours:
            page.content = ""
        whole = output if isinstance(page, UnlistedPage) and page.is_tight else tight(output)
        if ours and self.shells:
            self.framing.note(
                page, replace(ours, html=self.html[page.file.src_uri].decode()), whole, self.shells
            )
        return whole

    def on_post_template(self, html: str, /, *, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002
        """The page that says that there is none."""
        return tight(html) if template_name.endswith(".html") else html

    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> None:
        """Every page is read: what we want found joins the search; nothing is rendered yet."""
        env.globals |= {"cxrisk_navigation": {}, "cxrisk_whole": ""}
        self.shells = Shells(env) if may_cut(config) else None
        self.named = frozenset(named_places(files) & {page.address for page in self.pages.values()})
        for page in self.pages.values():
            if not add_entries(config.plugins, page):
                _log.warning("the search plugin has changed: our pages cannot be searched")
                break

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Last of all: the search for a site on a disk, the mark that it is ours, and what is in it."""
        site = Path(config.site_dir)
        write_for_disk(site)
        mark(site)
        if self.shown:
            write_manifest(site, self.shown.edition)

    def leads(self) -> dict[str, Leads]:
        """Where pages in a shell lead, by address; what is around them, one of them shows for all."""
        return {
            page.address: replace(page.leads, targets=(*page.leads.targets, f"{page.address}#{START}"))
            for page in self.pages.values()
            if page.leads and self.framing.is_in_shell(page.address)
        }

    def frames(self) -> Frames | None:
        """What the theme put around our pages; nothing where others had a hand in them."""
        if self.shells is None or self.shown is None:
            return None
        return Frames(self.shown, self.kinds, self.framing.done(self.shells))

    def on_serve(
        self,
        server: LiveReloadServer,
        /,
        *,
        config: MkDocsConfig,
        builder: object,  # noqa: ARG002
    ) -> None:
        """`mkdocs serve` looks at the assessments too."""
        server.watch(str(_workspace(config) / ASSESSMENTS))


@contextmanager
def _in_plain_words() -> Iterator[None]:
    """MkDocs prints its own faults in one line, and a traceback for all others."""
    try:
        yield
    except CxriskError as fault:
        raise PluginError(f"{fault.message}; {fault.mend}" if fault.mend else fault.message) from fault


def _workspace(config: MkDocsConfig) -> Path:
    return find_workspace(Path(config.config_file_path).parent)


def _read(config: MkDocsConfig) -> Outcome:
    outcome = run(_workspace(config), get_build_datetime().date())
    for finding in outcome.counting:
        if finding.severity is Severity.ERROR:
            _log.warning("%s:%d: %s", finding.path, finding.position.line, finding.message)
    return outcome


def _source(address: str) -> str:
    return address.removesuffix(".html") + ".md"


def _generated(config: MkDocsConfig, source: str) -> File:
    file = File.generated(config, source, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    file.use_directory_urls = False  # our addresses stand, however the site makes the others
    return file
