"""How a change caused a finding, and whom that touches: words at the end of its message."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from cxrisk.findings import Finding
from cxrisk.history.reading import Reading
from cxrisk.history.references import Node, leaning
from cxrisk.model.fields import Record
from cxrisk.resolve.declared import CATALOG_LISTS
from cxrisk.sources.discover import BASELINE
from cxrisk.sources.positions import json_pointer

_SHARED = {"journey": "journeys", "touchpoint": "touchpoints", "handoff": "handoffs"} | {
    kind: name for name, kind in CATALOG_LISTS.items()
}
"""Kinds of record that initiatives lean on -> the portfolio's list of them."""
_MOST = 6
"""So many initiatives are named."""


class Words:
    """Says of `findings` how the change between two states caused them."""

    def __init__(self, before: Reading, after: Reading, findings: Iterable[Finding]) -> None:
        self._before, self._after = before, after
        self._findings = tuple(findings)

    def told(self, finding: Finding, old: Finding | None) -> Finding:
        """The finding with what is known of its cause; `old` is what it was, where it stood before."""
        parts = (finding.message, *self._how(finding, old), *self._leaning(finding))
        return finding if len(parts) == 1 else replace(finding, message="; ".join(parts))

    def _how(self, finding: Finding, old: Finding | None) -> Iterator[str]:
        if old is not None and old.known is not None:
            yield "the baseline let it stand before"
        elif old is not None:
            yield f"this was no {finding.severity.word} before"
        if finding.path not in self._touched:
            paths = sorted(self._touched)
            yield f"what changed in {paths[0] if len(paths) == 1 else 'other files'} broke it"

    def _leaning(self, finding: Finding) -> Iterator[str]:
        """The initiatives in other files that lean on the shared record that the finding is about."""
        node = self._record_at(finding)
        carried = sorted(self._carried[node]) if node else []
        homes = self._after.portfolio.assessments
        names = [one for one in carried if homes[one].place.path != finding.path]
        if names:
            more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
            yield f"{', '.join(names[:_MOST])}{more} {'leans' if len(names) == 1 else 'lean'} on it"

    @cached_property
    def _carried(self) -> Mapping[Node, frozenset[str]]:
        nodes = {node for one in self._findings if (node := self._record_at(one))}
        return leaning(self._after.portfolio, nodes)

    def _record_at(self, finding: Finding) -> Node | None:
        steps = finding.pointer
        while steps:
            if (finding.path, steps) in self._records:
                return self._records[finding.path, steps]
            steps = steps.rpartition("/")[0]
        return None

    @cached_property
    def _touched(self) -> frozenset[str]:
        """The files that are not the same in both states."""
        old, new = (
            {**dict(one.state.files), BASELINE: one.state.baseline} for one in (self._before, self._after)
        )
        return frozenset(path for path in {*old, *new} if old.get(path) != new.get(path))

    @cached_property
    def _records(self) -> dict[tuple[str, str], Node]:
        """The records that initiatives share, by file and pointer."""
        found: dict[tuple[str, str], Node] = {}
        for kind, name in _SHARED.items():
            records: dict[str, Record] = getattr(self._after.portfolio, name)
            for key, one in records.items():
                found[one.place.path, json_pointer(_plain(one))] = Node(kind, key)
        return found


def _plain(record: Record) -> tuple[str | int, ...]:
    return tuple(step for step in record.place.pointer if isinstance(step, str | int))
