"""A built site over HTTP, for this machine alone."""

from contextlib import closing
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from cxrisk.errors import CxriskError
from cxrisk.publish.ahead import Ahead
from cxrisk.publish.news import SCRIPT, STREAM, News, script

HOST = "127.0.0.1"
_OUR_NAMES = ("localhost", HOST)
_END = b"</body>"
_MISSING = "404.html"


class SiteServer(ThreadingHTTPServer):
    """Gives out the files of one folder, on loopback; the folder may be swapped while it runs.

    Pages are given a script that listens to the `news`; no file on disk has it. What the next site has
    `ahead` goes before the folder.
    """

    daemon_threads = True

    def __init__(self, site: Path, port: int, news: News, ahead: Ahead | None = None) -> None:
        """Take the port.

        Raises:
            CxriskError: it is taken, or not for us.
        """
        try:
            request = partial(_Request, directory=str(site), news=news, ahead=ahead or Ahead())
            super().__init__((HOST, port), request)
        except (OSError, OverflowError) as fault:
            raise CxriskError(
                f"port {port} cannot be had: {getattr(fault, 'strerror', None) or fault}",
                mend="name another with --port; 0 takes any that is free",
            ) from None


class _Request(SimpleHTTPRequestHandler):
    def __init__(self, *given: Any, directory: str, news: News, ahead: Ahead) -> None:  # noqa: ANN401 - as the server hands it over
        self._news, self._ahead = news, ahead
        super().__init__(*given, directory=directory)

    def do_GET(self) -> None:
        if not self._is_for_us():
            return
        if urlsplit(self.path).path == STREAM:
            self._stream()
        else:
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

    def send_head(self) -> BytesIO | BinaryIO | None:
        """A page with the script in it; everything else as the library gives it out."""
        if urlsplit(self.path).path == SCRIPT:
            return self._give(script(), "text/javascript; charset=utf-8")
        path = Path(self.translate_path(self.path))
        if path.is_dir() and urlsplit(self.path).path.endswith("/"):
            path /= "index.html"
        tag = self._news.tag()  # first: what is newer than its tag is loaded twice, what is older stays
        ahead = self._ahead.file(path.relative_to(self.directory).as_posix())
        if ahead is not None:
            return self._ahead_of_time(path, ahead, tag)
        if path.suffix == ".html" and path.is_file():
            return self._page(path, tag, HTTPStatus.OK)
        missing = Path(self.directory, _MISSING)
        if not path.exists() and missing.is_file():
            return self._page(missing, tag, HTTPStatus.NOT_FOUND)
        return super().send_head()

    def _ahead_of_time(self, path: Path, content: bytes, tag: bytes) -> BytesIO:
        if path.suffix == ".html":
            return self._tagged(content, tag, HTTPStatus.OK)
        return self._give(content, self.guess_type(path))

    def _page(self, path: Path, tag: bytes, status: HTTPStatus) -> BytesIO | None:
        try:
            content = path.read_bytes()
        except OSError:  # swapped away this moment
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        return self._tagged(content, tag, status)

    def _tagged(self, content: bytes, tag: bytes, status: HTTPStatus) -> BytesIO:
        before, end, after = content.rpartition(_END)
        body = before + tag + end + after if end else content
        return self._give(body, "text/html; charset=utf-8", status)

    def _give(self, body: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> BytesIO:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)

    def _stream(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        try:
            with closing(self._news.lines()) as lines:
                for line in lines:
                    self.wfile.write(line)
                    self.wfile.flush()
        except OSError:
            self.close_connection = True  # the page was closed

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")  # the next build is at the same address
        super().end_headers()

    def list_directory(self, path: object) -> None:  # noqa: ARG002 - the library's signature
        """A site has pages, not listings."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def log_message(self, *_: object) -> None:
        """Nobody wants to read of every request."""
