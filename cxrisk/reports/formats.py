"""The formats that findings are printed in, one table."""

from collections.abc import Callable, Mapping

from cxrisk.reports.github import as_github
from cxrisk.reports.gitlab import as_gitlab
from cxrisk.reports.json import as_json
from cxrisk.reports.junit import as_junit
from cxrisk.reports.markdown import as_markdown
from cxrisk.reports.report import Report
from cxrisk.reports.sarif import as_sarif
from cxrisk.reports.text import as_text

FORMATS: Mapping[str, Callable[[Report], str]] = {
    "text": as_text,
    "json": as_json,
    "sarif": as_sarif,
    "github": as_github,
    "gitlab": as_gitlab,
    "junit": as_junit,
    "markdown": as_markdown,
}
"""Name of the format -> what prints a report in it."""
