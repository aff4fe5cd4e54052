"""What became of each initiative, and which ones a change in another file touches."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from cxrisk.history.difference import Cause, InitiativeChange, RecordChange, RiskChange
from cxrisk.history.pair import Pair
from cxrisk.history.records import record_changes
from cxrisk.history.references import Node, leaning

_WORDING = frozenset(
    ("name", "title", "about", "visibility", "sources", "tickets", "maps_to", "contact", "verdict", "as_of")
)
"""Fields that say a thing otherwise, or more of it, and change nothing for those who lean on it."""


def with_initiatives(
    records: Iterable[RecordChange], risks: Iterable[RiskChange], pair: Pair
) -> tuple[RecordChange, ...]:
    """The changed records, each with the initiatives in other files that it touches."""
    records = tuple(records)
    touching = [Node(one.kind, one.key) for one in records if _touches(one)]
    carried = [leaning(one.portfolio, touching) for one in pair.readings] if touching else []
    measured = _measured(risks)
    found = []
    for one in records:
        node = Node(one.kind, one.key)
        ids = measured.get(node, set()).union(*(state.get(node, ()) for state in carried))
        found.append(replace(one, initiatives=tuple(sorted(_elsewhere(ids, one.path, pair)))))
    return tuple(found)


def _touches(change: RecordChange) -> bool:
    """Whether what leans on it may have to be looked at again."""
    if change.kind == "portfolio":
        return False  # whom a setting touches is said by the risks that it moved
    return change.fate != "changed" or any(one.field not in _WORDING for one in change.changes)


def _measured(risks: Iterable[RiskChange]) -> dict[Node, set[str]]:
    """The initiatives of the risks that a setting of the portfolio moved."""
    found: dict[Node, set[str]] = {}
    for risk in risks:
        for reason in risk.reasons:
            if reason.cause is not None and reason.cause.kind == "portfolio":
                found.setdefault(Node("portfolio", reason.cause.key), set()).add(risk.initiative)
    return found


def _elsewhere(ids: Iterable[str], path: str, pair: Pair) -> Iterator[str]:
    """Those that stand in both states, in another file than `path`."""
    olds, news = pair.before.portfolio.assessments, pair.after.portfolio.assessments
    for one in ids:
        if one in olds and one in news and news[one].place.path != path:
            yield one


def initiative_changes(pair: Pair, records: Iterable[RecordChange]) -> tuple[InitiativeChange, ...]:
    """Initiatives that came, went, changed beyond their risks, or are touched by changes elsewhere."""
    causes: dict[str, list[Cause]] = {}
    for record in records:
        for one in record.initiatives:
            causes.setdefault(one, []).append(Cause(record.kind, record.key, record.path))
    olds, news = pair.before.portfolio.assessments, pair.after.portfolio.assessments
    known = {one.key: one for one in record_changes("assessment", olds, news, pair)}
    return tuple(
        InitiativeChange(known[key].fate, key, known[key].name, known[key].path, known[key].changes, told)
        if key in known
        else InitiativeChange("touched", key, news[key].title, news[key].place.path, causes=told)
        for key, told in ((key, tuple(causes.get(key, ()))) for key in sorted({*known, *causes}))
    )
