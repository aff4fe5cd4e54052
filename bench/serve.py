"""`cxrisk serve`: from a word saved in one file to the site that shows it, against a build of the whole site.

    python bench/serve.py [--count 1000] [--rounds 3]

Compared by the processor time that the serving process takes from the edit until open pages hear of the
next site; by the clock it is printed beside.
"""

import argparse
import http.client
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from common import TODAY
from measure import HERE, PYTHON, Demand, Run, machine, measured, ratio, verdict


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--count", type=int, default=1000, help="assessments")
    parser.add_argument("--rounds", type=int, default=3)
    wanted = parser.parse_args()
    print(machine())
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder) / "workspace"
        measured([PYTHON, HERE / "generate.py", str(wanted.count), workspace])
        os.environ["XDG_CACHE_HOME"] = str(Path(folder) / "kept")
        ours = [PYTHON, "-m", "cxrisk", "-C", workspace]
        whole = [*ours, "build", "--no-cache", "--today", str(TODAY), "--out", Path(folder) / "site"]
        full = [measured(whole) for _ in range(wanted.rounds)]
        seen = list(edits([*ours, "serve", "--port", "0", "--today", str(TODAY)], workspace, wanted.rounds))
    for one, other in zip(seen, full, strict=True):
        print(f"  seen after {one.seconds:.2f} s, {one.cpu:.2f} s cpu; whole build {other.cpu:.2f} s cpu")
    share = ratio(seen, full)
    return verdict([Demand("an edit seen, share of a full build", share, 0.2, at_least=False)])


def edits(command: list[str | Path], workspace: Path, rounds: int) -> Iterator[Run]:
    """What each of so many edits costs."""
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout
        address = re.search(r"127\.0\.0\.1:([0-9]+)", process.stdout.readline())
        assert address
        connection = http.client.HTTPConnection("127.0.0.1", int(address[1]))
        connection.request("GET", "/cxrisk-live")
        answer = connection.getresponse()
        heard(answer)
        file = min(workspace.glob("assessments/cloud/*.yml"))
        for _ in range(rounds):
            before, start = used(process.pid), perf_counter()
            text = file.read_text(encoding="utf-8")
            file.write_text(text.replace("title: ", "title: New ", 1), encoding="utf-8")
            heard(answer)
            yield Run(perf_counter() - start, used(process.pid) - before, 0)
    finally:
        process.kill()
        process.wait()


def heard(answer: http.client.HTTPResponse) -> None:
    """Wait for the next word."""
    while not answer.readline().startswith(b"data: "):
        pass


def used(process: int) -> float:
    """Seconds of processor time that a process and its children took so far."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    sys.exit(main())
