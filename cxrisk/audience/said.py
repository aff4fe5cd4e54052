"""What the checker says of the public part, and would say of the whole as well."""

from collections.abc import Hashable, Iterable
from dataclasses import replace

from cxrisk.checks.check import View
from cxrisk.checks.run import run_checks
from cxrisk.findings import TOP, Finding, Place, Position
from cxrisk.pipeline import Outcome


def still_said(whole: Outcome, shown: Outcome) -> Outcome:
    """The shown outcome with those findings of the whole that its own records bring again, word for word."""
    view = View(shown.portfolio, shown.graph, shown.scores, shown.today)
    findings, later = run_checks(view, _nowhere)
    said = {_says(one) for one in (*findings, *(one.finding for one in later))}
    return replace(
        shown,
        findings=tuple(replace(one, known=None) for one in whole.findings if _says(one) in said),
        later=tuple(one for one in whole.later if _says(one.finding) in said),
    )


def _says(finding: Finding) -> Hashable:
    related = _of(finding)
    return finding.rule, finding.path, finding.message, finding.help, tuple(related)


def _of(finding: Finding) -> Iterable[tuple[str, str]]:
    return ((one.path, one.message) for one in finding.related)


def _nowhere(_: Place) -> tuple[Position, str]:
    """Positions are those of the whole: here only words count."""
    return TOP, ""
