"""Our records are the standard library's in all that the house asks of them."""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import FrozenInstanceError, field, fields, is_dataclass, replace
from typing import Any

import pytest

from cxrisk import records

WAYS: tuple[dict[str, bool], ...] = (
    {},
    {"frozen": True},
    {"frozen": True, "slots": True},
    {"frozen": True, "slots": True, "kw_only": True},
    {"slots": True},
    {"frozen": True, "slots": True, "eq": False},
)
"""How the house declares its records."""


def _declared(dataclass: Callable[..., Any], way: dict[str, bool]) -> tuple[type, type]:
    @dataclass(**way)
    class Base:
        """A base."""

        name: str
        count: int = 1

    @dataclass(**way)
    class Sub(Base):
        """One that adds to it."""

        held: Mapping[str, int] = field(default_factory=dict)

        @property
        def twice(self) -> int:
            """A property of its own."""
            return 2 * self.count

    return Base, Sub


def _outcome(act: Callable[[], object]) -> object:
    """What came of it, as text; for what it raises, the kind."""
    try:
        return repr(act())
    except (TypeError, AttributeError) as fault:
        return type(fault).__name__


def _tried(dataclass: Callable[..., Any], way: dict[str, bool]) -> list[object]:
    base, sub = _declared(dataclass, way)
    one, same, other = sub(name="a"), sub(name="a"), sub(name="a", count=2, held={"b": 1})
    acts: list[Callable[[], object]] = [
        lambda: one,
        lambda: other,
        lambda: sub("a", 2),
        lambda: sub("a", 2, {}, 4),
        sub,
        lambda: sub(name="a", nobody=1),
        lambda: base(name="a"),
        lambda: one == same,
        lambda: one == other,
        lambda: one == base(name="a"),
        lambda: one == "a",
        lambda: base(name="a") == base(name="a"),
        lambda: base(name="a") != base(name="b"),
        lambda: hash(base(name="a")) == hash(base(name="a")),
        lambda: hash(one) == hash(same),
        lambda: replace(one, name="b"),
        lambda: replace(one, nobody=1),
        lambda: one.held is same.held,
        lambda: other.twice,
        lambda: setattr(one, "name", "b"),
        lambda: delattr(one, "count"),
        lambda: [(each.name, each.type, each.kw_only) for each in fields(sub)],
        lambda: is_dataclass(one),
        lambda: hasattr(one, "__dict__"),
        lambda: sub.__match_args__,
        lambda: one,
    ]
    return [_outcome(act) for act in acts]


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_a_record_does_all_that_a_dataclass_does(way: dict[str, bool]) -> None:
    assert _tried(records.dataclass, way) == _tried(dataclasses.dataclass, way)


def test_a_bare_decorator_is_enough() -> None:
    @records.dataclass
    class Bare:
        name: str = "a"

    assert Bare() == Bare("a")


def test_a_record_that_holds_itself_can_be_shown() -> None:
    @records.dataclass(slots=True)
    class Ring:
        next: Any = None

    ring = Ring()
    ring.next = ring
    assert repr(ring).endswith("Ring(next=...)")


def test_a_frozen_record_says_what_cannot_be_changed() -> None:
    @records.dataclass(frozen=True, slots=True)
    class Fixed:
        name: str

    with pytest.raises(FrozenInstanceError, match=r"'name' of .*Fixed"):
        Fixed("a").name = "b"  # type: ignore[misc]


def test_a_record_keeps_what_it_says_of_itself() -> None:
    @records.dataclass(frozen=True, slots=True)
    class Own:
        name: str

        def __repr__(self) -> str:
            return "mine"

    assert repr(Own("a")) == "mine"


def test_a_class_below_a_record_is_filled_like_one() -> None:
    base, _ = _declared(records.dataclass, {"frozen": True})
    below: Any = type("Below", (base,), {})
    assert (below("a").name, below("b", 2).count) == ("a", 2)


@pytest.mark.parametrize("way", [{"frozen": True}, {"frozen": True, "slots": True}], ids=str)
def test_the_standard_decorator_may_inherit_a_record(way: dict[str, bool]) -> None:
    base, _ = _declared(records.dataclass, way)

    @dataclasses.dataclass(**way)
    class Standard(base):  # type: ignore[valid-type, misc]
        more: int = 3

    assert repr(Standard("a")).endswith("Standard(name='a', count=1, more=3)")
    with pytest.raises(FrozenInstanceError):
        Standard("a").name = "b"


def test_what_may_change_cannot_inherit_what_may_not() -> None:
    base, _ = _declared(records.dataclass, {"frozen": True})
    with pytest.raises(TypeError, match="cannot inherit non-frozen"):
        records.dataclass(type("Loose", (base,), {}))
