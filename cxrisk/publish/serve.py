"""The site on this machine, built again whenever somebody saves a file."""

import os
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cxrisk.errors import CxriskError
from cxrisk.pipeline import Audience
from cxrisk.publish.build import Built, build
from cxrisk.publish.server import HOST, SiteServer

PORT = 8000
_LOOKS_EVERY = 0.5  # seconds

State = frozenset[tuple[str, int, int]]


@dataclass(frozen=True, slots=True)
class Listener:
    """Who hears what happens; each is called in turn, never two at once."""

    built: Callable[[Built], None]
    """After every build."""
    failed: Callable[[CxriskError], None]
    """Instead, where a later build fails: the last good site stays."""
    ready: Callable[[str], None]
    """Once, with the address."""


def serve(
    root: Path, today: date, listener: Listener, port: int = PORT, audience: Audience | None = None
) -> None:
    """Show the site of the workspace at `root` until somebody presses Ctrl-C.

    It is built in a temporary folder: the published site stays as it is. Port 0 takes any that is free.

    Raises:
        CxriskError: the first build fails, or the port is taken.
    """
    with tempfile.TemporaryDirectory(prefix="cxrisk-") as folder:
        site = Path(folder).resolve() / "site"
        with SiteServer(site, port) as server:
            first = build(root, today, site, audience=audience)
            listener.built(first)
            threading.Thread(target=server.serve_forever, daemon=True).start()
            listener.ready(f"http://{HOST}:{server.server_port}/")
            try:
                _rebuild_on_change(first, listener, audience)
            except KeyboardInterrupt:
                server.shutdown()


def _rebuild_on_change(last: Built, listener: Listener, audience: Audience | None) -> None:
    pause = threading.Event()
    seen = state(last.sources)
    while not pause.wait(_LOOKS_EVERY):
        now = state(last.sources)
        if now == seen:
            continue
        seen = now
        try:
            last = build(last.outcome.root, last.outcome.today, last.target, audience=audience)
            listener.built(last)
        except CxriskError as fault:
            listener.failed(fault)


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
