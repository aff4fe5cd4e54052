"""The site on this machine, built again whenever somebody saves."""

import os
import re
import signal
import subprocess
import sys
import time
import urllib.request

import pytest

from cxrisk.publish.serve import state

PATIENCE = 60  # seconds until a test gives up; usually one or two


@pytest.fixture
def served(workspace, tmp_path):
    """`cxrisk serve` as people run it; its address, and what it has said."""
    said = (tmp_path / "said").open("w+")
    command = [
        sys.executable,
        "-m",
        "cxrisk",
        "-C",
        workspace,
        "serve",
        "--port",
        "0",
        "--today",
        "2026-11-22",
    ]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=said, text=True)
    address = re.search(r"http://127\.0\.0\.1:[0-9]+/", process.stdout.readline())[0]

    def words():
        said.seek(0)
        return said.read()

    yield process, address, words
    process.kill()
    process.wait()
    process.stdout.close()
    said.close()


def until(condition):
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "nothing happened"
        time.sleep(0.1)


def page(address):
    with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310 - our own, on loopback
        return answer.read().decode()


@pytest.mark.slow
def test_what_is_saved_is_shown_and_what_cannot_be_built_leaves_the_last_good_site(workspace, served):
    process, address, words = served
    hello = workspace / "site" / "pages" / "hello.md"
    assert "Hello" in page(address + "hello.html")

    hello.write_text("# Good morning\n")
    until(lambda: "Good morning" in page(address + "hello.html"))

    twin = workspace / "site" / "pages" / "risks.md"
    twin.write_text("# Mine\n")
    until(lambda: "the last good site stays" in words())
    assert "Good morning" in page(address + "hello.html")
    assert "risks.md: cxrisk makes a page of this address itself" in words()

    twin.unlink()
    hello.write_text("# Good evening\n")
    until(lambda: "Good evening" in page(address + "hello.html"))

    assert not (workspace / "site" / "public").exists(), "the published site is another matter"
    process.send_signal(signal.SIGINT)
    process.wait(PATIENCE)
    assert "Traceback" not in words()


def test_every_change_of_a_file_is_seen(tmp_path):
    (tmp_path / "a" / "b").mkdir(parents=True)
    file = tmp_path / "a" / "b" / "c.yml"
    seen = [state([tmp_path / "a", tmp_path / "missing"])]
    file.write_text("one")
    seen.append(state([tmp_path / "a"]))
    file.write_text("other")
    seen.append(state([tmp_path / "a"]))
    os.utime(file, (1, 1))
    seen.append(state([tmp_path / "a"]))
    file.rename(file.with_name("d.yml"))
    seen.append(state([tmp_path / "a"]))
    assert len(set(seen)) == len(seen)
    assert state([tmp_path / "a"]) == seen[-1]


def test_a_loop_of_links_is_no_trap(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "again").symlink_to(tmp_path / "a")
    assert len(state([tmp_path / "a"])) == 2
