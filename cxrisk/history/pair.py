"""What of two states can be compared: nothing that could not be read is called gone, better or worse."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import PurePosixPath

from cxrisk.findings import Severity
from cxrisk.history.changes import changes
from cxrisk.history.difference import Change
from cxrisk.history.reading import CATALOG_KINDS, Reading
from cxrisk.model.fields import Record
from cxrisk.records import dataclass

_SAYS_PORTFOLIO = re.compile(r"^kind:[ \t]*['\"]?portfolio\b", re.MULTILINE)
_MEASURES = ("/scales", "/appetite")
_RATED = frozenset(("likelihood", "impact", "controls"))


@dataclass(frozen=True)  # no slots: what is asked for often is kept once it was worked out
class Pair:
    """Two states of one workspace."""

    before: Reading
    after: Reading

    @property
    def readings(self) -> tuple[Reading, Reading]:
        """The earlier one first."""
        return self.before, self.after

    def comparable(self, kind: str, olds: Mapping[str, Record], news: Mapping[str, Record]) -> list[str]:
        """The keys of the records of one kind of which something can be said, sorted."""
        return [
            key
            for key in sorted({*olds, *news})
            if self.hiding(kind, key, olds.get(key), news.get(key)) is None
            and not (kind in CATALOG_KINDS and self._stands_in(olds.get(key), news.get(key)))
        ]

    def hiding(self, kind: str, key: str, old: Record | None, new: Record | None) -> Reading | None:
        """The state in which a record seems to be missing, and may not be."""
        for reading, here, there in ((self.before, old, new), (self.after, new, old)):
            if here is None and there is not None:
                hidden = reading.could_not_read(kind, there) or reading.cannot_use(kind, key)
                return reading if hidden else None
        return None

    def told(self, old: Record, new: Record) -> tuple[Change, ...]:
        """What changed in a record of both states; what one state may only have lost is left out."""
        found = changes(old, new)
        lost_then, lost_now = (one.lost_fields for one in self.readings)
        return tuple(
            one
            for one in found
            if not (
                (not one.before and (old.place, one.field) in lost_then)
                or (not one.after and (new.place, one.field) in lost_now)
            )
        )

    def _stands_in(self, old: Record | None, new: Record | None) -> bool:
        """Whether one of the two may only stand in for a record of a catalog that could not be read."""
        if not any(one.sources.catalog_unread for one in self.readings):
            return False
        return old is not None and new is not None and old.place.path != new.place.path

    @cached_property
    def unmeasured(self) -> Reading | None:
        """The state of which scales or appetite are not known; nothing where both are."""
        ours = {_stem(one.portfolio.settings.place.path) for one in self.readings}
        for one in self.readings:
            unread = (path for path in one.sources.texts if _stem(path) in one.sources.unread)
            if any(_stem(path) in ours or _SAYS_PORTFOLIO.search(one.sources.texts[path]) for path in unread):
                return one
        amiss = [_amiss(one) for one in self.readings]
        return None if amiss[0] == amiss[1] else self.readings[not amiss[0]]

    @cached_property
    def unrated(self) -> Mapping[str, Reading]:
        """Risks of both states whose ratings cannot be compared, with the state that is to blame."""
        return dict(self._unrated())

    def _unrated(self) -> Iterator[tuple[str, Reading]]:
        olds, news = self.before.portfolio.risks, self.after.portfolio.risks
        for key in sorted(olds.keys() & news.keys()):
            same = self.before.scores.get(key) == self.after.scores.get(key)
            if same and not changes(olds[key], news[key]):
                continue
            blamed = next(filter(lambda one: self._lacks_rating(one, key), self.readings), None)
            if blamed is not None:
                yield key, blamed

    def _lacks_rating(self, reading: Reading, key: str) -> bool:
        """Whether something that rates the risk could not be used in this state."""
        risk = reading.portfolio.risks[key]
        if any((risk.place, field) in reading.lost_fields for field in _RATED):
            return True
        olds, news = self.before.portfolio.controls, self.after.portfolio.controls
        return reading.sources.catalog_unread and any(
            self._stands_in(olds.get(use.control), news.get(use.control)) for use in risk.controls
        )


def _amiss(reading: Reading) -> tuple[str, ...]:
    """What is wrong with the form of scales and appetite."""
    path = reading.portfolio.settings.place.path
    return tuple(
        one.message
        for one in reading.findings
        if one.path == path and one.severity is Severity.ERROR and one.pointer.startswith(_MEASURES)
    )


def _stem(path: str) -> str:
    return PurePosixPath(path).stem
