"""What a report is made of: the findings that were chosen, and what is needed to print them."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from cxrisk import __version__
from cxrisk.checks.check import Later
from cxrisk.findings import Finding, Severity
from cxrisk.pipeline import Outcome


@dataclass(frozen=True, slots=True)
class Report:
    """What somebody asked to see of a checked workspace."""

    tool: str
    """Name and version: `cxrisk 0.1.0`."""
    today: date
    files: int
    """YAML files that were read."""
    findings: tuple[Finding, ...]
    """By path, line, column and rule."""
    texts: Mapping[str, str]
    """The files that findings point into, by path."""
    later: tuple[Later, ...] = ()
    """What will be said at a later status; only where somebody asked for it."""

    def counts(self) -> dict[Severity, int]:
        """How many findings of each severity, the loudest first; later ones do not count."""
        counted = Counter(finding.severity for finding in self.findings)
        return {severity: counted[severity] for severity in sorted(Severity, reverse=True)}


def report_of(outcome: Outcome, wanted: Callable[[Finding], bool], *, whole: bool = False) -> Report:
    """The report on what is wanted of an outcome; as a `whole` with what will be said later."""
    return Report(
        tool=f"cxrisk {__version__}",
        today=outcome.today,
        files=outcome.files,
        findings=tuple(filter(wanted, outcome.findings)),
        texts=outcome.texts,
        later=tuple(one for one in outcome.later if wanted(one.finding)) if whole else (),
    )


def before(status: str) -> str:
    """When a later finding speaks: `piloting` is `before the pilot`."""
    return "before the pilot" if status == "piloting" else "before it goes live"
