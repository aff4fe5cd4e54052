"""The first search result in Chromium, on our site and on plain mkdocs-material's of the same pages.

    python bench/search.py [--count 1000] [--rounds 5]

Both sites are served from this machine, and every round begins with a browser that has seen neither. The
clock runs from the click into the field to the first result that can be clicked; before it, the page has
come to rest. Ours is opened from a disk as well, which the other cannot be searched from.
"""

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from threading import Thread
from time import perf_counter

from build import prepared
from measure import Demand, machine, measured, verdict
from playwright.sync_api import Browser, Page, sync_playwright

WORDS = "second"
MOST_BYTES, MOST_SECONDS, MOST_SHARE = 250, 1.0, 0.2


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--count", type=int, default=1000, help="assessments")
    parser.add_argument("--rounds", type=int, default=5)
    wanted = parser.parse_args()
    print(machine())
    with tempfile.TemporaryDirectory() as folder:
        site = prepared(Path(folder), wanted.count)
        for command in (site.ours, site.plain):
            measured(command)
        ours, plain = Path(folder) / "out", Path(folder) / "markdown" / "site"
        seconds = searched(ours, plain, wanted.rounds)
        index = (ours / "search" / "search_index.json").read_bytes()
    entries = index.count(b'"location":')
    print(f"{entries} entries in {len(index) / 1e6:.1f} MB")
    for name, times in seconds.items():
        print(f"  {name:30} {median(times):5.2f} s  ({min(times):.2f} to {max(times):.2f})")
    shares = [
        one / other for one, other in zip(seconds["ours"], seconds["plain mkdocs-material"], strict=True)
    ]
    return verdict(
        [
            Demand(
                "first result, share of plain mkdocs-material", median(shares), MOST_SHARE, at_least=False
            ),
            Demand("first result of ours, seconds", median(seconds["ours"]), MOST_SECONDS, at_least=False),
            Demand("bytes an entry", len(index) / entries, MOST_BYTES, at_least=False),
        ]
    )


def searched(ours: Path, plain: Path, rounds: int) -> dict[str, list[float]]:
    """How long each took, in turns."""
    found: dict[str, list[float]] = {}
    with served(ours) as here, served(plain) as there, browser() as chromium:
        for _ in range(rounds):
            for name, address in {
                "ours": here,
                "ours, from a disk": ours.as_uri(),
                "plain mkdocs-material": there,
            }.items():
                found.setdefault(name, []).append(first_result(chromium, f"{address}/index.html"))
    return found


def first_result(chromium: Browser, address: str) -> float:
    """Seconds from the click into the field to the first result, in a browser that has no cache."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    try:
        return timed(context.new_page(), address)
    finally:
        context.close()


def timed(page: Page, address: str) -> float:
    page.goto(address, wait_until="networkidle")
    start = perf_counter()
    page.locator(".md-search__input").click()
    page.keyboard.type(WORDS)
    page.locator(".md-search-result__link").first.wait_for(timeout=120_000)
    return perf_counter() - start


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder on a port of this machine."""
    handler = partial(Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class Quiet(SimpleHTTPRequestHandler):
    """Serves files, and says nothing."""

    def log_message(self, *_: object) -> None:
        """Nothing."""


@contextmanager
def browser() -> Iterator[Browser]:
    """Chromium, with nothing to do of its own."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        chromium = playwright.chromium.launch(executable_path=program, args=options)
        yield chromium
        chromium.close()


if __name__ == "__main__":
    sys.exit(main())
