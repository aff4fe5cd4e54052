"""Findings that a comment beside them asks to leave out."""

from collections.abc import Iterable

from cxrisk.checks.ignore_troubles import Spot, spots, troubles_with
from cxrisk.findings import Finding
from cxrisk.found import Ignored, Later
from cxrisk.model.portfolio import Settings
from cxrisk.records import dataclass
from cxrisk.sources.comments import Ignore


@dataclass(frozen=True, slots=True)
class Heard:
    """What is left after the comments have been heard; sorted."""

    findings: tuple[Finding, ...]
    """With those about the comments themselves."""
    later: tuple[Later, ...]
    ignored: tuple[Ignored, ...]


def hear(
    ignores: Iterable[Ignore],
    findings: Iterable[Finding],
    later: Iterable[Later],
    settings: Settings,
    *,
    whole: bool,
) -> Heard:
    """Leave out what the comments ask to leave out.

    `whole` says that all files could be used: only then is it certain that a comment has nothing to ignore.
    """
    written, then = tuple(ignores), tuple(later)
    now = sorted(findings, key=lambda finding: finding.sort_key)
    reasons = {spot: one.because for one in written if one.because for spot in spots(one)}
    found = {_spot(one) for one in (*now, *(one.finding for one in then))} if whole else None
    own = [one for ignore in written for one in troubles_with(ignore, settings, found)]
    kept = [*(one for one in now if _spot(one) not in reasons), *own]
    return Heard(
        findings=tuple(sorted(kept, key=lambda finding: finding.sort_key)),
        later=tuple(one for one in then if _spot(one.finding) not in reasons),
        ignored=tuple(Ignored(one, reasons[_spot(one)]) for one in now if _spot(one) in reasons),
    )


def _spot(finding: Finding) -> Spot:
    return finding.path, finding.position.line, finding.rule
