"""Where a file of the portfolio is edited: the way from a page back to its source."""

import re
from urllib.parse import quote, urlsplit

from cxrisk.history.edition import Edition
from cxrisk.pages.addresses import is_safe

_IN_IT = re.compile(r"/(edit|blob|tree|src)/")
"""The address leads into a repository, and not only to it."""
_HOSTS = {"github": "edit/HEAD", "gitlab": "-/edit/HEAD"}
"""How the address of a repository goes on to the editor; HEAD is its main branch, whatever its name."""
_EDITOR = re.compile(r"/edit/")


def edit_address(path: str, edition: Edition) -> str:
    """Where the file at `path` is edited; empty where the portfolio names no address that may be a link.

    A folder, whose path ends with `/`, is opened; only of hosts that are known is it known how.

    `repository` is the address of a repository on GitHub or GitLab, or on any host the one that goes before
    the paths of the files in its editor: `https://git.example.org/cx/portfolio/edit/main/`.
    """
    address = edition.repository
    if not (address.lower().startswith("https://") and is_safe(address)) or "?" in address or "#" in address:
        return ""
    parts = urlsplit(address)
    words = [way for host, way in _HOSTS.items() if host in (parts.hostname or "").split(".")]
    if not words or _IN_IT.search(f"{parts.path}/"):
        whole = f"{address.rstrip('/')}/{quote(path)}"
    else:
        start = address.rstrip("/").removesuffix(".git")
        whole = f"{start}/{words[0]}/{quote(edition.folder + path)}"
    if not path.endswith("/"):
        return whole
    return _EDITOR.sub("/tree/", whole, count=1).rstrip("/") if words else ""
