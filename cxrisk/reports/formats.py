"""The formats that findings are printed in, one table."""

from collections.abc import Callable, Mapping

from cxrisk.reports.github import as_github
from cxrisk.reports.json import as_json
from cxrisk.reports.report import Report
from cxrisk.reports.text import as_text

FORMATS: Mapping[str, Callable[[Report], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
}
"""Name of the format -> what prints a report in it."""
