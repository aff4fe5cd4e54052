"""Ctrl-C ends what would go on for ever."""

import signal
import subprocess
import sys

import pytest

from cxrisk.publish.ending import ending
from tests.publish.conftest import TODAY

SERVE = f"""
import signal, sys
from contextlib import suppress
from datetime import date
from pathlib import Path
from cxrisk.publish.serve import Listener, Order, serve

def lost(*_):
    with suppress(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)

def ready(address):
    (root / "site/pages/hello.md").write_text("# Again")  # the next build hears it, and loses it
    heard.append(address)

root, heard = Path(sys.argv[1]), []
listener = Listener(built=lambda _: heard and lost(), slipped=print, failed=str, ready=ready)
serve(Order(root, date.fromisoformat("{TODAY}")), listener, port=0)
print("ended")
"""


@pytest.mark.slow
def test_ctrl_c_ends_a_served_site_even_where_the_exception_for_it_is_lost(workspace):
    ran = subprocess.run(
        [sys.executable, "-c", SERVE, str(workspace)],
        capture_output=True,
        check=False,
        text=True,
        timeout=120,
    )
    assert (ran.stdout, ran.returncode) == ("ended\n", 0), ran.stderr


def test_ctrl_c_stays_ignored_where_whoever_starts_the_program_wants_it_so():
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with ending() as asked:
            signal.raise_signal(signal.SIGINT)
            asked.check()
    finally:
        signal.signal(signal.SIGINT, before)


def test_ctrl_c_means_afterwards_what_it_meant_before():
    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt), ending():
        signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before
