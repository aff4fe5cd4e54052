"""What a whole check found, remembered: where nothing has changed since, nothing is worked out again.

A workspace has one such file, of its last check, in JSON. What was found follows from the files, the
baseline, the day and the tool; it is taken from there only where all of them are the same, byte for byte.
Beside it stands what was found in each group of files, for whoever checks only some of them again.
"""

import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from cxrisk import __version__
from cxrisk.findings import Finding, Known
from cxrisk.found import Found, Ignored, Later
from cxrisk.sources.discover import BASELINE, content_of, find_files, text_of
from cxrisk.sources.limits import BASELINE_BYTES
from cxrisk.sources.plain_findings import finding_of, plain
from cxrisk.sources.remembering import file_for, key_of, recalled, remember

_FORMAT = "cxrisk-found 3"
_PACKAGES = ("site-packages", "dist-packages")


class Memory:
    """What is remembered of a workspace; it looks at the files once, when it is made."""

    def __init__(self, folder: Path, root: Path, day: date, *, baseline: bool) -> None:
        """`folder` holds what is remembered of all workspaces; with or without the `baseline` of this one."""
        self.root, self._day, self._baseline = root, day, baseline
        self._file = file_for(folder, root, ".found")
        self.contents = {path: content_of(root, path) for path in find_files(root)}
        listed = baseline and os.path.lexists(root / BASELINE)
        self._listed = {BASELINE: content_of(root, BASELINE, BASELINE_BYTES)} if listed else {}

    def found(self) -> Found | None:
        """What was found here, if nothing is another than it was then."""
        of = self._of()
        if of is None or self._body is None:
            return None
        try:
            head, kept = json.loads(self._body.partition(b"\n")[0])
            return self._found(*kept) if head == of else None
        except (ValueError, TypeError, RecursionError):
            return None

    @property
    def state(self) -> str:
        """A digest of all that the outcome follows from; empty where a file could not be read."""
        of = self._of()
        return key_of("state", _encode(of)).decode() if of else ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is remembered of this workspace."""
        return self._body is None

    def groups(self) -> tuple[set[str], list[Any]]:
        """The paths of files that have changed since, and what was found in each group; nothing if unknown.

        A file that has come has changed, one that has gone is still in its group; on another day all have
        changed. With another tool nothing is known.
        """
        of = self._of()
        body = self._body if of else None
        try:
            first, _, last = (body or b"").partition(b"\n")
            (about, keys), _ = json.loads(first)
            changed = self._changed(keys if of and about == of[0] else {})
            return changed, json.loads(last)
        except (ValueError, TypeError, RecursionError):
            return set(), []

    def keep(self, found: Found, groups: Sequence[Any] = ()) -> None:
        """Remember what was found, if it was found in the very files that were looked at."""
        of, texts = self._of(), self._texts()
        if of is None or found.texts != texts:
            return
        later = [[one.status, *_plain(one.finding)] for one in found.later]
        ignored = [[one.because, *_plain(one.finding)] for one in found.ignored]
        kept = [[_plain(one) for one in found.findings], later, ignored]
        remember(self._file, written_by(), b"\n".join((_encode([of, kept]), _encode(groups))))

    @cached_property
    def _body(self) -> bytes | None:
        return recalled(self._file, written_by())

    def _of(self) -> list[Any] | None:
        """All that the outcome follows from; nothing where a file could not be read."""
        contents, keys = {**self.contents, **self._listed}, self._keys
        about = [str(self._day), self.root.name, self._baseline]
        return [about, keys] if len(keys) == len(contents) else None

    @cached_property
    def _keys(self) -> dict[str, str]:
        contents = {**self.contents, **self._listed}
        return {path: key_of(path, raw).decode() for path, raw in contents.items() if isinstance(raw, bytes)}

    def _changed(self, then: Mapping[str, str]) -> set[str]:
        """The files whose bytes are others than then."""
        before = dict(then)
        return {path for path in self.contents if self._keys[path] != before.get(path)}

    def _texts(self) -> dict[str, str]:
        contents = {**self.contents, **self._listed}
        return {path: text_of(raw) for path, raw in contents.items() if isinstance(raw, bytes)}

    def _found(self, findings: Sequence[Any], later: Sequence[Any], ignored: Sequence[Any]) -> Found:
        return Found(
            root=self.root,
            today=self._day,
            files=len(self.contents),
            findings=tuple(_finding(*one) for one in findings),
            later=tuple(Later(_finding(*one), status) for status, *one in later),
            texts=self._texts(),
            ignored=tuple(Ignored(_finding(*one), because) for because, *one in ignored),
        )


def written_by() -> str:
    """What an outcome depends on beside the workspace: the code, the library, and what they stand on."""
    here = Path(__file__).parent
    own = (*own_files(here), *own_files(here.with_name("schemas")))  # in a checkout they stand beside it
    parts = [_FORMAT, __version__, sys.version, *packages(sys.path), *own]
    return " ".join((_FORMAT, key_of("tool", "\0".join(parts).encode()).decode()))


def packages(folders: Iterable[str]) -> list[str]:
    """What is installed: a folder of packages changes when one comes, goes or is renewed."""
    named = [Path(one) for one in folders if Path(one).name in _PACKAGES]
    return [f"{one} {one.stat().st_mtime_ns}" for one in named if one.is_dir()]


def own_files(folder: Path) -> list[str]:
    """Every file of the tool itself, with its size and the time of its last change."""
    found, waiting = [], [os.fspath(folder)] if folder.is_dir() else []
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for one in entries:
                if one.is_dir(follow_symlinks=False):
                    waiting += () if one.name == "__pycache__" else (one.path,)
                else:
                    about = one.stat(follow_symlinks=False)  # an editor's lock is a link to nothing
                    found.append(f"{one.path} {about.st_mtime_ns} {about.st_size}")
    return sorted(found)


_encode_text = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode


def _encode(data: object) -> bytes:
    return _encode_text(data).encode()


def _plain(finding: Finding) -> list[Any]:
    known = finding.known and [finding.known.owner, finding.known.because, str(finding.known.until)]
    return [known, finding.path, *plain(finding)]


def _finding(known: Sequence[str] | None, path: str, *parts: Any) -> Finding:  # noqa: ANN401 - what JSON held
    finding = finding_of(path, *parts)
    if known is None:
        return finding
    from dataclasses import replace

    owner, because, until = known
    return replace(finding, known=Known(owner, because, date.fromisoformat(until)))
