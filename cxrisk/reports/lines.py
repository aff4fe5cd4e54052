"""A finding in a few plain lines, for programs that show text and nothing else."""

from cxrisk.findings import Finding
from cxrisk.reports.visible import visible


def lines_of(finding: Finding, when: str = "", *, related: bool = True) -> list[str]:
    """What was found, what to do, and where else to look; `when` says at which status it speaks."""
    lines = [f"{when}: {finding.message}" if when else finding.message]
    if finding.help:
        lines.append(f"What to do: {finding.help}")
    if related:
        lines += [f"See {one.path}:{one.position.line}: {one.message}" for one in finding.related]
    return [visible(line) for line in lines]
