"""What reading much at once asks of Python's memory."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collection() -> Iterator[None]:
    """Everything that is built here stays: looking for garbage in it, now or later, only costs time."""
    was_on = gc.isenabled()
    gc.disable()
    gc.unfreeze()  # what the run before built may go
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()
