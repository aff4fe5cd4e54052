"""Builds that are killed at random points: python tests/publish/killed.py WORKSPACE TARGET KILLS SEED

Each is a process of its own, forked from one that has imported everything, and gets another title to publish.
After each kill the target must be, byte by byte, the site before or the one that was being built. Prints how
many kills left which of the two, and what lay beside the target.
"""

import json
import os
import random
import signal
import sys
import time
from collections import Counter
from datetime import date
from hashlib import sha256
from pathlib import Path

from cxrisk.publish.build import Means, build

TODAY = date(2026, 11, 22)
TITLE = "title: "


def digest(folder):
    """Of every file below a folder, its name and its bytes."""
    whole = sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            whole.update(f"{path.relative_to(folder)}\0".encode())
            whole.update(path.read_bytes())
    return whole.hexdigest()


def begun(root, target, kept):
    """A process that builds."""
    child = os.fork()
    if child == 0:
        try:
            build(root, TODAY, target, means=Means(kept))
        finally:
            os._exit(0)
    return child


def main(root, target, kills, seed):
    """Kill so many builds; the figures."""
    chance = random.Random(seed)  # noqa: S311 - any moments will do
    file = root / "assessments" / "card-freeze.yml"
    sound, kept = file.read_text(), target.parent / "kept"
    before = time.monotonic()
    build(root, TODAY, target, means=Means(kept))
    lasts = time.monotonic() - before
    old, found, beside = digest(target), Counter(), Counter()
    for number in range(kills):
        file.write_text(sound.replace(TITLE, f"{TITLE}{number} ", 1))
        child = begun(root, target, kept)
        time.sleep(chance.random() * lasts)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        now = digest(target)
        found["old" if now == old else "new"] += 1
        for path in target.parent.iterdir():
            beside[path.name] += 1
        if now != old:
            build(root, TODAY, target.with_name("clean"))
            assert now == digest(target.with_name("clean")), f"kill {number} left half a site"
            old = now
    build(root, TODAY, target, means=Means(kept))
    build(root, TODAY, target.with_name("clean"))
    assert digest(target) == digest(target.with_name("clean"))
    left = sorted(path.name for path in target.parent.iterdir())
    sys.stdout.write(json.dumps({"found": found, "beside": beside, "left": left}) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
