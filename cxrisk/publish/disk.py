"""What the disk may do to a build, in one line."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cxrisk.errors import CxriskError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_CLOSED = {errno.EROFS, errno.EACCES, errno.EPERM}


@contextmanager
def disk_told_plainly(target: Path, written: tuple[Path, ...]) -> Iterator[None]:
    """Where a disk gives up while the site at `target` is made of what is `written`, say what to do.

    Raises:
        CxriskError: it does.
    """
    try:
        yield
    except OSError as fault:
        raise _in_words(fault, target, written) from fault


def _in_words(fault: OSError, target: Path, written: tuple[Path, ...]) -> CxriskError:
    why = (fault.strerror or str(fault)).lower()
    file = Path(fault.filename) if isinstance(fault.filename, str) else None
    if file and any(file.is_relative_to(folder) for folder in written):
        return CxriskError(
            f"{file.name} could not be read while the site was built ({why})", mend="build it again"
        )
    mend = "look at the disk"
    if fault.errno in _FULL:
        mend = "make room, and build again"
    elif fault.errno in _CLOSED:
        mend = "name a folder that you may write in with --out"
    return CxriskError(
        f"the new site cannot be written beside {target} ({why}); any old one stays", mend=mend
    )
