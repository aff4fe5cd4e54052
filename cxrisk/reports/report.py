"""What a report is made of: the findings that were chosen, and what is needed to print them."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from cxrisk import __version__
from cxrisk.findings import Finding, Severity
from cxrisk.found import Found, Ignored, Later
from cxrisk.records import dataclass
from cxrisk.sources.discover import BASELINE as FILE

if TYPE_CHECKING:  # few runs judge a change
    from cxrisk.history.caused import Caused, Standing, Why
    from cxrisk.history.difference import Diff

Choice = Callable[[str], bool]
"""Whether somebody asked for this rule, or for this file."""


STOOD: "Mapping[Why, str]" = {"before": "stood before this change", "calendar": "only the day has come"}
"""Why a finding fails nothing in the judgement of a change, in words."""


@dataclass(frozen=True, slots=True)
class Since:
    """The change that a report judges: all that came after a commit."""

    name: str
    """The commit, as somebody named it."""
    commit: str
    day: date
    """When it was made."""
    remarks: tuple[str, ...]
    """What could not be told apart, each a sentence."""


def every(_: str) -> bool:
    """The choice of somebody who chose nothing."""
    return True


@dataclass(frozen=True)  # no slots: fingerprints are worked out where a format asks for them, once
class Report:
    """What somebody asked to see of a checked workspace."""

    tool: str
    """Name and version: `cxrisk 0.1.0`."""
    today: date
    files: int
    """YAML files that were read."""
    findings: tuple[Finding, ...]
    """By path, line, column and rule; without those that are known."""
    texts: Mapping[str, str]
    """The files that findings point into, by path."""
    later: tuple[Later, ...] = ()
    """What will be said at a later status; only where somebody asked for it."""
    ignored: tuple[Ignored, ...] = ()
    """What comments beside it asked to leave out."""
    known: tuple[Finding, ...] = ()
    """What the baseline lets stand."""
    paths: tuple[str, ...] = ()
    """The files that the report is about, sorted."""
    threshold: Severity | None = Severity.ERROR
    """A finding that is at least as loud fails the run; none does where there is no threshold."""
    among: tuple[Finding, ...] = ()
    """All that was found, chosen or not: findings that are alike are counted among all."""
    since: "Since | None" = None
    """The change that it judges; then `findings` are only those that the change caused."""
    standing: "tuple[Standing, ...]" = ()
    """What the change has not caused."""
    above: str = ""
    """The way from the top of the checkout to the workspace, if any, with a `/`: hosts know files by it."""
    outcome: Found | None = None
    """All of it; an `Outcome` where a format says more of the workspace than its findings."""
    diff: "Diff | None" = None
    """What the change did to the risks; only where a format shows it."""

    def counts(self) -> dict[Severity, int]:
        """How many findings of each severity, the loudest first; later ones do not count."""
        counted = Counter(finding.severity for finding in self.findings)
        return {severity: counted[severity] for severity in sorted(Severity, reverse=True)}

    def fails(self, finding: Finding) -> bool:
        """Whether this finding of the report fails the run."""
        return self.threshold is not None and finding.severity >= self.threshold

    def spoken(self) -> Iterator[tuple[Finding, str]]:
        """Every finding with why it fails nothing, where it does not: `before the pilot`, `stood before`."""
        yield from ((finding, "") for finding in self.findings)
        yield from ((one.finding, STOOD[one.why]) for one in self.standing)
        yield from ((one.finding, before(one.status)) for one in self.later)

    def fingerprint(self, finding: Finding) -> str:
        """The lasting name of a finding of this report: 64 hexadecimal digits, no two alike."""
        return self._names[id(finding)]

    @cached_property
    def _names(self) -> Mapping[int, str]:
        """By the finding itself, since two may be alike in everything."""
        from cxrisk.sources.fingerprint import fingerprints  # few formats ask, and it reads YAML

        found = [*(self.among or self.findings)]
        found += [one.finding for one in self.later]
        found += [one.finding for one in self.ignored]
        return {id(one): name for one, name in zip(found, fingerprints(found, self.texts), strict=True)}


def report_of(  # noqa: PLR0913 - one argument a choice
    outcome: Found,
    *,
    rule: Choice = every,
    path: Choice = every,
    whole: bool = False,
    threshold: Severity | None = Severity.ERROR,
    change: "Caused | None" = None,
    diff: "Diff | None" = None,
    above: str = "",
) -> Report:
    """The report on some rules and files of an outcome; as a `whole` with what will be said later.

    With a `change`, it tells apart what that has caused; a `diff` says what it did to the risks.
    """

    def wanted(finding: Finding) -> bool:
        return rule(finding.rule) and path(finding.path)

    found = tuple(filter(wanted, outcome.findings))
    standing = tuple(one for one in (change.standing if change else ()) if wanted(one.finding))
    quiet = {id(one.finding) for one in standing}
    return Report(
        tool=f"cxrisk {__version__}",
        today=outcome.today,
        files=outcome.files,
        findings=tuple(one for one in found if one.known is None and id(one) not in quiet),
        texts=outcome.texts,
        later=tuple(one for one in outcome.later if wanted(one.finding)) if whole else (),
        ignored=tuple(one for one in outcome.ignored if wanted(one.finding)),
        known=tuple(one for one in found if one.known is not None),
        paths=tuple(sorted(one for one in outcome.texts if path(one) and one != FILE)),
        threshold=threshold,
        among=outcome.findings,
        since=Since(change.since, change.commit, change.day, change.remarks) if change else None,
        standing=standing,
        above=above,
        outcome=outcome,
        diff=diff,
    )


def before(status: str) -> str:
    """When a later finding speaks: `piloting` is `before the pilot`."""
    return "before the pilot" if status == "piloting" else "before it goes live"


def standing_words(report: Report) -> str:
    """How much a change has not caused: `26 stood before main`, `1 only because the day has come`."""
    counted = Counter(one.why for one in report.standing)
    name = report.since.name if report.since else ""
    before, calendar = counted["before"], counted["calendar"]
    said = (
        f"{before} stood before {name}" if before else "",
        f"{calendar} only because the day has come" if calendar else "",
    )
    return "; ".join(filter(None, said))
