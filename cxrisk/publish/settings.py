"""The settings of a site: its mkdocs.yml, or ours where it has none."""

import io
import json
from html import escape
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from cxrisk.errors import CxriskError
from cxrisk.publish.mkdocs import CxriskPlugin

FILE = "mkdocs.yml"
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
