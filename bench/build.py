"""`cxrisk build` against plain mkdocs-material, on the same pages; and how the cost grows.

    python bench/build.py [--rounds 3] [--small 50] [--large 800]

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
    parser.add_argument("--small", type=int, default=50, help="assessments that give about 100 pages")
    parser.add_argument("--large", type=int, default=800, help="assessments that give about 1000 pages")
    wanted = parser.parse_args()
    print(machine())
    with tempfile.TemporaryDirectory() as folder:
        small, large = (prepared(Path(folder) / str(count), count) for count in (wanted.small, wanted.large))
        commands = {f"cxrisk build, {site.pages} pages": site.ours for site in (small, large)}
        commands[f"mkdocs build, {large.pages} pages"] = large.plain
        runs = in_turns(commands, wanted.rounds)
    ours_small, ours_large, plain = runs.values()
    pages = math.log(large.pages / small.pages)
    return verdict(
        [
            Demand("build, share of plain mkdocs-material", ratio(ours_large, plain), 0.45, at_least=False),
            Demand(
                "growth, exponent",
                math.log(cost(ours_large) / cost(ours_small)) / pages,
                1.15,
                at_least=False,
            ),
        ]
    )


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
