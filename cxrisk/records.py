"""Dataclasses without the wait: the same records, whose methods are shared or made when first called.

The standard decorator writes and compiles six methods for each class, half a millisecond; a command imports a
hundred classes and makes records of a few. Here all classes share their methods, and `__init__` is compiled
with the first record that is made. For types, `fields` and `replace` nothing differs. What the house does not
use is not there: `order`, `__post_init__`, `InitVar`, and fields that are left out of `==` or `repr`.
"""

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError
from functools import cache
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any, NoReturn


def _made(record: type, *, frozen: bool, slots: bool, kw_only: bool, eq: bool) -> type:
    below = frozen and any(_is_frozen(base) for base in record.__bases__)  # the standard one insists on it
    standard = dataclasses.dataclass(
        init=False, repr=False, eq=False, frozen=below, slots=slots, kw_only=kw_only
    )
    made: Any = standard(record)
    made.__dataclass_params__.frozen = frozen  # who inherits it has to know
    methods: dict[str, Any] = {"__init__": _first_init, "__repr__": _repr}
    if eq:
        methods |= {"__eq__": _eq, "__hash__": _hash if frozen else None}
    if frozen:
        methods |= {"__setattr__": _frozen, "__delattr__": _frozen}
    for name, method in methods.items():
        if made.__dict__.get(name) is None:  # a class may have its own
            setattr(made, name, method)
    whole: type = made
    return whole


def _is_frozen(record: type) -> bool:
    parameters = getattr(record, "__dataclass_params__", None)
    return parameters is not None and parameters.frozen


def _first_init(self: object, *args: object, **named: object) -> None:
    """Make the real `__init__` of the class that inherits this one, and let it do the work."""
    owner = next(one for one in type(self).__mro__ if "__dataclass_fields__" in one.__dict__)
    made: Any = _init(owner)
    type.__setattr__(owner, "__init__", made)
    made(self, *args, **named)


def _init(record: type) -> Callable[..., None]:
    """The `__init__` of a class: its parameters by position first, then those by name only."""
    names: dict[str, Any] = {"put": object.__setattr__, "absent": MISSING}
    wanted: tuple[list[str], list[str]] = [], []
    lines = []
    for number, one in enumerate(dataclasses.fields(record)):
        given, default, value = one.name, "", one.name
        if one.default is not MISSING:
            names[f"v{number}"], default = one.default, f"=v{number}"
        elif one.default_factory is not MISSING:
            names[f"v{number}"], default = one.default_factory, "=absent"
            value = f"v{number}() if {given} is absent else {given}"
        wanted[bool(one.kw_only)].append(f"{given}{default}")
        lines.append(f" put(self, {given!r}, {value})")
    by_position, by_name = wanted
    parameters = ", ".join(["self", *by_position, *(["*", *by_name] if by_name else [])])
    exec("\n".join([f"def __init__({parameters}):", *lines, " pass"]), names)  # noqa: S102 - as dataclasses do it: from names of ours
    init: Callable[..., None] = names["__init__"]
    init.__qualname__ = f"{record.__qualname__}.__init__"
    return init


@cache
def _values_of(record: Any) -> Callable[[object], Any]:  # noqa: ANN401 - a class with fields
    """What gives the values of all fields of a record of this class."""
    names = [one.name for one in dataclasses.fields(record)]
    return attrgetter(*names) if names else lambda _: ()


def _eq(self: Any, other: object) -> Any:  # noqa: ANN401 - any record; as `__eq__`
    values = _values_of(self.__class__)
    return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented


def _hash(self: Any) -> int:  # noqa: ANN401 - any record
    return hash(_values_of(self.__class__)(self))


@recursive_repr()
def _repr(self: Any) -> str:  # noqa: ANN401 - any record
    values = (f"{one.name}={getattr(self, one.name)!r}" for one in dataclasses.fields(self))
    return f"{self.__class__.__qualname__}({', '.join(values)})"


def _frozen(self: object, name: str, *_: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot change field {name!r} of {self.__class__.__qualname__}")


if TYPE_CHECKING:  # to the type checker it is the standard one
    from dataclasses import dataclass as dataclass  # noqa: PLC0414 - for others
else:

    def dataclass(record=None, /, *, frozen=False, slots=False, kw_only=False, eq=True):  # noqa: ANN001, ANN201 - as above
        """As `dataclasses.dataclass`."""
        if record is not None:
            return _made(record, frozen=frozen, slots=slots, kw_only=kw_only, eq=eq)
        return lambda record: _made(record, frozen=frozen, slots=slots, kw_only=kw_only, eq=eq)
