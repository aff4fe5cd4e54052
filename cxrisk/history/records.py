"""What became of the records that initiatives share: touchpoints, handoffs, evidence, catalogs, settings."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from cxrisk.history.difference import Change, RecordChange
from cxrisk.history.pair import Pair
from cxrisk.model.fields import Record
from cxrisk.model.journey import Handoff, Journey
from cxrisk.model.portfolio import Portfolio
from cxrisk.resolve.declared import CATALOG_LISTS

_CALLED = ("name", "title", "question", "text", "finding", "what")
"""The fields that people know a record by, the first that it has."""
ARROW = "\N{RIGHTWARDS ARROW}"


def record_changes(
    kind: str, olds: Mapping[str, Record], news: Mapping[str, Record], pair: Pair
) -> Iterator[RecordChange]:
    """The records of one kind that are not as they were, by key."""
    for key in pair.comparable(kind, olds, news):
        old, new = olds.get(key), news.get(key)
        if old is None or new is None:
            yield _come_or_gone(kind, key, old, new)
        elif told := pair.told(old, new):
            yield RecordChange("changed", kind, key, called(new), new.place.path, changes=told)


def _come_or_gone(kind: str, key: str, old: Record | None, new: Record | None) -> RecordChange:
    record = new or old
    assert record is not None  # noqa: S101 - a key of one of the two
    return RecordChange("new" if new else "gone", kind, key, called(record), record.place.path)


def called(record: Record) -> str:
    """What people call a record."""
    return next((str(getattr(record, name)) for name in _CALLED if hasattr(record, name)), "")


def touchpoint_changes(pair: Pair) -> tuple[RecordChange, ...]:
    """Touchpoints of journeys that stand in both states."""
    old, new = pair.before.portfolio, pair.after.portfolio
    found = record_changes("touchpoint", old.touchpoints, new.touchpoints, pair)
    return tuple(one for one in found if _of_both(one, pair))


def handoff_changes(pair: Pair) -> tuple[RecordChange, ...]:
    """Handoffs of journeys that stand in both states; a new one says who owns it."""
    old, new = pair.before.portfolio, pair.after.portfolio
    found = record_changes("handoff", old.handoffs, new.handoffs, pair)
    return tuple(_with_ends(one, pair) for one in found if _of_both(one, pair))


def evidence_changes(pair: Pair) -> tuple[RecordChange, ...]:
    """Evidence in files that stand in both states."""
    old, new = pair.before.portfolio, pair.after.portfolio
    found = record_changes("evidence", old.evidence, new.evidence, pair)
    return tuple(one for one in found if _of_both(one, pair))


def _of_both(change: RecordChange, pair: Pair) -> bool:
    """Whether the file or journey that it belongs to stands in both states: else that alone is said."""
    home = change.key.partition("/")[0]
    return all(home in one.portfolio.journeys or home in one.portfolio.assessments for one in pair.readings)


def _with_ends(change: RecordChange, pair: Pair) -> RecordChange:
    portfolio = (pair.before if change.fate == "gone" else pair.after).portfolio
    handoff = portfolio.handoffs[change.key]
    owner = portfolio.named(handoff.owner) if portfolio.owns(handoff.owner) else ""
    says = f"owner: {owner}" if owner else "nobody owns it"
    return replace(change, name=ends(handoff, portfolio), says="" if change.fate == "changed" else says)


def ends(handoff: Handoff, portfolio: Portfolio) -> str:
    """Where a handoff begins and where it ends, by name."""
    return f"{portfolio.touchpoints[handoff.from_].name} {ARROW} {portfolio.touchpoints[handoff.to].name}"


def shared_changes(pair: Pair) -> tuple[RecordChange, ...]:
    """Settings of the portfolio, journeys, and records of the catalogs."""
    found = [*_settings(pair), *_journeys(pair)]
    for name, kind in CATALOG_LISTS.items():
        olds, news = (getattr(one.portfolio, name) for one in pair.readings)
        found += record_changes(kind, olds, news, pair)
    return tuple(found)


def _settings(pair: Pair) -> Iterator[RecordChange]:
    """One record a setting, such as the scales; nothing where one state's are not known."""
    if pair.unmeasured is not None:
        return
    new = pair.after.portfolio.settings
    by_field: dict[str, list[Change]] = {}
    for one in pair.told(pair.before.portfolio.settings, new):
        by_field.setdefault(one.field, []).append(one)
    for field, told in by_field.items():
        name = field.replace("_", " ")
        yield RecordChange("changed", "portfolio", field, name, new.place.path, changes=tuple(told))


def _journeys(pair: Pair) -> Iterator[RecordChange]:
    olds, news = pair.before.portfolio.journeys, pair.after.portfolio.journeys
    known = {one.key: one for one in record_changes("journey", olds, news, pair)}
    for key in pair.comparable("journey", olds, news):
        old, new = olds.get(key), news.get(key)
        one = known.get(key)
        if old is None or new is None:
            assert one is not None  # noqa: S101 - it has come or gone
            yield replace(one, says=_size(new or old))
        elif way := _way(old, new):
            one = one or RecordChange("changed", "journey", key, new.title, new.place.path)
            yield replace(one, changes=(*one.changes, way))
        elif one is not None:
            yield one


def _size(journey: Journey | None) -> str:
    touchpoints = sum(1 for _ in journey.touchpoints()) if journey else 0
    return f"{touchpoints} touchpoint{'' if touchpoints == 1 else 's'}"


def _way(old: Journey, new: Journey) -> Change | None:
    """The order of the touchpoints that stand in both, where it is another."""
    before, after = ([one.id for one in journey.touchpoints()] for journey in (old, new))
    stayed = {*before} & {*after}
    if _only(before, stayed) == _only(after, stayed):
        return None
    arrow = f" {ARROW} "
    return Change("way", "the way people go", arrow.join(before), arrow.join(after))


def _only(ids: Sequence[str], kept: set[str]) -> list[str]:
    return [one for one in ids if one in kept]
