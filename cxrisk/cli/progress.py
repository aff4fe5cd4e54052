"""What a command is at, for somebody who waits at a terminal."""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from time import monotonic
from types import FrameType

from cxrisk.cli.terminal import is_terminal

PATIENCE, _EVERY = 1.0, 0.2  # seconds: until it shows, and from one look at the clock to the next
_ERASE = "\r\x1b[K"


@contextmanager
def progress(step: str) -> Iterator[Callable[[str], None]]:
    """Show on standard error what the block is at, once it takes more than a second; at its end, erase that.

    Only on a terminal. The block is given what to call with every new step. It is told by the clock of the
    system and not by a thread, so that processes can still be forked.
    """
    line = _Line(step)
    if not _can_show():
        yield line.begin
        return
    before = signal.signal(signal.SIGALRM, line.show)
    signal.setitimer(signal.ITIMER_REAL, PATIENCE, _EVERY)
    try:
        yield line.begin
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        line.erase()


def _can_show() -> bool:
    return (
        hasattr(signal, "setitimer")
        and threading.current_thread() is threading.main_thread()
        and is_terminal(sys.stderr)
        and os.environ.get("TERM") != "dumb"
    )


class _Line:
    def __init__(self, step: str) -> None:
        self._step, self._since, self._shown = step, monotonic(), ""

    def begin(self, step: str) -> None:
        """The next step."""
        self._step = step

    def show(self, _: int, __: FrameType | None) -> None:
        text = f"{self._step} ... {monotonic() - self._since:.0f} s"
        if text != self._shown:
            self._shown = text
            _write(f"{_ERASE}{text}")

    def erase(self) -> None:
        if self._shown:
            _write(_ERASE)


def _write(text: str) -> None:
    """Past Python's own buffer, which may be in use at this moment."""
    with suppress(OSError):
        os.write(sys.stderr.fileno(), text.encode())
