"""A finding as JSON can hold it, and back; without its file's path, which stands beside it."""

from collections.abc import Sequence
from typing import Any

from cxrisk.findings import Finding, Position, Related, Severity


def plain(finding: Finding) -> list[Any]:
    """What `finding_of` makes the finding of again; not whether it is known."""
    related = [[one.path, one.position, one.message] for one in finding.related]
    words = [finding.rule, int(finding.severity), finding.position, finding.pointer, finding.message]
    return [*words, finding.help, related, finding.meant]


def finding_of(  # noqa: PLR0913, PLR0917 - as many as a finding has
    path: str,
    rule: str,
    severity: int,
    position: Sequence[int],
    pointer: str,
    message: str,
    mend: str,
    related: Sequence[Sequence[Any]],
    meant: Sequence[str],
) -> Finding:
    """The finding in this file of which these are the parts.

    Raises:
        TypeError, ValueError: they are not.
    """
    others = tuple(Related(other, Position(*at), remark) for other, at, remark in related)
    where = Position(*position)
    return Finding(rule, Severity(severity), path, where, pointer, message, mend, others, meant=tuple(meant))
