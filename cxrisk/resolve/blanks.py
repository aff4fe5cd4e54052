"""Records of the model, made blank and then filled: most of the work of reading a large portfolio.

A frozen dataclass sets each of its fields through a function, which costs four times what a plain assignment
does. So a record comes into being as a draft, a class with the same slots that is not frozen yet; once it is
filled it becomes, in one step, what the model says it is.
"""

from collections.abc import Callable
from dataclasses import MISSING, fields
from functools import cache
from typing import Any


@cache
def blank_of(record: type) -> Callable[[], Any]:
    """A function that makes a draft of this class, with every default in place; its caller fills in the rest.

    A draft takes any value. Let `draft.__class__ = record` end that.
    """
    draft = _draft(record)
    names: dict[str, Any] = {"new": object.__new__, "draft": draft}
    lines = ["def blank():", " it = new(draft)"]
    for number, one in enumerate(fields(record)):
        if one.default is not MISSING:
            names[f"v{number}"] = one.default
            lines.append(f" it.{one.name} = v{number}")
        elif one.default_factory is not MISSING:
            names[f"v{number}"] = one.default_factory
            lines.append(f" it.{one.name} = v{number}()")
    exec("\n".join((*lines, " return it")), names)  # noqa: S102 - as dataclasses make their methods: from names of ours
    blank: Callable[[], Any] = names["blank"]
    return blank


def _draft(record: type) -> type:
    """A class whose instances can become those of `record`: the same bases and slots, nothing else."""
    own = {
        "__slots__": record.__dict__["__slots__"],
        "__setattr__": object.__setattr__,
        "__delattr__": object.__delattr__,
    }
    return type(record.__name__, record.__bases__, own)
