"""`cxrisk serve`: from a word saved in one file to the site that shows it, against a build of the whole site.

    python bench/serve.py [--count 1000] [--rounds 3]

Compared by the processor time that the serving process takes from the edit until the page that is open, which
hears of it and asks again, has got the new word; by the clock it is printed beside. So is what it takes until
the last page of the site can be had.
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
        both = list(edits([*ours, "serve", "--port", "0", "--today", str(TODAY)], workspace, wanted.rounds))
    for (seen, done), other in zip(both, full, strict=True):
        print(
            f"  seen after {seen.seconds:.2f} s, {seen.cpu:.2f} s cpu; whole site after {done.seconds:.2f} s,"
            f" {done.cpu:.2f} s cpu; whole build {other.cpu:.2f} s cpu"
        )
    share, whole = (ratio(runs, full) for runs in zip(*both, strict=True))
    print(f"  the whole site after an edit, share of a full build: {whole:.2f}")
    return verdict([Demand("an edit seen, share of a full build", share, 0.2, at_least=False)])


def edits(command: list[str | Path], workspace: Path, rounds: int) -> Iterator[tuple[Run, Run]]:
    """What each of so many edits costs: until it is seen, and until all that rests on it is there."""
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout
        address = re.search(r"127\.0\.0\.1:([0-9]+)", process.stdout.readline())
        assert address
        port = int(address[1])
        file = min(workspace.glob("assessments/cloud/*.yml"))
        for number in range(rounds):
            page = f"/initiatives/{file.stem}.html"
            asked(port, page)
            answer = listening(port)
            before, start = used(process.pid), perf_counter()
            text, title = file.read_text(encoding="utf-8"), f"title: Edit {number} "
            text = re.sub("^title: ", title, text, count=1, flags=re.MULTILINE)
            file.write_text(text, encoding="utf-8")
            heard(answer)
            assert f"Edit {number} " in asked(port, page)
            seen = Run(perf_counter() - start, used(process.pid) - before, 0)
            assert f"Edit {number} " in asked(port, "/downloads/portfolio.csv")
            yield seen, Run(perf_counter() - start, used(process.pid) - before, 0)
    finally:
        process.kill()
        process.wait()


def asked(port: int, path: str) -> str:
    """What a browser gets."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", path)
    text = connection.getresponse().read().decode()
    connection.close()
    return text


def listening(port: int) -> http.client.HTTPResponse:
    """As an open page does; the first word is of the site that it shows."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", "/cxrisk-live")
    answer = connection.getresponse()
    heard(answer)
    return answer


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
