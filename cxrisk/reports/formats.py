"""The formats that findings are printed in, one table."""

from collections.abc import Callable, Mapping
from importlib import import_module

from cxrisk.reports.report import Report


def _of(module: str) -> Callable[[Report], str]:
    """What prints a report, imported when it does: a run prints one format, or two."""

    def printed(report: Report) -> str:
        text: str = getattr(import_module(f"cxrisk.reports.{module}"), f"as_{module}")(report)
        return text

    return printed


FORMATS: Mapping[str, Callable[[Report], str]] = {
    name: _of(name) for name in ("text", "json", "sarif", "github", "gitlab", "junit", "markdown")
}
"""Name of the format, which is that of its module -> what prints a report in it."""
