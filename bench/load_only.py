"""Read every file of a workspace and hold it against its schema: nothing else, in a process of its own."""

import gc
import sys
from pathlib import Path

from cxrisk.sources.read import read_workspace

if __name__ == "__main__":
    gc.disable()
    sources = read_workspace(Path(sys.argv[1]))
    print(f"{sources.files} files, {len(sources.findings)} findings")
