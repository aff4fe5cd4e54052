"""The settings of a site: its mkdocs.yml, or ours where it has none."""

import io
import json
import re
from html import escape
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from cxrisk.errors import CxriskError
from cxrisk.publish.ground import FILE
from cxrisk.publish.mkdocs import CxriskPlugin

_PLAIN = "abbr admonition attr_list codehilite def_list fenced_code footnotes md_in_html meta nl2br"
_PYMDOWNX = "betterem caret critic details highlight inlinehilite keys mark smartsymbols superfences tabbed"
_READS_NOTHING = {
    *(*_PLAIN.split(), "sane_lists", "smarty", "tables", "toc"),
    *(f"pymdownx.{name}" for name in (*_PYMDOWNX.split(), "tasklist", "tilde")),
}
"""Extensions of Markdown that look at nothing but the page."""
_ELSEWHERE = re.compile(r"!ENV|!relative|INHERIT|python/|!<|%TAG")
"""What makes settings of more than one file."""
_PLAIN_TEMPLATES = {"404.html", "sitemap.xml"}
PAGES = "site/pages"
PUBLIC = "site/public"


def load_settings(root: Path, name: str, empty: Path) -> MkDocsConfig:
    """The settings of the site of the workspace at `root`.

    `name` is the portfolio's and `empty` a folder without pages, for a workspace without mkdocs.yml.
    """
    file = root / FILE
    return load_config(str(file) if file.is_file() else _ours(root, name, empty))


def _ours(root: Path, name: str, empty: Path) -> io.BytesIO:
    """A file that stands nowhere; JSON is YAML."""
    pages = root / PAGES
    settings = {
        "site_name": escape(name, quote=False),  # the theme does not escape it
        "docs_dir": str(pages if pages.is_dir() else empty),
        "site_dir": str(root / PUBLIC),
        "theme": {"name": "material"},
        "plugins": ["search", "cxrisk"],
    }
    file = io.BytesIO(json.dumps(settings).encode())
    file.name = str(root / FILE)
    return file


def plugin_of(config: MkDocsConfig) -> CxriskPlugin:
    """Our plugin, as the settings ask for it.

    Raises:
        CxriskError: they do not.
    """
    plugin = config.plugins.get("cxrisk")
    if not isinstance(plugin, CxriskPlugin):
        raise CxriskError(f"{FILE} does not ask for our pages", mend="write `plugins: [search, cxrisk]`")
    return plugin


def rests_on_itself(config: MkDocsConfig) -> bool:
    """Whether a site rests on nothing but its mkdocs.yml, the hand-written pages, our pages and the theme."""
    file = Path(config.config_file_path)
    written = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
    return (
        _ELSEWHERE.search(written) is None
        and not config.extra_templates
        and set(config.theme.static_templates) <= _PLAIN_TEMPLATES
        and set(config.markdown_extensions) <= _READS_NOTHING
    )
