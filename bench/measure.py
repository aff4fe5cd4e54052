"""One process measured from start to end, several of them in turns, and what the figures must reach."""

import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

PYTHON = sys.executable
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # what is installed is compiled, and so are we

HERE = Path(__file__).parent
ROOT = HERE.parent


@dataclass(frozen=True, slots=True)
class Run:
    """What one process cost."""

    seconds: float
    """From start to end, by the clock."""
    cpu: float
    """Seconds of processor time, its children included."""
    peak: float
    """Megabytes of memory at the highest."""


@dataclass(frozen=True, slots=True)
class Demand:
    """A figure, and what it must reach."""

    what: str
    figure: float
    limit: float
    at_least: bool = False

    @property
    def met(self) -> bool:
        """Whether the figure reaches what is asked of it."""
        return self.figure >= self.limit if self.at_least else self.figure <= self.limit

    def __str__(self) -> str:
        word = "at least" if self.at_least else "at most"
        return f"{'met ' if self.met else 'MISSED'} {self.what}: {self.figure:.2f} ({word} {self.limit:g})"


def measured(command: Sequence[str | Path], *, cwd: Path = ROOT, fine: Sequence[int] = (0,)) -> Run:
    """Run a command to its end, and say what it cost.

    What it prints is shown only where it ends with a code that is not `fine`. This process must stay small:
    a child's peak counts what its parent held when it was started.
    """
    with tempfile.TemporaryFile() as output:
        start = perf_counter()
        process = subprocess.Popen(
            [str(part) for part in command], cwd=cwd, stdout=output, stderr=output, env=_as_installed()
        )
        _, status, used = os.wait4(process.pid, 0)
        seconds = perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in fine:
            output.seek(0)
            sys.stderr.buffer.write(output.read()[-4000:])
            raise SystemExit(f"{command[0]} ended with {process.returncode}")
    return Run(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def _as_installed() -> dict[str, str]:
    """The surroundings of the process: what is measured is compiled once, as where pip installs it."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def in_turns(
    commands: Mapping[str, Sequence[str | Path]],
    rounds: int,
    *,
    cwd: Path = ROOT,
    fine: Sequence[int] = (0,),
    before: Mapping[str, Callable[[], object]] = {},
) -> dict[str, list[Run]]:
    """Every command once a round, so that a busy minute of the machine falls on all of them.

    What `before` holds under a command's name is done before it, every time, and not measured.
    """
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for turn in range(rounds):
        for name, command in commands.items():
            before.get(name, int)()
            run = measured(command, cwd=cwd, fine=fine)
            runs[name].append(run)
            cost = f"{run.seconds:7.2f} s  {run.cpu:7.2f} s cpu  {run.peak:5.0f} MB"
            print(f"  {turn + 1}/{rounds} {name:28} {cost}", flush=True)
    for name, made in runs.items():
        _note(
            run=name,
            **{field: median(getattr(one, field) for one in made) for field in _FIELDS},
            rounds=rounds,
        )
    return runs


_FIELDS = ("seconds", "cpu", "peak")


def _note(**what: object) -> None:
    """Put a figure where `run.py` looks for the figures of all scripts."""
    if file := os.environ.get("BENCH_RESULTS"):
        with Path(file).open("a", encoding="utf-8") as results:
            results.write(json.dumps(what) + "\n")


def ratio(one: Sequence[Run], other: Sequence[Run], figure: str = "cpu") -> float:
    """The median, over the rounds, of one command's cost against the other's."""
    pairs = zip(one, other, strict=True)
    return median(getattr(first, figure) / getattr(second, figure) for first, second in pairs)


def verdict(demands: Sequence[Demand]) -> int:
    """Print what was reached; the exit code."""
    for demand in demands:
        print(demand)
        _note(demand=demand.what, figure=demand.figure, limit=demand.limit, at_least=demand.at_least)
    return 0 if all(demand.met for demand in demands) else 1


def machine() -> str:
    """What this ran on, in general terms."""
    python = f"Python {platform.python_version()}"
    return f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()}, {python}"
