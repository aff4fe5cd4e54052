"""The site on this machine, built again whenever somebody saves a file."""

import os
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from cxrisk.errors import CxriskError
from cxrisk.pipeline import Audience
from cxrisk.publish.build import ALONE, Built, Means, build, publish, read
from cxrisk.publish.news import News
from cxrisk.publish.server import HOST, SiteServer
from cxrisk.publish.slips import Slips, in_lines
from cxrisk.records import dataclass

PORT = 8000
_LOOKS_EVERY, _SETTLES_IN = 0.25, 0.04  # seconds

State = frozenset[tuple[str, int, int]]


@dataclass(frozen=True, slots=True)
class Listener:
    """Who hears what happens; each is called in turn, never two at once."""

    built: Callable[[Built], None]
    """After every build."""
    slipped: Callable[[str], None]
    """After that, where there are errors that were not there when the first site was built: a line each."""
    failed: Callable[[Exception], str]
    """Instead, where a later build fails: the last good site stays. Gives what it says, for the page."""
    ready: Callable[[str], None]
    """Once, with the address."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be served."""

    root: Path
    """The workspace."""
    today: date
    audience: Audience | None = None
    """For whom; else as the settings say."""
    means: Means = ALONE


def serve(order: Order, listener: Listener, port: int = PORT) -> None:
    """Show the site of a workspace until somebody presses Ctrl-C.

    It is built in a temporary folder: the published site stays as it is. Port 0 takes any that is free. Pages
    that are open show the next site when there is one, and what went wrong.

    Raises:
        CxriskError: the first build fails, or the port is taken.
    """
    news = News(time.time_ns())
    with tempfile.TemporaryDirectory(prefix="cxrisk-") as folder:
        site = Path(folder).resolve() / "site"
        with SiteServer(site, port, news) as server:
            first = build(order.root, order.today, site, audience=order.audience, means=order.means)
            listener.built(first)
            threading.Thread(target=server.serve_forever, daemon=True).start()
            listener.ready(f"http://{HOST}:{server.server_port}/")
            try:
                _rebuild_on_change(order, first, listener, news)
            except KeyboardInterrupt:
                server.shutdown()


def _rebuild_on_change(order: Order, last: Built, listener: Listener, news: News) -> None:
    slips = Slips(last.outcome)
    seen = state(last.sources)
    while True:
        seen = _next_state(last.sources, seen)
        try:
            last = _rebuilt(order, last.target, slips)
        except Exception as fault:  # noqa: BLE001 - whatever it is, the last good site stays up
            news.tell(built=False, says=listener.failed(fault))
            continue
        listener.built(last)
        says = in_lines(slips.since(last.outcome))
        slips.shown(last.outcome)
        if says:
            listener.slipped(says)
        news.tell(built=True, says=says)


def _rebuilt(order: Order, target: Path, slips: Slips) -> Built:
    """The next site, if every file can be read that could.

    Raises:
        CxriskError: one cannot, or the build fails.
    """
    outcome = read(order.root, order.today, order.means)
    if slips.hides(outcome):
        raise CxriskError(in_lines(slips.since(outcome)[:1]), mend="")
    return publish(outcome, target, audience=order.audience, means=order.means)


def _next_state(sources: Iterable[Path], seen: State) -> State:
    """Wait until something changes, and then until whoever writes is done."""
    pause = threading.Event()
    sources = tuple(sources)
    while (now := state(sources)) == seen:
        pause.wait(_LOOKS_EVERY)
    while True:
        pause.wait(_SETTLES_IN)
        if (later := state(sources)) == now:
            return now
        now = later


def state(sources: Iterable[Path]) -> State:
    """What tells one state of these files and folders from the next: every file's time and size."""
    return frozenset(_stamps(list(sources)))


def _stamps(waiting: list[Path]) -> Iterator[tuple[str, int, int]]:
    while waiting:
        path = waiting.pop()
        try:
            stat = path.stat(follow_symlinks=False)
            if path.is_dir() and not path.is_symlink():
                waiting += map(Path, os.scandir(path))
        except OSError:
            continue  # gone between the look at its folder and the look at itself
        yield (str(path), stat.st_mtime_ns, stat.st_size)
