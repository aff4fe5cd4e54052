"""`cxrisk build` against plain mkdocs-material, on the same pages; and how the cost grows.

    python bench/build.py [--rounds 3] [--small 84] [--large 834]

Both build as whole processes, in turns, and are compared by the processor time they take. Our side reads,
checks and scores the workspace, makes the pages, and checks every link of the result; the other side has
the same pages as Markdown, without charts, and a tiny navigation too.
"""

import argparse
import json
import math
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from common import TODAY
from measure import HERE, PYTHON, Demand, Run, in_turns, machine, measured, ratio, verdict


@dataclass(frozen=True, slots=True)
class Site:
    """One portfolio, as we build it and as plain Markdown."""

    pages: int
    ours: Sequence[str | Path]
    plain: Sequence[str | Path]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--small", type=int, default=84, help="assessments that give 100 pages of their own")
    parser.add_argument("--large", type=int, default=834, help="and 1000 pages")
    wanted = parser.parse_args()
    print(machine())
    with tempfile.TemporaryDirectory() as folder:
        sites = [prepared(Path(folder) / str(count), count) for count in (1, wanted.small, wanted.large)]
        commands = {f"cxrisk build, {site.pages} pages": site.ours for site in sites}
        commands[f"mkdocs build, {sites[-1].pages} pages"] = sites[-1].plain
        *ours, plain = in_turns(commands, wanted.rounds).values()
    bare, small, large = (Point(site.pages, cost(runs)) for site, runs in zip(sites, ours, strict=True))
    return verdict(
        [
            Demand("build, share of plain mkdocs-material", ratio(ours[-1], plain), 0.45, at_least=False),
            Demand("growth, exponent", exponent(small, large), 1.15, at_least=False),
            Demand(
                "growth, exponent, beyond what one initiative costs",
                exponent(small - bare, large - bare),
                1.15,
                at_least=False,
            ),
        ]
    )


@dataclass(frozen=True, slots=True)
class Point:
    """What a site of so many pages costs."""

    pages: int
    cpu: float

    def __sub__(self, other: "Point") -> "Point":
        return Point(self.pages - other.pages, self.cpu - other.cpu)


def exponent(small: Point, large: Point) -> float:
    """How cost grows with pages: 1 is in proportion."""
    return math.log(large.cpu / small.cpu) / math.log(large.pages / small.pages)


def prepared(folder: Path, count: int) -> Site:
    """Write the portfolio and its Markdown twin; what builds them."""
    workspace, twin = folder / "workspace", folder / "markdown"
    measured([PYTHON, HERE / "generate.py", str(count), workspace])
    told = subprocess.run(
        [PYTHON, HERE / "markdown.py", workspace, twin], check=True, capture_output=True, text=True
    )
    pages = json.loads(told.stdout)["pages"]
    print(
        f"{count} assessments: {pages} pages, {json.loads(told.stdout)['characters'] // 1000} kB of Markdown"
    )
    out = folder / "out"
    return Site(
        pages,
        [PYTHON, "-m", "cxrisk", "-C", workspace, "build", "--today", str(TODAY), "--out", out],
        [PYTHON, "-m", "mkdocs", "build", "--quiet", "--config-file", twin / "mkdocs.yml"],
    )


def cost(runs: Sequence[Run]) -> float:
    """The median processor time, in seconds."""
    return median(run.cpu for run in runs)


if __name__ == "__main__":
    sys.exit(main())
