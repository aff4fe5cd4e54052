"""What only the calendar brought: found on one day, and not in the same files on a day before."""

from datetime import date
from pathlib import Path

from cxrisk.checks import ALL_CHECKS
from cxrisk.findings import Finding, Severity
from cxrisk.history.owners import Owners
from cxrisk.history.reading import Reading
from cxrisk.pipeline import Outcome, against, judged
from cxrisk.records import dataclass
from cxrisk.sources.baseline import parse_baseline


@dataclass(frozen=True, slots=True)
class Owed:
    """What came due for one owner."""

    owner: str
    """As people read it; empty: nobody is written."""
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class CameDue:
    """What came due between two days."""

    since: date
    until: date
    outcome: Outcome
    """As of `until`."""
    owed: tuple[Owed, ...]
    """What nobody owns first, then by owner."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All of it."""
        return tuple(finding for one in self.owed for finding in one.findings)


def came_due(reading: Reading, root: Path, since: date, until: date) -> CameDue:
    """What is found on the day `until`, and was not on the day `since`, by owner."""
    outcome = judged_on(reading, root, until, baseline=True)
    fresh = not_yet(outcome, reading, since, baseline=True)
    owners = Owners(reading.portfolio)
    by_owner: dict[str, list[Finding]] = {}
    for finding in outcome.counting:
        if id(finding) in fresh:
            by_owner.setdefault(owners.of(finding), []).append(finding)
    owed = tuple(Owed(owner, tuple(found)) for owner, found in sorted(by_owner.items()))
    return CameDue(since, until, outcome, owed)


def judged_on(reading: Reading, root: Path, today: date, *, baseline: bool) -> Outcome:
    """One state of the workspace `root` on one day, with the baseline that it holds."""
    return _with_baseline(judged(root, reading.understood, today), reading, baseline=baseline)


def not_yet(outcome: Outcome, reading: Reading, day: date, *, baseline: bool) -> frozenset[int]:
    """The findings of an outcome of this state, by identity, that were not there, or softer, on `day`."""
    if day >= outcome.today or not outcome.findings:
        return frozenset()
    rules = {one.rule for one in outcome.findings}
    asked = [check for check in ALL_CHECKS if check.id in rules]
    then = judged(outcome.root, reading.understood, day, asked)
    loudest: dict[tuple[str, str, str], Severity] = {}
    for one in _with_baseline(then, reading, baseline=baseline).counting:
        loudest[_spot(one)] = max(one.severity, loudest.get(_spot(one), one.severity))
    return frozenset(id(one) for one in outcome.findings if loudest.get(_spot(one), 0) < one.severity)


def _spot(finding: Finding) -> tuple[str, str, str]:
    return finding.rule, finding.path, finding.pointer


def _with_baseline(outcome: Outcome, reading: Reading, *, baseline: bool) -> Outcome:
    content = reading.state.baseline if baseline else None
    if content is None:
        return outcome
    return against(parse_baseline(content), outcome, outcome.portfolio.settings, whole=outcome.whole)
