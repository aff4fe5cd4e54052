"""Every text of a portfolio, whichever record holds it, found by the types of the model."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from itertools import chain
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

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
_OURS = ("place", "id", "key")
"""What a record is known by, or where it stands: nothing that it says."""

Step = str | int


@dataclass(frozen=True, slots=True)
class Text:
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


def all_texts(portfolio: Portfolio) -> Iterator[Text]:
    """Every text of the workspace and of the library, each once; ids of records are left out."""
    listed = chain.from_iterable(getattr(portfolio, name).values() for name in CATALOG_LISTS)
    for record in chain((portfolio.settings,), listed, portfolio.journeys.values()):
        yield from texts_of(record)
    for assessment in portfolio.assessments.values():
        yield from texts_of(assessment)


def texts_of(record: Any) -> Iterator[Text]:  # noqa: ANN401 - any record of the model
    """Every text of a record and of all that stands in it, in the order of its fields."""
    for name, read, kinds in _plan(record.__class__):
        value = read(record)
        if value:
            yield from _texts(value, name, kinds, record, (name,))


def _texts(
    value: Any,  # noqa: ANN401 - whatever a field holds
    name: str,
    kinds: tuple[str, ...],
    record: Any,  # noqa: ANN401
    steps: tuple[Step, ...],
) -> Iterator[Text]:
    if value.__class__ is str:
        yield Text(value, name, kinds, record, steps)
    elif isinstance(value, tuple):
        for number, one in enumerate(value):
            yield from _texts(one, name, kinds, record, (*steps, number))
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from _texts(one, name, kinds, record, (*steps, key))
    elif hasattr(value, "place"):
        yield from texts_of(value)


@cache
def _plan(record: type) -> tuple[tuple[str, Callable[[Any], Any], tuple[str, ...]], ...]:
    """The fields of a class that may hold texts: name, how it is read, and what its texts refer to."""
    hints = get_type_hints(record, include_extras=True)
    inline = ("journeys",) if record is Assessment else ()  # they stand in the portfolio's own list
    wanted = [one.name for one in fields(record) if one.name not in (*_OURS, *inline)]
    return tuple(
        (name.removesuffix("_"), _reader(name), _kinds(hints[name]))
        for name in wanted
        if _holds_text(hints[name])
    )


def _reader(name: str) -> Callable[[Any], Any]:
    return lambda record: getattr(record, name)


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
