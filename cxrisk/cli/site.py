"""What building and serving share."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cxrisk.errors import CxriskError
from cxrisk.reports.text import summary
from cxrisk.sources.memory import importing

if TYPE_CHECKING:
    from cxrisk.found import Found

_BROUGHT_BY_SITE = ("mkdocs", "material", "jinja2", "markdown_it")


@contextmanager
def with_site() -> Iterator[None]:
    """Import what publishes; say how to get it where only the checker is installed.

    Raises:
        CxriskError: a library of `cxrisk[site]` is missing.
    """
    try:
        with importing():
            yield
    except ModuleNotFoundError as fault:
        missing = (fault.name or "").partition(".")[0]
        if missing not in _BROUGHT_BY_SITE:
            raise
        raise CxriskError(
            f"building a site needs {missing}, which is not installed",
            mend="install it with: pip install 'cxrisk[site]'",
        ) from fault


def summary_of(found: "Found") -> str:
    """What the checks found, in a few words."""
    known = len(found.findings) - len(found.counting)
    said = summary(found.counting, found.files)
    return f"{said}; {known} known from the baseline" if known else said
