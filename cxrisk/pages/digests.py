"""Values as short digests, the same in every process: whether something changed, without keeping it."""

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from hashlib import blake2b
from json import JSONEncoder, encoder
from operator import attrgetter
from typing import Any

from cxrisk.model.fields import Record
from cxrisk.pages.controls import ControlRow
from cxrisk.pages.shelf import Case
from cxrisk.pipeline import Outcome
from cxrisk.scoring.score import RiskScore

_BYTES = 12
_MET_OFTEN = (RiskScore, Case, ControlRow)


class Digests:
    """What is met often is looked through once: records with a key of their own, scores, rows."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[object, str]] = {}  # what it is of, too: nothing else may get its id
        self._ways: dict[type, Callable[[Any], object]] = {}
        self._insides: dict[type, Callable[[Any], object]] = {}
        self._often: dict[type, bool] = {}
        self._outcome: Outcome | None = None
        self._settings = ""
        self._pieces = _json(self._plain)
        self._plainest = {id(one): self._digest(one) for one in (None, True, False, ())}
        """Of values of which there is one only: half of all that is looked at is not there."""

    def of(self, value: object) -> str:
        """The digest; equal for values that are equal in every part, and in the order of their parts.

        Raises:
            TypeError: somewhere in it is something that is no plain value, date, record or view.
        """
        known = self._plainest.get(id(value))
        if known is not None:
            return known
        kind = type(value)
        often = self._often.get(kind)
        if often is None:
            often = self._often[kind] = _is_met_often(kind)
        return self._of_known(value) if often else self._digest(value)

    def know(self, outcome: Outcome) -> None:
        """Scores of this outcome follow from its records: they need not be looked through."""
        self._outcome, self._settings = outcome, self.of(outcome.portfolio.settings)

    def _of_known(self, value: Any) -> str:  # noqa: ANN401 - of any kind that is met often
        known = self._known.get(id(value))
        if known is None:
            kind = type(value)
            inside = self._insides.get(kind) or self._insides.setdefault(kind, self._inside(kind))
            known = self._known[id(value)] = value, self._digest(inside(value))
        return known[1]

    def _inside(self, kind: type) -> Callable[[Any], object]:
        return self._of_score if kind is RiskScore else _way(kind)

    def _of_score(self, score: RiskScore) -> object:
        """All that a score is worked out of, if it was worked out of this outcome; else what is in it."""
        if self._outcome is None or self._outcome.scores.get(score.key) is not score:
            return _way(RiskScore)(score)
        portfolio = self._outcome.portfolio
        risk = portfolio.risks[score.key]
        return risk, [portfolio.controls[use.control] for use in risk.controls], self._settings

    def _digest(self, value: object) -> str:
        return blake2b("".join(self._pieces(value)).encode(), digest_size=_BYTES).hexdigest()

    def _plain(self, value: Any) -> object:  # noqa: ANN401 - of any kind
        """What JSON does not know: a record inside another value stands for itself by its digest."""
        kind = type(value)
        way = self._ways.get(kind)
        if way is None:
            way = self._ways[kind] = self._of_known if _is_met_often(kind) else _way(kind)
        return way(value)


def _is_met_often(kind: type) -> bool:
    """Whether values of this kind are met from several others; a record without a key is met in one alone."""
    if not issubclass(kind, Record):
        return issubclass(kind, _MET_OFTEN)
    return any(field.name == "key" for field in fields(kind))


def _json(default: Callable[[object], object]) -> Callable[[object], Iterable[str]]:
    """A value to pieces of JSON; the encoder in C, where there is one, is made once for all values."""
    make: Any = getattr(encoder, "c_make_encoder", None)
    if make is None:
        return JSONEncoder(default=default, separators=(",", ":")).iterencode
    how = encoder.encode_basestring_ascii, None, ":", ",", False, False, True
    made: Callable[[object, int], Iterable[str]] = make(None, default, *how)
    return lambda value: made(value, 0)


def _way(kind: type) -> Callable[[Any], object]:
    """How a value of this kind becomes something that JSON knows."""
    if is_dataclass(kind):
        return _getter(kind)
    ways: tuple[tuple[type, Callable[[Any], object]], ...] = (
        (date, str),
        (Enum, lambda one: (kind.__name__, one.name)),
        (Mapping, dict),
        (AbstractSet, lambda several: sorted(map(repr, several))),
    )
    for base, way in ways:
        if issubclass(kind, base):
            return way
    raise TypeError(f"no digest of {kind.__name__}")


def _getter(kind: type) -> Callable[[Any], object]:
    name, names = kind.__name__, [field.name for field in fields(kind)]
    inside = attrgetter(*names) if names else str
    return lambda value: (name, inside(value))
