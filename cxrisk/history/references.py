"""Who leans on what: the references that stand in records, and which initiatives a record carries."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, NamedTuple, get_args, get_type_hints

from cxrisk.model.fields import Ref
from cxrisk.model.portfolio import Portfolio


class Node(NamedTuple):
    """A record that others may lean on."""

    kind: str
    key: str


_NO_LEANING = frozenset(("next",))
"""References that only say what comes after."""


def references(record: Any) -> Iterator[Node]:  # noqa: ANN401
    """The records that a record, or one inside it, names; a name that may be of two kinds counts as both."""
    kind: type = type(record)
    for name, kinds in _fields(kind):
        value = getattr(record, name)
        if not value:
            continue
        if kinds:
            keys = (value,) if isinstance(value, str) else value
            yield from (Node(one, key) for key in keys for one in kinds)
        else:
            for inner in _inside(value):
                yield from references(inner)


@cache
def _fields(record: type) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The fields that hold references, with the kinds that they lead to, or records that may hold some."""
    hints = get_type_hints(record, include_extras=True)
    found = []
    for one in fields(record):
        kinds, holds = _kinds(hints[one.name])
        if one.name not in _NO_LEANING and (kinds or holds):
            found.append((one.name, kinds))
    return tuple(found)


def _kinds(hint: Any) -> tuple[tuple[str, ...], bool]:  # noqa: ANN401
    """The kinds of record that a type refers to, and whether it holds records of its own."""
    for mark in getattr(hint, "__metadata__", ()):
        if isinstance(mark, Ref):
            return mark.kinds, False
    inner = [_kinds(part) for part in get_args(hint)]
    kinds = next((kinds for kinds, _ in inner if kinds), ())
    return kinds, _refers(hint) or any(holds for _, holds in inner)


def _refers(kind: object) -> bool:
    """Whether it is a class of records that refer to others."""
    return isinstance(kind, type) and is_dataclass(kind) and bool(_fields(kind))


def _inside(value: Any) -> Iterable[Any]:  # noqa: ANN401
    """The records in a value that may hold some."""
    if isinstance(value, tuple | Mapping):
        held = value.values() if isinstance(value, Mapping) else value
        return [one for one in held if is_dataclass(one)]
    return (value,) if is_dataclass(value) else ()


def leaning(portfolio: Portfolio, wanted: Iterable[Node]) -> dict[Node, frozenset[str]]:
    """The initiatives that lean on each of these records: by name, or over a touchpoint, channel or system.

    A handoff carries everybody who is at one of its ends; a journey, and the person who lives it, everybody
    who is at one of its touchpoints.
    """
    above = _above(portfolio)
    by_name: defaultdict[Node, set[str]] = defaultdict(set)
    for assessment in portfolio.assessments.values():
        for node in references(assessment):
            by_name[node].add(assessment.id)
    return {node: _carried(node, above, by_name) for node in wanted}


def _carried(node: Node, above: Mapping[Node, set[Node]], by_name: Mapping[Node, set[str]]) -> frozenset[str]:
    waiting, seen = [node], {node}
    carried: set[str] = set()
    while waiting:
        here = waiting.pop()
        carried |= by_name.get(here, frozenset())
        fresh = above.get(here, frozenset[Node]()) - seen
        seen |= fresh
        waiting += fresh
    return frozenset(carried)


def _above(portfolio: Portfolio) -> dict[Node, set[Node]]:
    """The shared records that pass on what happens to another: from that other to them."""
    above: defaultdict[Node, set[Node]] = defaultdict(set)
    passing = {
        "touchpoint": portfolio.touchpoints,
        "channel": portfolio.channels,
        "system": portfolio.systems,
    }
    for kind, records in passing.items():
        for key, record in records.items():
            for node in references(record):
                if node.kind != "evidence":
                    above[node].add(Node(kind, key))
    for touchpoint in portfolio.touchpoints.values():
        above[Node("journey", touchpoint.journey)].add(Node("touchpoint", touchpoint.key))
    for journey in portfolio.journeys.values():
        above[Node("person", journey.person)].add(Node("journey", journey.id))
    for handoff in portfolio.handoffs.values():
        for end in (handoff.from_, handoff.to):
            above[Node("handoff", handoff.key)].add(Node("touchpoint", end))
    return above
