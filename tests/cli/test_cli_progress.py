"""Who waits at a terminal sees what for; a pipe sees nothing of it."""

import os
import pty
import re
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from cxrisk.cli import progress as module
from cxrisk.cli.main import commands
from cxrisk.cli.progress import progress

EXAMPLE = Path(__file__).parents[1] / "workspaces" / "example"


@pytest.fixture
def terminal(monkeypatch):
    """Standard error as a terminal; what has been written to it so far."""
    ours, theirs = pty.openpty()
    stream = os.fdopen(theirs, "w")
    monkeypatch.setenv("TERM", "xterm")
    os.set_blocking(ours, False)

    def shown():
        parts = []
        with suppress(BlockingIOError):  # a terminal gives what it holds in several parts
            while True:
                parts.append(os.read(ours, 10**6))
        return b"".join(parts).decode()

    shown.stream = stream
    yield shown
    stream.close()
    os.close(ours)


def wait():
    end = time.monotonic() + 0.1
    while time.monotonic() < end:
        pass


def test_what_takes_long_says_what_it_is_at_and_leaves_nothing_behind(terminal, monkeypatch):
    monkeypatch.setattr(module, "PATIENCE", 0.01)
    monkeypatch.setattr(module, "_EVERY", 0.01)
    monkeypatch.setattr(sys, "stderr", terminal.stream)
    with progress("Reading") as step:
        wait()
        assert re.fullmatch(r"(\r\x1b\[KReading \.\.\. [0-9]+ s)+", terminal())
        step("Making pages")
        wait()
        assert re.fullmatch(r"(\r\x1b\[KMaking pages \.\.\. [0-9]+ s)+", terminal())
    assert terminal() == "\r\x1b[K"
    wait()
    assert terminal() == "", "the clock is stopped"


def test_what_is_quick_says_nothing(terminal, monkeypatch):
    monkeypatch.setattr(sys, "stderr", terminal.stream)
    with progress("Reading"):
        pass
    assert terminal() == ""


@pytest.mark.parametrize("deaf", ["TERM", "pipe"])
def test_where_nobody_looks_nothing_is_said(terminal, monkeypatch, capfd, deaf):
    monkeypatch.setattr(module, "PATIENCE", 0.01)
    if deaf == "TERM":
        monkeypatch.setattr(sys, "stderr", terminal.stream)
        monkeypatch.setenv("TERM", "dumb")
    with progress("Reading") as step:
        step("Making pages")
        wait()
    assert (terminal(), *capfd.readouterr()) == ("", "", "")


def test_a_check_at_a_terminal_ends_with_its_line_alone(terminal, monkeypatch):
    monkeypatch.setattr(module, "PATIENCE", 0.001)
    monkeypatch.setattr(sys, "stderr", terminal.stream)
    with pytest.raises(SystemExit):
        commands.main(["-C", str(EXAMPLE), "check", "--today", "2026-11-22", "--fail-on", "never"])
    said = terminal()
    assert re.search(r"Reading and checking \.\.\. [0-9]+ s", said)
    assert "Reading" not in said.rpartition("\x1b[K")[2]
    assert re.search(r"[0-9]+ files", said.rpartition("\x1b[K")[2])
