"""What came of one file as a line of JSON and back: for the cache, and from one process to another.

JSON holds exactly what a document may hold, and cannot do anything to whoever reads it.
"""

import json
from collections.abc import Sequence
from typing import Any

from cxrisk.sources.file_read import FileRead
from cxrisk.sources.load import remembered
from cxrisk.sources.plain_findings import finding_of, plain

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def entry_of(file: FileRead) -> str:
    """What came of a file that could be opened, without its path and text."""
    document = file.document
    findings = [plain(one) for one in file.findings]
    if document is None:
        return _encode([None, findings, file.says_catalog])
    return _encode([document.data, findings, document.everyday])


def files_of(entries: Sequence[str], paths: Sequence[str], contents: Sequence[bytes]) -> list[FileRead]:
    """What came of these files, from their entries.

    Raises:
        ValueError: an entry is none.
    """
    read = json.loads(f"[{','.join(entries)}]")  # all at once: equal keys become one text
    if len(read) != len(entries):
        raise ValueError("not one entry a file")
    return [_file(*one) for one in zip(paths, contents, read, strict=True)]


def _file(path: str, content: bytes, entry: Any) -> FileRead:
    try:
        data, findings, flag = entry  # it says a catalog, or is everyday
        found = [finding_of(path, *one) for one in findings]
    except (TypeError, ValueError) as fault:
        raise ValueError("no entry") from fault
    if data is None:
        return FileRead(path, None, found, content.decode("utf-8", "replace"), says_catalog=bool(flag))
    if not isinstance(data, dict):
        raise ValueError("no record")  # noqa: TRY004 - what is wrong is the entry, not our call
    document = remembered(path, content, data, everyday=bool(flag))
    return FileRead(path, document, found, document.text, says_catalog=False)
