"""What is given out while the next site is being built: what that one has, not the last one."""

import threading
from collections.abc import Mapping
from time import monotonic

from cxrisk.publish.early import Early

_MOMENT, _LONGEST = 0.25, 3.0  # seconds
_ALIKE = "assets/"
"""Style and scripts: no assessment changes them."""


class Ahead:
    """Files of the next site, for any thread: pages are made when asked for, all else is waited for."""

    def __init__(self) -> None:
        self._early: Early | None = None
        self._making, self._last = 0, 0.0
        self._changed = threading.Condition()

    def begin(self, early: Early) -> None:
        """From now on, files of the next site are given out."""
        with self._changed:
            self._early, self._last = early, monotonic()
            self._changed.notify_all()

    def end(self) -> Mapping[str, bytes]:
        """What lies in the folder of the site counts again; gives what was given out ahead of it."""
        with self._changed:
            given = self._early.made if self._early else {}
            self._early = None
            self._changed.notify_all()
        return given

    def file(self, address: str) -> bytes | None:
        """The file of the next site; nothing, maybe after a wait, where the folder has the right one."""
        while (early := self._early) and not address.startswith(_ALIKE):
            made = self._made(early, address)
            if made is not None:
                return made
            with self._changed:
                self._changed.wait_for(lambda: self._early is not early)
        return None

    def _made(self, early: Early, address: str) -> bytes | None:
        with self._changed:
            self._making += 1
        try:
            return early.file(address)
        except Exception:  # noqa: BLE001 - the build will come upon it too, and say so
            return None
        finally:
            with self._changed:
                self._making -= 1
                self._last = monotonic()
                self._changed.notify_all()

    def settle(self) -> None:
        """Wait until those have their pages who look at the site now: they go before the rest."""
        end = monotonic() + _LONGEST
        with self._changed:
            while (now := monotonic()) < end and (self._making or now < self._last + _MOMENT):
                self._changed.wait(_MOMENT / 5)
