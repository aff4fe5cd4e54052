"""Pages of a site that is still being built: each as it will stand there, made when somebody asks for it."""

import threading

from cxrisk.history.since import Earlier
from cxrisk.pages.single import Single
from cxrisk.pipeline import Outcome
from cxrisk.publish.frames import Frames
from cxrisk.publish.remarks import kept_remarks
from cxrisk.publish.shown import Shown
from cxrisk.sources.cache import Cache


class Early:
    """The pages of the next site."""

    def __init__(self, shown: Shown, last: Frames) -> None:
        """What the next site will show, and the frames of the one before."""
        self.shown = shown
        self.made: dict[str, bytes] = {}
        """The files that somebody has asked for, by address."""
        self._single = Single(shown.outcome, shown.edition, shown.since)
        self._last, self._turn = last, threading.Lock()

    def file(self, address: str) -> bytes | None:
        """The file as the finished site will have it; nothing where only that can tell."""
        with self._turn:
            if address not in self.made:
                self._make(address)
            return self.made.get(address)

    def _make(self, address: str) -> None:
        frame, kind = self._last.frames.get(address), self._last.kinds.get(address)
        page = self._single.find(kind, address) if frame and kind else None
        whole = frame.around(page) if frame and page else None
        if page and whole:
            self.made[address] = whole.encode()
            self.made.update((beside, text.encode()) for beside, text in page.beside)


def early(
    outcome: Outcome, last: Frames | None, cache: Cache | None = None, board_pack: Earlier | None = None
) -> Early | None:
    """The pages of the site of this outcome, if all that differs from the last site are assessments.

    Nothing where that has no frames, or is called otherwise now: its name stands around every page.
    """
    if last is None or last.shown.edition.name != outcome.portfolio.settings.name:
        return None
    with kept_remarks():  # the build will make them again
        return Early(last.shown.showing.of(outcome, cache, board_pack), last)
