"""Which findings a report is about: some files, some rules."""

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from cxrisk.cli.faults import did_you_mean
from cxrisk.errors import CxriskError
from cxrisk.sources.discover import BASELINE as FILE
from cxrisk.sources.discover import find_files
from cxrisk.sources.words import nearest

Choice = Callable[[str], bool]
"""Whether this rule, or this file, is wanted."""


def rule_ids() -> tuple[str, ...]:
    """The ids of all rules, in the order of the documentation."""
    from cxrisk.checks.rules import USUAL  # all checks: only for who chooses among them

    return tuple(USUAL)


def by_rule(select: Iterable[str], ignore: Iterable[str]) -> Choice:
    """Only the selected rules (all where none is named), without the ignored ones.

    Each text may name several, with commas between.

    Raises:
        CxriskError: there is no rule of that name.
    """
    wanted, unwanted = _rules("--select", select), _rules("--ignore", ignore)
    return lambda rule: (not wanted or rule in wanted) and rule not in unwanted


def by_file(root: Path, paths: Sequence[str]) -> Choice:
    """Only these files and what lies in these folders; all where none is named.

    The baseline, which is about all files, is always among them. A path is read from where one stands, else
    from the workspace.

    Raises:
        CxriskError: a path names no YAML file of the workspace.
    """
    files = tuple(find_files(root)) if paths else ()
    wanted = {FILE}.union(*(_files_at(path, root, files) for path in paths))
    return lambda path: not paths or path in wanted


def _rules(option: str, written: Iterable[str]) -> frozenset[str]:
    names = [name.strip() for part in written for name in part.split(",")]
    known = rule_ids() if names else ()
    for name in names:
        if name not in known:
            mend = did_you_mean(nearest(name, known)) or "see `cxrisk list rules`"
            raise CxriskError(f"{option}: no rule `{name}`", mend=mend)
    return frozenset(names)


def _files_at(path: str, root: Path, files: tuple[str, ...]) -> list[str]:
    for base in (Path(), root):
        place = inside(base / path, root)
        found = [file for file in files if place in ("", file) or file.startswith(f"{place}/")]
        if found:
            return found
        if place == FILE and os.path.lexists(root / FILE):
            return [FILE]
    mend = did_you_mean(nearest(path, files)) or "name a file or folder in `assessments/`"
    raise CxriskError(f"no YAML file of this workspace at `{path}`", mend=mend)


def inside(path: Path, root: Path) -> str | None:
    """The path relative to the workspace; only links above the last name are followed."""
    whole = Path(os.path.abspath(path))  # noqa: PTH100 - `resolve` would follow the last link
    try:
        named = (whole.parent.resolve() / whole.name).relative_to(root)
    except ValueError:
        return None
    return "" if named == Path() else named.as_posix()
