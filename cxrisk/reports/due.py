"""What the calendar brought, by owner: as text, as a comment, for programs."""

import json
from collections.abc import Callable, Mapping

from cxrisk import __version__
from cxrisk.findings import Finding
from cxrisk.history.calendar import CameDue, Owed
from cxrisk.reports.markdown_table import LONGEST, cut, fitting, table
from cxrisk.reports.report import report_of
from cxrisk.reports.text import Paint, counted, plain
from cxrisk.reports.visible import visible

_NOBODY = "Nobody is written as the owner"
_ALL = "cxrisk due"


def due_text(due: CameDue, paint: Paint = plain) -> str:
    """Every finding under its owner, with what to do; nothing where nothing came due."""
    blocks = [_block(one, paint) for one in due.owed]
    return "\n\n".join((_says(due), *blocks)) if blocks else ""


def _block(owed: Owed, paint: Paint) -> str:
    lines = [paint("label", visible(owed.owner or _NOBODY))]
    for one in owed.findings:
        where = paint("place", visible(f"{one.path}:{one.position.line}:{one.position.column}:"))
        label = paint(one.severity.word, f"{one.severity.word}[{one.rule}]")
        lines.append(f"  {where} {label} {visible(one.message)}")
        lines += [f"    = help: {visible(one.help)}"] if one.help else []
    return "\n".join(lines)


def due_markdown(due: CameDue) -> str:
    """A table for each owner; what cannot be mended without asking somebody stands first."""
    parts = ["## What comes due", _says(due) or f"Nothing comes due from {due.since} to {due.until}."]
    for owed in due.owed:
        parts.append(f"### {cut(owed.owner) or _NOBODY}")
        rows = (_row(one) for one in owed.findings)
        heads = ("", "What", "What to do", "Where")
        parts.append(table(heads, rows, len(owed.findings), _ALL))
    return "\n\n".join(fitting(parts, LONGEST, _ALL))


def _row(one: Finding) -> tuple[str, ...]:
    where = f"{cut(one.path)}, line {one.position.line}"
    return f"{one.severity.word}<br>{one.rule}", cut(one.message, 500), cut(one.help, 300), where


def due_json(due: CameDue) -> str:
    """`cxrisk/due/1`."""
    report = report_of(due.outcome)
    whole = {
        "format": "cxrisk/due/1",
        "tool": f"cxrisk {__version__}",
        "since": due.since.isoformat(),
        "until": due.until.isoformat(),
        "owners": [
            {
                "owner": owed.owner or None,
                "findings": [
                    {
                        "rule": one.rule,
                        "severity": one.severity.word,
                        "path": one.path,
                        "line": one.position.line,
                        "column": one.position.column,
                        "message": one.message,
                        "help": one.help,
                        "fingerprint": report.fingerprint(one),
                    }
                    for one in owed.findings
                ],
            }
            for owed in due.owed
        ],
    }
    return json.dumps(whole, indent=2, ensure_ascii=True)


def _says(due: CameDue) -> str:
    """How much came due, in a sentence."""
    found = counted(due.findings)
    return f"From {due.since} to {due.until} the calendar brings {found}." if found else ""


DUE_FORMATS: Mapping[str, Callable[[CameDue], str]] = {
    "text": due_text,
    "markdown": due_markdown,
    "json": due_json,
}
"""Name of the format -> what prints in it."""
