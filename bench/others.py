"""The programs that we are measured against, in an environment of their own: `requirements/bench.lock`."""

import shutil
import sys

from measure import ROOT

FOLDER = ROOT / ".bench" / "bin"


def other(name: str) -> str:
    """Where the program is; it ends with 2 and one line where it is missing."""
    found = shutil.which(name, path=str(FOLDER)) or shutil.which(name)
    if found is None:
        print(f"{name} is not installed: `make bench` installs it", file=sys.stderr)
        sys.exit(2)
    return found
