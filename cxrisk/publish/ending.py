"""Ctrl-C for a program that works until somebody ends it."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager


class Ending:
    """Whether somebody has pressed Ctrl-C.

    The exception that Python raises then is lost where it comes up inside a finalizer or a callback that can
    hand none on; somebody who asked once would wait for ever. That it was asked for stays here.
    """

    def __init__(self) -> None:
        self.is_asked = False

    def ask(self, *_: object) -> None:
        """Ctrl-C was pressed."""
        self.is_asked = True
        raise KeyboardInterrupt

    def check(self) -> None:
        """Go on, or end if that was asked for before now and not heard.

        Raises:
            KeyboardInterrupt: it was.
        """
        if self.is_asked:
            raise KeyboardInterrupt


@contextmanager
def ending() -> Iterator[Ending]:
    """Hear Ctrl-C, unless whoever has started the program wants it ignored."""
    asked, before = Ending(), signal.getsignal(signal.SIGINT)
    if before is signal.SIG_IGN:
        yield asked
        return
    signal.signal(signal.SIGINT, asked.ask)
    try:
        yield asked
    finally:
        signal.signal(signal.SIGINT, before)
