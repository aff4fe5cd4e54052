"""Files of a site that is made out of the one before."""

import os
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from os import stat_result
from pathlib import Path

from cxrisk.records import dataclass


class Differs(Exception):  # noqa: N818 - no fault: the site is built as a whole then
    """It is not certain that this file, or this site, is what it was."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One file of a site as it was left there."""

    sum: str
    """Its SHA-256."""
    stamp: tuple[int, ...]
    """What tells that nobody has touched it since."""


class Upon:
    """A new site beside the old one; what did not change is one file in both."""

    def __init__(self, old: Path, kept: Mapping[str, Kept], new: Path) -> None:
        """The files of the old one as they were `kept`; `new` is a folder that is there."""
        self._old, self._kept, self._new = old, kept, new
        self.sums: dict[str, str] = {}
        """The SHA-256 of each file of the new one, by address."""
        self.changed: list[str] = []
        """The files that are not those of the old one."""
        for folder in sorted({address.rpartition("/")[0] for address in kept}):
            (new / folder).mkdir(parents=True, exist_ok=True)

    def has(self, address: str) -> bool:
        """Whether the old one has such a file."""
        return address in self._kept

    def take(self, *addresses: str) -> None:
        """Link these files of the old one.

        Raises:
            Differs: one of them is not as it was left.
            OSError: one of them is gone, or there are no links here.
        """
        for address in addresses:
            path = f"{self._old}/{address}"  # one of thousands: quicker than a Path
            self._refuse_touched(address, path)
            with suppress(FileExistsError):  # our mark is there
                os.link(path, f"{self._new}/{address}")
            self.sums[address] = self._kept[address].sum

    def put(self, address: str, content: bytes) -> None:
        """Write a file, unless it is that of the old one.

        Raises:
            Differs: the old one has none of this address.
        """
        if address not in self._kept:
            raise Differs
        now = sha256(content).hexdigest()
        if now == self._kept[address].sum:
            self.take(address)
            return
        (self._new / address).write_bytes(content)
        self.sums[address] = now
        self.changed.append(address)

    def read(self, address: str) -> bytes:
        """What is in a file of the old one."""
        path = self._old / address
        self._refuse_touched(address, str(path))
        return path.read_bytes()

    def _refuse_touched(self, address: str, path: str) -> None:
        if address not in self._kept or stamp(os.lstat(path)) != self._kept[address].stamp:
            raise Differs


def stamp(found: stat_result) -> tuple[int, ...]:
    """What tells a file that was written to, or replaced, from the one that was there."""
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def stamped(site: Path, sums: Mapping[str, str]) -> Mapping[str, Kept]:
    """The files of a site as they lie there now."""
    return {address: Kept(one, stamp(os.lstat(f"{site}/{address}"))) for address, one in sums.items()}
