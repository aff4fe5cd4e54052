"""What is written to the terminal: results to standard output, remarks to standard error."""

import atexit
import os
import sys
import threading
from pathlib import Path
from typing import TextIO

PLAIN_WIDTH = 100
"""Columns where nobody looks: in files and pipes output must not depend on a window."""


def say(text: str) -> None:
    """A result, to standard output, with one line end behind it."""
    _write(sys.stdout, text)


def say_file(text: str) -> None:
    """A result that other programs read: UTF-8, whatever the terminal knows."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace")
    _write(sys.stdout, text)


def remark(text: str) -> None:
    """Progress or advice, to standard error, with one line end behind it."""
    _write(sys.stderr, text)


def is_terminal(stream: TextIO) -> bool:
    """Whether somebody looks at this stream now."""
    return not stream.closed and stream.isatty()


def has_colour(stream: TextIO) -> bool:
    """Whether colour may be used: only on a terminal, and not where `NO_COLOR` is set."""
    return is_terminal(stream) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width() -> int:
    """Columns to write in: the terminal's, at most as many as elsewhere."""
    if not is_terminal(sys.stdout):
        return PLAIN_WIDTH
    return max(40, min(PLAIN_WIDTH, os.get_terminal_size(sys.stdout.fileno()).columns))


def make_writable() -> None:
    """Let nothing stop a report: a closed stream, or a character that the terminal does not know.

    What cannot be shown is written as its number.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - to the end
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def _write(stream: TextIO, text: str) -> None:
    try:
        stream.write(text if text.endswith("\n") else text + "\n")
        stream.flush()
    except BrokenPipeError:
        mute(stream)


def mute(stream: TextIO) -> None:
    """The reader has gone (`cxrisk check | head`): write the rest nowhere, and end as we would have."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def leave_at_once(end: SystemExit) -> None:
    """End the process, after all that was promised for its end, without taking a large portfolio apart.

    Returns where that would lose something: a thread still works, or a stream cannot take what it holds.
    """
    others = [one for one in threading.enumerate() if one is not threading.main_thread()]
    if not all(one.daemon for one in others) or not isinstance(end.code, int):
        return
    atexit._run_exitfuncs()  # noqa: SLF001 - what the interpreter itself would call next
    try:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
    except (OSError, ValueError):
        return
    os._exit(end.code)
