"""The same site as a plain docs tree, which any engine that knows the theme can build."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, get_files

from cxrisk.errors import CxriskError
from cxrisk.pages.page import Page
from cxrisk.pipeline import Audience, Outcome, run
from cxrisk.publish.assets import SCRIPT, STYLE, theme_folder
from cxrisk.publish.ground import FILE
from cxrisk.publish.marker import refuse_unfit
from cxrisk.publish.mkdocs import CxriskPlugin
from cxrisk.publish.remarks import kept_remarks, told_plainly
from cxrisk.publish.settings import load_settings, plugin_of
from cxrisk.publish.theme import said_in
from cxrisk.publish.whole import replaced
from cxrisk.records import dataclass
from cxrisk.sources.discover import ASSESSMENTS

MARKER = ".cxrisk-tree"
DOCS, SITE = "docs", "site"
_HEAD = "# Written by `cxrisk render`, and written anew each time: change the mkdocs.yml of the workspace.\n"
_ALWAYS = ("toc", "tables", "fenced_code")
"""Extensions that MkDocs switches on by itself, and others do not."""
_SAID = ("site_url", "site_description", "site_author", "copyright")
"""Settings that are taken over as they are."""
_FENCE = re.compile(r"^([ \t]*)([`~])(?=\2\2)", re.MULTILINE)
"""A line that begins a block of code for extensions that read lines before HTML is known as such."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """What was written."""

    outcome: Outcome
    target: Path
    pages: int
    """Our pages, hand-written ones not counted."""
    remarks: tuple[str, ...]


def render(root: Path, today: date, target: Path, audience: Audience | None = None) -> Rendered:
    """Write the pages of the workspace at `root` as files of Markdown into `target`, whole or not at all.

    Beside them stand the hand-written pages, the downloads, the style and a `mkdocs.yml` without our plugin.

    Raises:
        CxriskError: the folder is not ours to replace, the settings are wrong or cannot be written down.
    """
    outcome, target = run(root, today), target.absolute()
    with kept_remarks() as remarks, TemporaryDirectory() as empty, told_plainly(remarks):
        config = load_settings(root, outcome.portfolio.settings.name, Path(empty))
        sources = (root / ASSESSMENTS, Path(config.docs_dir))
        refuse_unfit(target, root=root, sources=sources, marker=MARKER, mend="name a folder of its own")
        plugin = plugin_of(config)
        plugin.outcome, plugin.audience = outcome, audience
        files = _files(config)
        with replaced(target, MARKER) as new:
            _write(new, config, plugin, files)
    return Rendered(outcome, target, len(plugin.pages), tuple(remarks))


def _files(config: MkDocsConfig) -> Files:
    """The hand-written pages and ours, as MkDocs would build them."""
    plugins = config.plugins
    plugins.on_startup(command="build", dirty=False)
    try:
        plugins.on_config(config)
        files: Files = plugins.on_files(get_files(config), config=config)
    finally:
        plugins.on_shutdown()
    return files


def _write(folder: Path, config: MkDocsConfig, plugin: CxriskPlugin, files: Files) -> None:
    docs = folder / DOCS
    shutil.copytree(theme_folder() / "assets", docs / "assets")
    for file in files:
        page = plugin.pages.get(file.src_uri)
        target = docs / file.src_uri
        target.parent.mkdir(parents=True, exist_ok=True)
        whole = page and replace(page, html=plugin.html[file.src_uri].decode())
        target.write_bytes(as_markdown(whole).encode() if whole else _content(file))
    settings = yaml.safe_dump(_settings(config), sort_keys=False, allow_unicode=True, width=1000)
    (folder / FILE).write_text(f"{_HEAD}{settings}", encoding="utf-8", newline="\n")


def as_markdown(page: Page) -> str:
    """A page as one file: what the engine should know of it, and one block of HTML."""
    known: dict[str, Any] = {"title": escape(page.title), "hide": ["navigation", "toc"]}
    head = yaml.safe_dump(known, sort_keys=False, allow_unicode=True, width=100_000)
    return f"---\n{head}---\n{_FENCE.sub(_as_number, page.html)}\n"


def _as_number(found: re.Match[str]) -> str:
    return f"{found[1]}&#{ord(found[2])};"


def _content(file: File) -> bytes:
    if file.generated_by is None:
        return Path(file.abs_src_path or "").read_bytes()
    content: bytes = file.content_bytes
    return content


def _settings(config: MkDocsConfig) -> dict[str, Any]:
    """The settings of the site, with what our plugin would have seen to, and without it."""
    said = said_in(config)
    theme = {name: config.theme.get(name) for name in ("font", "palette", "features")}
    ours: dict[str, Any] = {
        "site_name": config.site_name,
        **{name: said[name] for name in _SAID if name in said},
        "docs_dir": DOCS,
        "site_dir": SITE,
        "use_directory_urls": False,
        "theme": {"name": "material", "variant": "classic", "language": "en", **theme},
        "plugins": ["search"],
        "markdown_extensions": list(_extensions(said)),
        "extra_css": [STYLE, *said.get("extra_css", ())],
        "extra_javascript": [SCRIPT, *map(str, said.get("extra_javascript", ()))],
        "extra": {"generator": False},
        "nav": config.nav,
    }
    return _plain(ours)


def _extensions(said: dict[str, Any]) -> Iterator[Any]:
    """Those that MkDocs adds, unless the file sets them up itself; then the file's own."""
    own = said.get("markdown_extensions") or []
    listed = [{name: options} for name, options in own.items()] if isinstance(own, dict) else list(own)
    names = {name for one in listed for name in (one if isinstance(one, dict) else [one])}
    yield from (name for name in _ALWAYS if name not in names)
    yield from listed


def _plain(settings: dict[str, Any]) -> dict[str, Any]:
    try:
        yaml.safe_dump(settings)
    except yaml.YAMLError:
        raise CxriskError(
            f"{FILE} has settings that are Python objects, and those cannot be written down",
            mend="write names and values only, without `!!python`",
        ) from None
    return settings
