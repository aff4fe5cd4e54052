"""Addresses: which ones of a writer's may become a link, and how a page names another."""

import re
from collections.abc import Callable

_LONGEST = 2000
_HOST = r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"
_REST = r"[a-z0-9._~:/?#\[\]@!$&'()*+,;=%-]*"
_WEB = re.compile(rf"https?://{_HOST}(?::[0-9]{{1,5}})?(?:[/?#]{_REST})?", re.IGNORECASE | re.ASCII)
_MAIL = re.compile(
    rf"mailto:[a-z0-9._+-]+@{_HOST}(?:\?[a-z0-9._~!$&'()*+,;=:@/?%-]*)?", re.IGNORECASE | re.ASCII
)


def is_safe(address: str) -> bool:
    """Whether an address that somebody wrote may become a link.

    https, http and mailto only, in full: no credentials, no control character or blank, no `//host`,
    no way into our own site or the reader's disk. Hosts are ASCII, so that none can pose as another.
    """
    if len(address) > _LONGEST:
        return False
    return bool(_WEB.fullmatch(address) or _MAIL.fullmatch(address))


def relative_to(here: str) -> Callable[[str], str]:
    """How the page `here` names other pages: both count from the root of the site."""
    up = "../" * here.count("/")

    def to(target: str) -> str:
        page, mark, anchor = target.partition("#")
        if page in ("", here):
            return mark + anchor if mark else here.rpartition("/")[2]
        return up + target

    return to
