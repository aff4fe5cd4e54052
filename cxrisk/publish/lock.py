"""One builder at a time for one site."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from cxrisk.errors import CxriskError

_LONGEST = 200


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock that `path` stands for; the system lets go of it however the holder ends.

    Raises:
        CxriskError: somebody else builds; says who, and since when.
    """
    number = _take(path)
    try:
        os.ftruncate(number, 0)
        os.write(number, f"process {os.getpid()}, since {datetime.now(UTC):%H:%M:%S} UTC".encode())
        yield
    finally:
        path.unlink(missing_ok=True)
        os.close(number)


def _take(path: Path) -> int:
    while True:
        number = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.read(number, _LONGEST).decode(errors="replace")
            os.close(number)
            raise CxriskError(
                f"another build of this site is running ({holder or 'it has only begun'})",
                mend="wait until it is done",
            ) from None
        if _is_still(path, number):
            return number
        os.close(number)  # the one before us has let go and taken its file along


def _is_still(path: Path, number: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(number))
    except FileNotFoundError:
        return False
