"""`cxrisk check` against `check-jsonschema` and `yamllint`, on the same assessments and the same schema.

    python bench/check.py [--count 1000] [--large 10000] [--rounds 5] [--large-rounds 1]

All are measured as whole processes, in turns, by the processor time they take, since the machine may be
busy; only what two processes gain is a matter of the clock. `check-jsonschema` validates the assessments and
nothing else; `cxrisk check` reads the journeys and catalogs as well, resolves every reference, builds model
and graph, scores, and runs all checks. Cold keeps nothing from one run to the next; warm has the cache of the
run before; edited has it, too, and one file in which a rating has changed since.
"""

import argparse
import math
import os
import re
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from statistics import median

from common import TODAY
from measure import HERE, PYTHON, ROOT, Demand, Run, in_turns, machine, measured, ratio, verdict
from others import other

FOUND = (0, 1)
"""Exit codes of a check that ran: nothing found, something found."""
CLOCK = "seconds"
_RATING = re.compile(r"^ +likelihood: (?P<level>[1-5])$", re.MULTILINE)


def main() -> int:
    wanted = _arguments()
    print(machine())
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = folder
        empty, usual, large = (
            _Portfolio.made(Path(folder), size) for size in (1, wanted.count, wanted.large)
        )
        start = in_turns(
            {"cxrisk check, one assessment": empty.ours("--no-cache")}, wanted.rounds, fine=FOUND
        )
        runs = usual.measured(wanted.rounds)
        runs_large = large.measured_cold(wanted.large_rounds)
    cold, _, _, _, load, slow, _ = runs.values()
    cold_large, _, slow_large = runs_large.values()
    (bare,) = start.values()
    return verdict(
        [
            *_demands(runs, usual.files),
            Demand("reading and schema alone, times faster", ratio(slow, load), 6, at_least=True),
            Demand(
                f"{large.files} assessments, times faster", ratio(slow_large, cold_large), 7, at_least=True
            ),
            Demand(
                "growth, exponent, start-up taken off", _growth(bare, cold, cold_large, usual, large), 1.05
            ),
            Demand(f"peak memory of {usual.files} assessments, in MB", _peak(cold), 300),
            Demand(f"peak memory of {large.files} assessments, in MB", _peak(cold_large), 600),
        ]
    )


def _demands(runs: dict[str, list[Run]], files: int) -> list[Demand]:
    cold, two, warm, edited, _, slow, lint = runs.values()
    return [
        Demand(f"{files} assessments, cold, times faster", ratio(slow, cold), 7, at_least=True),
        Demand("with two processes, times faster by the clock", ratio(slow, two, CLOCK), 10, at_least=True),
        Demand("warm, times faster", ratio(slow, warm), 20, at_least=True),
        Demand("one file edited, share of cold", ratio(edited, cold), 0.25),
        Demand("than yamllint, times faster", ratio(lint, cold), 7, at_least=True),
    ]


@dataclass(frozen=True, slots=True)
class _Portfolio:
    """A generated workspace, and what checks it."""

    root: Path
    assessments: Sequence[Path]

    @staticmethod
    def made(folder: Path, size: int) -> "_Portfolio":
        """A new one of so many assessments."""
        root = folder / str(size)
        measured([PYTHON, HERE / "generate.py", str(size), root])
        return _Portfolio(root, sorted((root / "assessments").glob("*/initiative-*.yml")))

    @property
    def files(self) -> int:
        """How many assessments there are."""
        return len(self.assessments)

    def ours(self, *options: str) -> Sequence[str | Path]:
        """`cxrisk check` of all of it."""
        return [PYTHON, "-m", "cxrisk", "-C", self.root, "check", "--today", str(TODAY), *options]

    @property
    def schema_only(self) -> Sequence[str | Path]:
        """`check-jsonschema` of the assessments."""
        schema = ROOT / "schemas" / "assessment.schema.json"
        return [other("check-jsonschema"), "--schemafile", schema, *self.assessments]

    def measured(self, rounds: int) -> dict[str, list[Run]]:
        """Everything there is to compare, in turns."""
        measured(self.ours("--jobs", "1"), fine=FOUND)  # makes the cache
        commands = {
            "cxrisk check, cold": self.ours("--jobs", "1", "--no-cache"),
            "cxrisk check, cold, two processes": self.ours("--jobs", "2", "--no-cache"),
            "cxrisk check, warm": self.ours("--jobs", "1"),
            "cxrisk check, warm, one file edited": self.ours("--jobs", "1"),
            "reading and schema alone": [PYTHON, HERE / "load_only.py", self.root],
            "check-jsonschema": self.schema_only,
            "yamllint": [other("yamllint"), "-d", "relaxed", *self.assessments],
        }
        return in_turns(
            commands, rounds, fine=FOUND, before={"cxrisk check, warm, one file edited": self._edit()}
        )

    def measured_cold(self, rounds: int) -> dict[str, list[Run]]:
        """What a large one costs, with one process and with two."""
        commands = {
            f"cxrisk check, {self.files} assessments": self.ours("--jobs", "1", "--no-cache"),
            f"cxrisk check, {self.files} assessments, two processes": self.ours("--jobs", "2", "--no-cache"),
            f"check-jsonschema, {self.files} assessments": self.schema_only,
        }
        return in_turns(commands, rounds, fine=FOUND)

    def _edit(self) -> Callable[[], object]:
        """Rate the first risk of a file anew, otherwise in every round."""
        rounds, file = count(), self.assessments[0]
        sound = file.read_text(encoding="utf-8")
        rating = _RATING.search(sound)
        assert rating is not None
        before, after = sound[: rating.start("level")], sound[rating.end("level") :]
        level = int(rating["level"])
        return lambda: file.write_text(f"{before}{(level + next(rounds)) % 5 + 1}{after}", encoding="utf-8")


def _growth(
    bare: list[Run], small: list[Run], large: list[Run], usual: _Portfolio, more: _Portfolio
) -> float:
    """How the cost grows with the portfolio: 1 is in proportion."""
    start, one, other_one = (median(run.cpu for run in runs) for runs in (bare, small, large))
    return math.log((other_one - start) / (one - start)) / math.log(more.files / usual.files)


def _peak(runs: list[Run]) -> float:
    return max(run.peak for run in runs)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--count", type=int, default=1000, help="how many assessments")
    parser.add_argument("--large", type=int, default=10_000, help="how many in the large portfolio")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--large-rounds", type=int, default=3)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
