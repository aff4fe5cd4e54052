"""What went wrong since a site is served, and only that: many portfolios have errors that are known."""

from collections.abc import Iterable

from cxrisk.findings import Finding, Severity
from cxrisk.pipeline import Outcome

_SHOWN = 3


class Slips:
    """Errors that were not there when the first site was built."""

    def __init__(self, first: Outcome) -> None:
        self._known = set(_errors(first))
        self._unread = first.portfolio.unread

    def since(self, outcome: Outcome) -> tuple[Finding, ...]:
        """The new errors."""
        return tuple(found for key, found in _errors(outcome).items() if key not in self._known)

    def hides(self, outcome: Outcome) -> bool:
        """Whether a file cannot be read that could: a site without it would say that it is not there."""
        return bool(outcome.portfolio.unread - self._unread)

    def shown(self, outcome: Outcome) -> None:
        """This is on the site now: what is mended in it would be new if it came back."""
        self._known &= _errors(outcome).keys()
        self._unread = outcome.portfolio.unread


def in_lines(findings: Iterable[Finding]) -> str:
    """The first of them, a line each."""
    lines = [f"{one.path}:{one.position.line}: {one.message}; {one.help}".rstrip("; ") for one in findings]
    more = f"and {len(lines) - _SHOWN} more" if len(lines) > _SHOWN else ""
    return "\n".join(filter(None, (*lines[:_SHOWN], more)))


def _errors(outcome: Outcome) -> dict[tuple[str, str, str, str], Finding]:
    return {
        (one.path, one.rule, one.pointer, one.message): one
        for one in outcome.findings
        if one.severity is Severity.ERROR
    }
