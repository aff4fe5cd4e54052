"""A built site over HTTP, for this machine alone."""

from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from cxrisk.errors import CxriskError

HOST = "127.0.0.1"
_OUR_NAMES = ("localhost", HOST)


class SiteServer(ThreadingHTTPServer):
    """Gives out the files of one folder, on loopback; the folder may be swapped while it runs."""

    daemon_threads = True

    def __init__(self, site: Path, port: int) -> None:
        """Take the port.

        Raises:
            CxriskError: it is taken, or not for us.
        """
        try:
            super().__init__((HOST, port), partial(_Request, directory=str(site)))
        except (OSError, OverflowError) as fault:
            raise CxriskError(
                f"port {port} cannot be had: {getattr(fault, 'strerror', None) or fault}",
                mend="name another with --port; 0 takes any that is free",
            ) from None


class _Request(SimpleHTTPRequestHandler):
    def do_GET(self) -> None:
        if self._is_for_us():
            super().do_GET()

    def do_HEAD(self) -> None:
        if self._is_for_us():
            super().do_HEAD()

    def _is_for_us(self) -> bool:
        """A page elsewhere may let its own name lead here, to read what is internal: that name betrays it."""
        if self.headers.get("Host", "").partition(":")[0] in _OUR_NAMES:
            return True
        self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
        return False

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")  # the next build is at the same address
        super().end_headers()

    def list_directory(self, path: object) -> None:  # noqa: ARG002 - the library's signature
        """A site has pages, not listings."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def log_message(self, *_: object) -> None:
        """Nobody wants to read of every request."""
