"""A file of the workspace as an editor holds it: its text comes from standard input."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cxrisk.cli.choice import inside
from cxrisk.errors import CxriskError
from cxrisk.sources.discover import TOO_LARGE, file_in, refused
from cxrisk.sources.limits import FILE_BYTES

if TYPE_CHECKING:
    from cxrisk.sources.file_read import Contents

DASH = "-"
"""What is named instead of a path."""


def from_standard_input(root: Path, paths: Sequence[str], name: str | None) -> "Contents":
    """The text from standard input under the path of the file that it is; nothing where `-` is not asked for.

    `name` is read from where one stands, else from the workspace; the file need not exist.

    Raises:
        CxriskError: `-` and the name do not stand together, or the name is that of no YAML file here.
    """
    if DASH not in paths and name is None:
        return {}
    if list(paths) != [DASH] or name is None:
        raise CxriskError(
            "`-` and --stdin-filename belong together, and no other path beside them",
            mend="write `cxrisk check - --stdin-filename assessments/cloud/core-ledger.yml`",
        )
    path = _path(root, name)
    content = sys.stdin.buffer.read(FILE_BYTES + 1) if sys.stdin else b""  # a closed one holds nothing
    return {path: refused(TOO_LARGE) if len(content) > FILE_BYTES else content}


def _path(root: Path, name: str) -> str:
    possible = [inside(base / name, root) for base in (Path(), root)]
    sound = [path for path in possible if path and file_in(path) == path]
    if not sound:
        raise CxriskError(
            f"--stdin-filename: `{name}` is no YAML file of this workspace",
            mend="name one in `assessments/` that ends in .yml, whether it exists or not",
        )
    return next((path for path in sound if (root / path).exists()), sound[0])
