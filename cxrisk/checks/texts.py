"""Every text of a portfolio, whichever record holds it, found by the types of the model."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from itertools import chain
from operator import attrgetter
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

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
        _of_record(record, judged, found)
    return found


class _Judged(dict[str, object]):
    """Whether each text is wanted, asked once a text: thousands of records say the same."""

    def __init__(self, wanted: Callable[[str], object]) -> None:
        super().__init__({"": False})
        self._wanted = wanted

    def __missing__(self, text: str) -> object:
        answer = self[text] = self._wanted(text)
        return answer


def _of_record(record: Any, judged: _Judged, found: list[Text]) -> None:  # noqa: ANN401 - any record of the model
    """Add the texts of a record and of all that stands in it, where they are wanted."""
    read, plan = _plan(record.__class__)
    for (way, kinds), value in zip(plan, read(record), strict=True):
        if value.__class__ is str:
            if judged[value]:
                found.append(Text(value, way[0], kinds, record, way))
        elif value:
            for step, one in enumerate(value) if value.__class__ is tuple else _entries(value):
                if one.__class__ is str:
                    if judged[one]:
                        found.append(Text(one, way[0], kinds, record, (way[0], step)))
                elif hasattr(one, "place"):
                    _of_record(one, judged, found)


def _entries(value: Any) -> Iterable[tuple[Step, Any]]:  # noqa: ANN401 - whatever a field holds
    """What a field holds that is no list, each with its key; maps hold no further ones."""
    return value.items() if isinstance(value, Mapping) else ((0, value),)


_Plan = tuple[Callable[[Any], tuple[Any, ...]], tuple[tuple[tuple[str], tuple[str, ...]], ...]]


@cache
def _plan(record: type) -> _Plan:
    """How the fields of a class that may hold texts are read; the way to each, and what it refers to."""
    hints = get_type_hints(record, include_extras=True)
    inline = ("journeys",) if record is Assessment else ()  # they stand in the portfolio's own list
    names, plan = [], []
    for one in fields(record):
        kinds = _kinds(hints[one.name])
        wanted = not kinds or _IN_CATALOGS.intersection(kinds)
        if wanted and one.name not in (*_OURS, *inline) and _holds_text(hints[one.name]):
            names.append(one.name)
            plan.append(((one.name.removesuffix("_"),), kinds))
    if len(names) > 1:
        return attrgetter(*names), tuple(plan)
    return lambda held: tuple(getattr(held, name) for name in names), tuple(plan)


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
