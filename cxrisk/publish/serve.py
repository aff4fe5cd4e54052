"""The site on this machine, built again whenever somebody saves a file."""

import os
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path

from cxrisk.errors import CxriskError
from cxrisk.pipeline import Audience, Outcome
from cxrisk.publish.ahead import Ahead
from cxrisk.publish.build import build, publish, read
from cxrisk.publish.built import ALONE, Built, Means, cache_of
from cxrisk.publish.early import Early, early
from cxrisk.publish.ending import Ending, ending
from cxrisk.publish.news import News
from cxrisk.publish.server import HOST, SiteServer
from cxrisk.publish.slips import Slips, in_lines
from cxrisk.records import dataclass
from cxrisk.sources.discover import ASSESSMENTS, BASELINE
from cxrisk.sources.memory import no_collection

PORT = 8000
_LOOKS_EVERY, _SETTLES_IN = 0.25, 0.04  # seconds

_COARSE = 20_000_000
"""Nanoseconds that the clock of a disk may be behind."""

Stamp = tuple[str, int, int]
State = frozenset[Stamp]


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
    that are open show what was saved before the rest of the next site is there, and what went wrong.

    Raises:
        CxriskError: the first build fails, or the port is taken.
    """
    news, ahead = News(time.time_ns()), Ahead()
    with tempfile.TemporaryDirectory(prefix="cxrisk-") as folder:
        site = Path(folder).resolve() / "site"
        with SiteServer(site, port, news, ahead) as server:
            begun = time.time_ns() - _COARSE
            first = build(order.root, order.today, site, audience=order.audience, means=order.means)
            listener.built(first)
            threading.Thread(target=server.serve_forever, daemon=True).start()
            listener.ready(f"http://{HOST}:{server.server_port}/")
            with ending() as asked, suppress(KeyboardInterrupt):
                _Rebuilding(order, first, listener, news, ahead).go_on(begun, asked)
            server.shutdown()


class _Rebuilding:
    """One site after the other, whenever something is saved."""

    def __init__(self, order: Order, first: Built, listener: Listener, news: News, ahead: Ahead) -> None:
        self._order, self._last, self._listener = order, first, listener
        self._news, self._ahead, self._slips = news, ahead, Slips(first.outcome)
        self._seen = self._of = frozenset[Stamp]()
        """What is on the disk, and what the last good site is made of."""

    def go_on(self, begun: int, asked: Ending) -> None:
        """Until the end is asked for; the first build may have missed what was saved after it had `begun`."""
        self._seen = self._of = frozenset(one for one in state(self._last.sources) if one[1] < begun)
        while True:
            self._seen = _next_state(self._last.sources, self._seen, asked)
            with no_collection():
                self._rebuild()

    def _rebuild(self) -> None:
        ahead = None
        try:
            outcome = self._read()
            says = in_lines(self._slips.since(outcome))
            ahead = self._early(outcome)
            if ahead:
                self._show(ahead, says)
            self._publish(outcome, ahead, says)
        except Exception as fault:  # noqa: BLE001 - whatever it is, the last good site stays up
            self._ahead.end()
            self._news.tell(built=ahead is not None, says=self._listener.failed(fault))

    def _read(self) -> Outcome:
        """What is there now, if every file can be read that could.

        Raises:
            CxriskError: one cannot.
        """
        outcome = read(self._order.root, self._order.today, self._order.means)
        if self._slips.hides(outcome):
            raise CxriskError(in_lines(self._slips.since(outcome)[:1]), mend="")
        return outcome

    def _early(self, outcome: Outcome) -> Early | None:
        """The pages of the next site, where only assessments have changed since the last good one."""
        root = self._order.root
        changed = [Path(path) for path, *_ in self._seen ^ self._of]
        if all(path == root / BASELINE or path.is_relative_to(root / ASSESSMENTS) for path in changed):
            means = self._order.means
            return early(outcome, self._last.frames, cache_of(means, root), means.earlier)
        return None

    def _show(self, ahead: Early, says: str) -> None:
        """Let open pages show what was saved; whoever does not ask for them need not be waited for."""
        self._ahead.begin(ahead)
        self._news.tell(built=True, says=says)
        if self._news.is_heard:
            self._ahead.settle()

    def _publish(self, outcome: Outcome, ahead: Early | None, says: str) -> None:
        order = self._order
        shown = ahead.shown if ahead else None
        self._last = publish(
            outcome, self._last.target, audience=order.audience, means=order.means, shown=shown
        )
        self._of = self._seen
        given = self._ahead.end()
        self._listener.built(self._last)
        self._slips.shown(outcome)
        if says:
            self._listener.slipped(says)
        self._news.tell(built=ahead is None or not _stand(given, self._last.target), says=says)


def _stand(given: Mapping[str, bytes], site: Path) -> bool:
    """Whether files that were given out ahead of the site are those that it has."""
    return all((site / address).read_bytes() == content for address, content in given.items())


def _next_state(sources: Iterable[Path], seen: State, asked: Ending) -> State:
    """Wait until something changes, and then until whoever writes is done.

    Raises:
        KeyboardInterrupt: the end was asked for.
    """
    pause = threading.Event()
    sources = tuple(sources)
    while (now := state(sources)) == seen:
        asked.check()
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
