"""Which tool this is, to the byte: what another one kept is no use to us."""

import sys
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

import cxrisk

_MAKES_PAGES = ("jinja2", "markupsafe", "markdown-it-py", "networkx")
_MAKES_SITES = ("mkdocs", "mkdocs-material", "markdown", "pymdown-extensions", "pygments", "pyyaml")
_SOURCES = {".py", ".html", ".md", ".yml", ".json"}


@cache
def fingerprint() -> str:
    """A digest of our own files and of the libraries that have a hand in our pages."""
    package = Path(cxrisk.__file__).parent
    digest = blake2b(digest_size=16)
    digest.update(repr((sys.version_info[:3], [version(name) for name in _MAKES_PAGES])).encode())
    for path in sorted(path for path in package.rglob("*") if path.suffix in _SOURCES):
        digest.update(f"\0{path.relative_to(package).as_posix()}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


@cache
def publisher() -> str:
    """The same, with the libraries that make of our pages a site."""
    return repr((fingerprint(), [version(name) for name in _MAKES_SITES]))
