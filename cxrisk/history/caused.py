"""Which findings a change caused, and which stood before or are only the calendar's."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Literal, NamedTuple

from cxrisk.findings import Finding
from cxrisk.history.blame import Words
from cxrisk.history.calendar import judged_on, not_yet
from cxrisk.history.origins import Origin, origins
from cxrisk.history.reading import Reading
from cxrisk.pipeline import Outcome
from cxrisk.records import dataclass
from cxrisk.sources.discover import ASSESSMENTS
from cxrisk.sources.fingerprint import fingerprints, standing_for

Why = Literal["before", "calendar"]
"""Why a finding fails nothing: it stood before, or only the day has come."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A finding that the change has not caused."""

    finding: Finding
    why: Why


@dataclass(frozen=True, slots=True)
class Caused:
    """What is found now, judged by what a change has done."""

    since: str
    """The earlier state, as somebody named it."""
    commit: str
    day: date
    """When that commit was made."""
    outcome: Outcome
    """The later state; the messages of what the change caused say how."""
    standing: tuple[Standing, ...]
    """What it has not caused, by path and line; the same objects as in the outcome."""
    remarks: tuple[str, ...]
    """What could not be told apart, each a sentence."""


class _Then(NamedTuple):
    """The earlier state, judged."""

    outcome: Outcome
    names: tuple[str, ...]
    """The fingerprints of its findings."""


def caused(pair: tuple[Reading, Reading], root: Path, today: date, day: date, *, baseline: bool) -> Caused:
    """The findings of the later state, told apart by those of the earlier one; both judged today.

    `day` is that of the earlier commit: what was not found on it, in the same files, is the calendar's.
    """
    before, after = pair
    then, now = (_judged(one, root, today, baseline=baseline) for one in pair)
    came_from = origins(before.sources.texts, after.sources.texts)
    matched = _matched(then, now, pair, came_from)
    quiet = not_yet(then.outcome, before, day, baseline=baseline)
    paired = list(zip(now.outcome.findings, matched, strict=True))
    standing = tuple(
        Standing(one, "calendar" if id(old) in quiet else "before")
        for one, old in paired
        if old is not None and _stood(one, old)
    )
    quiet_now = {id(one.finding) for one in standing}
    made = {id(one): old for one, old in paired if one.known is None and id(one) not in quiet_now}
    words = Words(before, after, [one for one in now.outcome.findings if id(one) in made])
    told = [words.told(one, old) if id(one) in made else one for one, old in paired]
    return Caused(
        since=before.name,
        commit=before.state.commit,
        day=day,
        outcome=replace(now.outcome, findings=tuple(told)),
        standing=standing,
        remarks=tuple(_remarks(pair, came_from)),
    )


def _stood(finding: Finding, old: Finding) -> bool:
    """Whether it counted before as it counts now, or more."""
    return finding.known is None and old.known is None and finding.severity <= old.severity


def _judged(reading: Reading, root: Path, today: date, *, baseline: bool) -> _Then:
    outcome = judged_on(reading, root, today, baseline=baseline)
    return _Then(outcome, tuple(fingerprints(outcome.findings, outcome.texts, _data(reading))))


def _data(reading: Reading) -> dict[str, object]:
    return {one.path: one.data for one in reading.sources.documents}


def _matched(
    then: _Then, now: _Then, pair: tuple[Reading, Reading], came_from: Iterable[Origin]
) -> list[Finding | None]:
    """For each finding of today the same one in the earlier state.

    By fingerprint; where only a name changed, or the file, by what the two stand for.
    """
    by_name = dict(zip(then.names, then.outcome.findings, strict=True))
    found = [by_name.get(name) for name in now.names]
    left = {name: one for name, one in by_name.items() if name not in {*now.names}}
    if not left or all(found):
        return found
    old_data, new_data = map(_data, pair)
    origin = {one.path: one.before for one in came_from}
    kin: dict[tuple[str, ...], list[Finding]] = {}
    for one in left.values():
        kin.setdefault((one.path, *standing_for(one, old_data.get(one.path))), []).append(one)
    for number, finding in enumerate(now.outcome.findings):
        if found[number] is None:
            path = origin.get(finding.path, finding.path)
            same = kin.get((path, *standing_for(finding, new_data.get(finding.path))))
            found[number] = same.pop(0) if same else None
    return found


def _remarks(pair: tuple[Reading, Reading], came_from: Iterable[Origin]) -> Iterator[str]:
    """What may count as new though it stood before, or the other way round."""
    before, after = pair
    for path in sorted(before.sources.texts):
        if before.could_not_be_read(path):
            yield (
                f"{path} could not be read in {before.name}, so all that is found in it counts as new"
                if path in after.sources.texts and not after.could_not_be_read(path)
                else f"{path} could not be read in {before.name} either"
            )
    for one in came_from:
        yield (
            f"{one.path} was {one.before} before: what was found in it there still stands"
            if one.moved
            else f"{one.path} came out of {one.before}: what was found in it there still stands"
        )
    if not before.sources.files:
        yield f"{before.name} has no YAML file in `{ASSESSMENTS}`, so all that is found counts as new"
