"""What `cxrisk baseline` works with: what is found now, what is listed, and the grounds for listing more."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from cxrisk.checks.known import NEVER_KNOWN
from cxrisk.cli.baseline_file import refuse_wrong
from cxrisk.cli.today import day_in
from cxrisk.errors import CxriskError
from cxrisk.findings import Finding, Known
from cxrisk.model.change import MISSING_OWNERS
from cxrisk.pipeline import Outcome
from cxrisk.records import dataclass
from cxrisk.reports.visible import visible
from cxrisk.sources.baseline import Baseline, Entry, read_baseline
from cxrisk.sources.fingerprint import fingerprints

_LONGEST_MESSAGE, _LONGEST_PATH = 400, 1900
"""Characters that an entry keeps for people; by neither of the two is anything known again."""


@dataclass(frozen=True, slots=True)
class State:
    """The baseline beside what is found."""

    baseline: Baseline
    found: Mapping[str, Finding]
    """What may be known, by its fingerprint; in the order of the findings."""
    unreadable: int
    """Findings that are never known."""
    whole: bool
    """Whether all files could be used."""

    @property
    def listed(self) -> frozenset[str]:
        """The fingerprints in the baseline."""
        return frozenset(one.fingerprint for one in self.baseline.entries)


def state_of(outcome: Outcome) -> State:
    """The state of a workspace; `outcome` was made without its baseline.

    Raises:
        CxriskError: there is a baseline, and something is wrong with it.
    """
    baseline = read_baseline(outcome.root) or Baseline("", (), ())
    refuse_wrong(baseline)
    named = zip(fingerprints(outcome.findings, outcome.texts), outcome.findings, strict=True)
    found = {name: finding for name, finding in named if finding.rule not in NEVER_KNOWN}
    return State(baseline, found, len(outcome.findings) - len(found), outcome.whole)


def grounds(owner: str, because: str, until: str, today: date) -> Known:
    """Why what is new may stand.

    Raises:
        CxriskError: one of the three is missing, or the day has passed.
    """
    given = {"--owner": owner, "--because": because, "--until": until}
    missing = [option for option, value in given.items() if not value.strip()]
    if missing:
        raise CxriskError(
            f"there are new findings: {' and '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing",
            mend="say who answers for them, why they may stand, and until when",
        )
    if owner.strip().casefold() in MISSING_OWNERS:
        raise CxriskError(f"--owner: `{owner}` answers for nothing", mend="name a unit or a person")
    day = day_in(until, "--until")
    if day < today:
        raise CxriskError(f"--until: {day} has passed", mend="name a day to come")
    return Known(owner.strip(), because.strip(), day)


def entry_of(name: str, finding: Finding, known: Known) -> Entry:
    """A new entry."""
    bare = Entry(name, finding.rule, "", "", known.owner, known.because, known.until)
    return renewed(bare, finding)


def renewed(entry: Entry, finding: Finding | None) -> Entry:
    """The entry, saying of its finding what is true now; as it is where that is gone."""
    if finding is None:
        return entry
    path, message = visible(finding.path)[:_LONGEST_PATH], visible(finding.message)
    if len(message) > _LONGEST_MESSAGE:
        message = message[: _LONGEST_MESSAGE - 1] + "…"
    return replace(entry, rule=finding.rule, path=path, message=message)
