"""The formats that a comparison is printed in, one table."""

from collections.abc import Callable, Mapping

from cxrisk.history.difference import Diff
from cxrisk.reports.diff_json import as_json
from cxrisk.reports.diff_markdown import as_markdown
from cxrisk.reports.diff_text import as_text

DIFF_FORMATS: Mapping[str, Callable[[Diff], str]] = {
    "text": as_text,
    "json": as_json,
    "markdown": as_markdown,
}
"""Name of the format -> what prints a comparison in it."""
