"""How a reader comes to a page."""

from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
_HERE = ("file://", "data:", "about:", "http://127.0.0.1:")


class Readers:
    """Those who visit, one with scripts and one without; both stay, for a new one costs three pages."""

    def __init__(self, chromium):
        self._chromium, self._kept = chromium, {}

    def page(self, viewport, *, scripts, **media):
        """A page of its own for one of them, who has been nowhere before."""
        if scripts not in self._kept:
            self._kept[scripts] = self._chromium.new_context(java_script_enabled=scripts)
            self._kept[scripts].set_default_timeout(60_000)
        page = self._kept[scripts].new_page()
        page.set_viewport_size(viewport)
        page.emulate_media(**media)
        return page

    def close(self):
        """End of all visits."""
        for context in self._kept.values():
            context.close()


class Visits:
    """Opens pages, and remembers what they asked for and what went wrong in them."""

    def __init__(self, readers):
        self._readers, self._pages = readers, []
        self.asked, self.wrong = set(), []

    def to(self, address, *, viewport=DESK, scripts=True, **media):
        """A page of its own; `media` is what Playwright emulates: the scheme of colours and the like."""
        page = self._readers.page(viewport, scripts=scripts, **media)
        self._pages.append((page, scripts))
        page.on("request", lambda request: self.asked.add(request.url))
        page.on("console", self._hear)
        page.on("pageerror", lambda fault: self.wrong.append(str(fault)))
        page.goto(address)
        return page

    def close(self):
        """Leave every page, and nothing of what it has kept for the next visit."""
        for page, scripts in self._pages:
            if scripts and page.url.startswith(("file:", "http:")):
                page.evaluate("localStorage.clear(), sessionStorage.clear()")
            page.close()

    def of_elsewhere(self):
        """What was asked of other machines."""
        return sorted(url for url in self.asked if not url.startswith(_HERE))

    def _hear(self, line):
        if line.type in ("error", "warning"):
            self.wrong.append(line.text)


def open_all(page):
    """Open every record that opens."""
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        """Nothing: what a test says is for its own."""


@contextmanager
def serving(folder):
    """The address at which this machine serves a folder."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
