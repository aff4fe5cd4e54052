"""What an import would write, and what it says about it."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Any, NamedTuple

from cxrisk.errors import CxriskError
from cxrisk.findings import Finding
from cxrisk.pipeline import understood
from cxrisk.records import dataclass
from cxrisk.sources.file_read import Contents
from cxrisk.sources.names import trouble_with
from cxrisk.sources.read import read_workspace

_LONGEST_ID = 60


class Note(NamedTuple):
    """Something that a person should look at."""

    where: str
    """The row, or the file and line, that it comes from."""
    says: str
    """Begins with what was done: guessed, dropped, kept."""


@dataclass(slots=True)
class Draft:
    """Files to write, and what to know about them."""

    texts: dict[str, str] = field(default_factory=dict)
    """By path, relative to the workspace."""
    notes: list[Note] = field(default_factory=list)
    origins: dict[tuple[str, tuple[Any, ...]], str] = field(default_factory=dict)
    """Where the records come from: by path and pointer, the row or line."""

    def guessed(self, where: str, what: str) -> None:
        """Note something that was not said."""
        self.notes.append(Note(where, f"guessed: {what}"))

    def dropped(self, where: str, what: str) -> None:
        """Note something that our format has no place for."""
        self.notes.append(Note(where, f"dropped: {what}"))


def slug(text: str) -> str:
    """The id that a name makes; nothing where no letter of it can stand in one."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    made = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_ID].strip("-")
    return "" if trouble_with(made) else made


def refuse_unsound(root: Path, draft: Draft, source: str) -> None:
    """Read the workspace as it would be: what is written must fit the format and lead somewhere.

    Raises:
        CxriskError: it does not; the row or line of `source` that it comes from is named.
    """
    before = {_told(finding) for finding in _form(root, {})}
    after = _form(root, {path: text.encode() for path, text in draft.texts.items()})
    for finding in after:
        if _told(finding) not in before and finding.severity.word == "error":
            where = _origin(draft.origins, finding)
            raise CxriskError(
                f"{source}: {where}{': ' if where else ''}{finding.message}",
                mend=finding.help or "mend it there",
            )


def _form(root: Path, instead: Contents) -> list[Finding]:
    sources = read_workspace(root, instead)
    return [*sources.findings, *understood(sources, root.name).dangling]


def _told(finding: Finding) -> tuple[str, str, str]:
    return finding.rule, finding.path, finding.message


def _origin(origins: Mapping[tuple[str, tuple[Any, ...]], str], finding: Finding) -> str:
    """The origin of the innermost record around a finding."""
    steps = tuple(int(step) if step.isdigit() else step for step in finding.pointer.split("/")[1:])
    for depth in range(len(steps), -1, -1):
        if where := origins.get((finding.path, steps[:depth])):
            return where
    return ""
