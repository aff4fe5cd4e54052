"""What a served site tells the pages that are open: that there is a new one, or what went wrong."""

import json
import threading
from collections.abc import Generator
from importlib import resources

STREAM = "/cxrisk-live"
SCRIPT = "/cxrisk-live.js"
_PATIENCE = 15.0  # seconds between signs of life: a closed tab is found out by them


class News:
    """The last word on the site; whoever listens hears every new one, from any thread."""

    def __init__(self, start: int) -> None:
        """Sites are numbered from `start`: no page of an earlier server may take itself for one of ours."""
        self._site, self._says, self._word, self._listening = start, "", 0, 0
        self._changed = threading.Condition()

    def tell(self, *, built: bool, says: str = "") -> None:
        """There is a new site, or only something to say; nothing to say takes back what was said."""
        with self._changed:
            self._site += built
            self._says = says
            self._word += 1
            self._changed.notify_all()

    def lines(self) -> Generator[bytes, None, None]:
        """The stream of server-sent events for one page, without an end."""
        heard = -1
        self._listens(1)
        try:
            while True:
                with self._changed:
                    self._changed.wait_for(lambda: self._word != heard, _PATIENCE)  # noqa: B023 - asked at once
                    line = self._line() if self._word != heard else b": still here\n\n"
                    heard = self._word
                yield line
        finally:
            self._listens(-1)

    @property
    def is_heard(self) -> bool:
        """Whether any page listens."""
        return self._listening > 0

    def tag(self) -> bytes:
        """The element that makes a page listen; it says which site the page is of."""
        return f'<script src="{SCRIPT}" data-site="{self._site}"></script>'.encode()

    def _listens(self, more: int) -> None:
        with self._changed:
            self._listening += more

    def _line(self) -> bytes:
        return f"data: {json.dumps({'site': str(self._site), 'says': self._says})}\n\n".encode()


def script() -> bytes:
    """What a page runs to listen."""
    return (resources.files("cxrisk.publish") / "live.js").read_bytes()
