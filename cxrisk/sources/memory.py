"""What reading much at once asks of Python's memory."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache


@contextmanager
def no_collection() -> Iterator[None]:
    """What is built inside stays: looking for garbage in it, now or later, only costs time.

    Only the outermost counts. What the first of them builds is never searched again: a command builds once.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        keep_what_is_there()
        gc.enable()


@cache
def keep_what_is_there() -> None:
    """Nothing that is there now is ever searched; done once, for Python counts one by one what is kept."""
    gc.freeze()


@contextmanager
def importing() -> Iterator[None]:
    """Modules stay as well: looking for garbage while hundreds come in is an eighth of the start-up."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
