"""How a reader comes to a page."""

from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
_HERE = ("file://", "data:", "about:", "http://127.0.0.1:")


class Visits:
    """Opens pages, and remembers what they asked for and what went wrong in them."""

    def __init__(self, chromium):
        self._chromium, self._contexts = chromium, []
        self.asked, self.wrong = set(), []

    def to(self, address, **how):
        """A page in a window of its own; `how` is what Playwright calls a context."""
        context = self._chromium.new_context(**({"viewport": DESK} | how))
        context.set_default_timeout(20_000)
        self._contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: self.asked.add(request.url))
        page.on("console", self._hear)
        page.on("pageerror", lambda fault: self.wrong.append(str(fault)))
        page.goto(address)
        return page

    def close(self):
        """End of all visits."""
        for context in self._contexts:
            context.close()

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
