"""What our pages need of the site's settings, unless its mkdocs.yml says otherwise."""

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.theme import Theme
from mkdocs.utils.yaml import yaml_load

from cxrisk.errors import CxriskError
from cxrisk.publish.assets import SCRIPT, SEARCH_SHIM, STYLE, theme_folder

_PALETTE = [
    {
        "media": f"(prefers-color-scheme: {light})",
        "scheme": scheme,
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": icon, "name": f"Switch to the {other} scheme"},
    }
    for light, scheme, icon, other in (
        ("light", "default", "material/moon-waning-crescent", "dark"),
        ("dark", "slate", "material/white-balance-sunny", "light"),
    )
]


def set_up(config: MkDocsConfig) -> None:
    """Give the site our look and what makes it work from a disk, without overruling its mkdocs.yml.

    Raises:
        CxriskError: the site has another theme than Material.
    """
    said = said_in(config)
    if config.theme.name != "material":
        raise CxriskError(
            f"mkdocs.yml: the theme is `{config.theme.name}`, but our pages are made for `material`",
            mend="write `theme: {name: material}`",
        )
    if "use_directory_urls" not in said:
        config.use_directory_urls = False
    _dress(config.theme, said.get("theme"))
    config.extra.setdefault("generator", False)
    config.extra.setdefault("polyfills", []).append(SEARCH_SHIM)
    config.extra_css.insert(0, STYLE)  # before the site's own, so that those may overrule it
    config.extra_javascript.insert(0, SCRIPT)


def _dress(theme: Theme, said: object) -> None:
    own = said if isinstance(said, dict) else {}
    ours: dict[str, Any] = {"font": False, "palette": _PALETTE, "features": ["navigation.tabs"]}
    for name, value in ours.items():
        if name not in own:
            theme[name] = value
    theme.dirs.insert(1 if own.get("custom_dir") else 0, str(theme_folder()))


def said_in(config: MkDocsConfig) -> dict[str, Any]:
    """What mkdocs.yml itself says, without the defaults: MkDocs does not keep them apart."""
    file = Path(config.config_file_path)
    if not file.is_file():
        return {}
    with file.open("rb") as written:
        return dict(yaml_load(written))
