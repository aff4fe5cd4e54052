"""Every text of a portfolio, whichever record holds it, found by the types of the model."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from itertools import chain
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from cxrisk.findings import Place
from cxrisk.model.assessment import Assessment
from cxrisk.model.fields import Ref
from cxrisk.model.portfolio import Portfolio

CATALOG_LISTS = {
    "organisations": "organisation",
    "units": "unit",
    "channels": "channel",
    "systems": "system",
    "data_items": "data_item",
    "people": "person",
    "statements": "statement",
    "controls": "control",
    "metrics": "metric",
    "technologies": "technology",
    "risk_patterns": "risk_pattern",
    "precedents": "precedent",
}
"""The lists of a portfolio that catalogs fill, and the kind of record that each holds."""
_IN_CATALOGS = frozenset(CATALOG_LISTS.values())
_OURS = ("place", "id", "key")
"""What a record is known by, or where it stands: nothing that it says."""

Step = str | int


class Text(NamedTuple):
    """A text, and where it is written."""

    text: str
    field: str
    """The field of its record, as the format writes it."""
    kinds: tuple[str, ...]
    """The kinds of record that it may be the id of; none: it is words."""
    record: Any
    """The record that holds it."""
    steps: tuple[Step, ...]
    """The way to it from its record."""

    @property
    def place(self) -> Place:
        """Where it is written."""
        place: Place = self.record.place
        return place.at(*self.steps)


def all_texts(portfolio: Portfolio, wanted: Callable[[str], object]) -> list[Text]:
    """Every text of the workspace and of the library that is wanted, each once.

    Ids are left out, and references to what stands in no catalog.
    """
    found: list[Text] = []
    judged = _Judged(wanted)
    listed = chain.from_iterable(getattr(portfolio, name).values() for name in CATALOG_LISTS)
    files = (portfolio.journeys.values(), portfolio.assessments.values())
    for record in chain((portfolio.settings,), listed, *files):
        _walk_of(record.__class__)(record, judged, found)
    return found


class _Judged(dict[str | None, object]):
    """Whether each text is wanted, asked once a text: thousands of records say the same."""

    def __init__(self, wanted: Callable[[str], object]) -> None:
        super().__init__({"": False, None: False})
        self._wanted = wanted

    def __missing__(self, text: str) -> object:
        answer = self[text] = self._wanted(text)
        return answer


_Walk = Callable[[Any, _Judged, list[Text]], None]
"""Adds the texts of a record and of all that stands in it, where they are wanted."""

_A_TEXT = """
    text = record.{name}
    if judged[text]:
        found.append(Text(text, {field!r}, {kinds!r}, record, ({field!r},)))
"""
_TEXTS = """
    for at, text in enumerate(record.{name}):
        if judged[text]:
            found.append(Text(text, {field!r}, {kinds!r}, record, ({field!r}, at)))
"""
_RECORDS = """
    for one in record.{name}:
        walk_of(one.__class__)(one, judged, found)
"""
_WHATEVER = """
    if record.{name}:
        look_into(record.{name}, {field!r}, {kinds!r}, record, judged, found)
"""


@cache
def _walk_of(record: type) -> _Walk:
    """The walk through records of a class; compiled, since a large portfolio has hundreds of thousands."""
    hints = get_type_hints(record, include_extras=True)
    inline = ("journeys",) if record is Assessment else ()  # they stand in the portfolio's own list
    lines = ["def walk(record, judged, found):", "    pass"]
    for name in (one.name for one in fields(record)):
        kinds = _kinds(hints[name])
        wanted = not kinds or _IN_CATALOGS.intersection(kinds)
        if wanted and name not in (*_OURS, *inline) and _holds_text(hints[name]):
            field = name.removesuffix("_")
            lines.append(_step_for(hints[name]).format(name=name, field=field, kinds=kinds))
    names: dict[str, Any] = {"Text": Text, "walk_of": _walk_of, "look_into": _look_into}
    exec("\n".join(lines), names)  # noqa: S102 - names and types of our own model, nothing else
    walk: _Walk = names["walk"]
    return walk


def _step_for(hint: Any) -> str:  # noqa: ANN401 - any annotation
    """How a field of this type is walked through."""
    bare, held = _bare(hint), get_args(_bare(hint))
    if _is_text(bare):
        return _A_TEXT
    if get_origin(bare) is tuple and held[1:] == (...,):
        if _is_text(held[0]):
            return _TEXTS
        if is_dataclass(_bare(held[0])):
            return _RECORDS
    return _WHATEVER


def _is_text(hint: Any) -> bool:  # noqa: ANN401 - any annotation
    """Whether a value of this type is a text, or nothing."""
    bare = _bare(hint)
    if get_origin(bare) in (Union, UnionType):
        return all(one is NoneType or _is_text(one) for one in get_args(bare))
    return bare is str


def _bare(hint: Any) -> Any:  # noqa: ANN401 - any annotation
    """A type without what is said of it beside."""
    return _bare(get_args(hint)[0]) if get_origin(hint) is Annotated else hint


def _look_into(
    value: Any,  # noqa: ANN401 - whatever a field holds
    field: str,
    kinds: tuple[str, ...],
    record: Any,  # noqa: ANN401 - any record of the model
    judged: _Judged,
    found: list[Text],
) -> None:
    """The texts in a field that may hold one thing or another; maps hold no further ones."""
    if value.__class__ is str:
        if judged[value]:
            found.append(Text(value, field, kinds, record, (field,)))
        return
    for step, one in value.items() if isinstance(value, Mapping) else ((0, value),):
        if one.__class__ is str:
            if judged[one]:
                found.append(Text(one, field, kinds, record, (field, step)))
        elif hasattr(one, "place"):
            _walk_of(one.__class__)(one, judged, found)


def _kinds(hint: Any) -> tuple[str, ...]:  # noqa: ANN401 - any annotation
    """The kinds of record that the texts of this type are ids of."""
    marks = getattr(hint, "__metadata__", ())
    own = chain.from_iterable(mark.kinds for mark in marks if isinstance(mark, Ref))
    below = chain.from_iterable(_kinds(one) for one in get_args(hint) if get_origin(hint) is not Literal)
    return tuple(dict.fromkeys((*own, *below)))


def _holds_text(hint: Any) -> bool:  # noqa: ANN401 - any annotation
    """Whether texts can stand in a value of this type, at any depth."""
    if hint is str or (is_dataclass(hint) and "place" in hint.__dataclass_fields__):
        return True
    if get_origin(hint) is Literal:
        return False
    inner = get_args(hint)[:1] if get_origin(hint) is Annotated else get_args(hint)
    return any(_holds_text(one) for one in inner)
