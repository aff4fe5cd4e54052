"""Two records of one kind, value by value; where they stand in their files is no matter."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from typing import Any, NamedTuple

from cxrisk.history.difference import Change
from cxrisk.history.words import contents, field_words, one_of, shown
from cxrisk.model.fields import Record
from cxrisk.model.scales import ImpactStep, LikelihoodStep

_UNNAMED = frozenset(("both", "by_category"))
"""Fields that the format writes as if their content stood in the record itself."""
_KNOWN_BY = ("control", "data", "metric", "name", "title", "text", "said", "framework")
"""The fields by which people know a record without an id, the first that it has."""


class _Way(NamedTuple):
    """How a value is reached."""

    field: str
    """The first field on the way."""
    words: tuple[str, ...]

    def into(self, name: str) -> "_Way":
        """One step further, into a field or a key."""
        words = self.words if name in _UNNAMED else (*self.words, field_words(name))
        return _Way(self.field or name.removesuffix("_"), words)

    def entry(self, name: str) -> "_Way":
        """One step further, from a list to one of its records."""
        *around, noun = self.words
        return _Way(self.field, (*around, f"{one_of(noun)} {name}".strip()))

    def change(self, before: str, after: str, about: str = "") -> Change:
        """What changed here."""
        return Change(self.field, about + ", ".join(self.words), before, after)


def changes(before: Record, after: Record) -> tuple[Change, ...]:
    """What is not the same in two records of one class.

    Left out is what is compared apart: an assessment's risks, decisions and evidence, a risk's acceptance, a
    journey's touchpoints, handoffs and evidence.
    """
    return () if before == after else tuple(_of_records(before, after, _Way("", ())))


def _of_records(before: Any, after: Any, way: _Way) -> Iterator[Change]:  # noqa: ANN401
    kind: type = type(after)
    for field in contents(kind):
        old, new = getattr(before, field.name), getattr(after, field.name)
        if old != new:
            yield from _of_values(old, new, way.into(field.name))


def _of_values(old: Any, new: Any, way: _Way) -> Iterator[Change]:  # noqa: ANN401
    if _is_record(old) and _is_record(new):
        yield from _of_records(old, new, way)
    elif isinstance(old, Mapping) and isinstance(new, Mapping):
        for key in (*old, *(key for key in new if key not in old)):
            yield from _of_values(old.get(key), new.get(key), way.into(key))
    elif isinstance(old, tuple) and isinstance(new, tuple):
        yield from (_of_entries if any(map(_is_record, (*old, *new))) else _of_texts)(old, new, way)
    elif shown(old) != shown(new):
        yield way.change(shown(old), shown(new))


def _of_entries(old: tuple[Any, ...], new: tuple[Any, ...], way: _Way) -> Iterator[Change]:
    olds, news = _by_name(old), _by_name(new)
    for name in (*olds, *(name for name in news if name not in olds)):
        before, after, here = olds.get(name), news.get(name), way.entry(name)
        if before is None or after is None:
            yield here.change(_entry(before), _entry(after))
        else:
            yield from _of_values(before, after, here)


def _entry(record: Any) -> str:  # noqa: ANN401
    """What an entry of a list says besides what it is known by."""
    by_id = getattr(record, "id", "")
    known_by = "" if by_id else next((name for name in _KNOWN_BY if hasattr(record, name)), "")
    return shown(record, without=known_by) or shown(getattr(record, known_by, ""))


def _of_texts(old: tuple[Any, ...], new: tuple[Any, ...], way: _Way) -> Iterator[Change]:
    """What has gone from a list, what has come, or its order."""
    olds, news = tuple(map(shown, old)), tuple(map(shown, new))
    gone, come = Counter(olds) - Counter(news), Counter(news) - Counter(olds)
    if not gone and not come and olds != news:
        yield way.change(", ".join(olds), ", ".join(news), "order of ")
    yield from (way.change(one, "") for one in gone.elements())
    yield from (way.change("", one) for one in come.elements())


def _by_name(records: tuple[Any, ...]) -> dict[str, Any]:
    """The records of a list by what each is known by; counted where two are known by the same."""
    named: dict[str, Any] = {}
    for number, record in enumerate(records, 1):
        name = candidate = _name_of(record, number)
        count = 1
        while candidate in named:
            count += 1
            candidate = f"{name} ({count})"
        named[candidate] = record
    return named


def _name_of(record: Any, number: int) -> str:  # noqa: ANN401
    if isinstance(record, LikelihoodStep | ImpactStep):
        return str(number)
    if getattr(record, "id", ""):
        return str(record.id)
    if hasattr(record, "disruption") and hasattr(record, "phase"):
        return f"{record.disruption} {record.phase}"
    return next((shown(getattr(record, name)) for name in _KNOWN_BY if hasattr(record, name)), "")


def _is_record(value: object) -> bool:
    return is_dataclass(value) and hasattr(value, "place")
