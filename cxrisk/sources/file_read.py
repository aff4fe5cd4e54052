"""One file of a workspace: its bytes to a checked document, or to the findings that say why not."""

import re
from collections.abc import Mapping

from cxrisk.findings import Finding
from cxrisk.records import dataclass
from cxrisk.sources.document import Document
from cxrisk.sources.load import load, syntax
from cxrisk.sources.names import name_troubles
from cxrisk.sources.schema import check_shape
from cxrisk.sources.trouble import Unreadable

_SAYS_CATALOG = re.compile(rb"^kind:[ \t]*['\"]?catalog\b", re.MULTILINE)

Contents = Mapping[str, bytes | Unreadable]
"""Path in the workspace -> the file's bytes, or why there are none."""


@dataclass(frozen=True, slots=True)
class FileRead:
    """What came of one file."""

    path: str
    document: Document | None
    """Nothing where the file cannot be used at all."""
    findings: list[Finding]
    text: str
    says_catalog: bool
    """Whether a file that cannot be used says that it is a catalog."""


def read_file(path: str, content: bytes | Unreadable) -> FileRead:
    """Read one file, wherever its bytes come from; `path` is relative to the workspace, with `/`."""
    if isinstance(content, Unreadable):
        return FileRead(path, None, [syntax(path, content)], "", says_catalog=False)
    document, findings = load(path, content)
    if document is None:
        text = content.decode("utf-8", "replace")
        return FileRead(path, None, findings, text, says_catalog=_SAYS_CATALOG.search(content) is not None)
    findings = [*findings, *name_troubles(document), *check_shape(document)]
    return FileRead(path, document, findings, document.text, says_catalog=False)
