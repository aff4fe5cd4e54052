"""`cxrisk build` against plain mkdocs-material, on the same pages; and how the cost grows.

    python bench/build.py [--rounds 3] [--small 100] [--large 1000] [--default-navigation]

All build as whole processes, in turns, and are compared by the processor time they take. Our side reads,
checks and scores the workspace, makes the pages, and checks every link of the result; the other side has
the same pages as Markdown, without charts, and a tiny navigation too, or, if asked, the one that it makes
by itself. A clean build takes nothing over from an earlier one; the build after an edit of one file does.
"""

import argparse
import json
import math
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
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
    edited: Sequence[str | Path]
    """Ours again, after a word was put into one file, with what was kept from the build before."""
    plain: Sequence[str | Path]
    navigated: Sequence[str | Path]
    """Plain, with the navigation of all pages."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--small", type=int, default=100, help="assessments")
    parser.add_argument("--large", type=int, default=1000, help="assessments")
    parser.add_argument("--default-navigation", action="store_true", help="beside that of all pages: minutes")
    wanted = parser.parse_args()
    print(machine())
    with tempfile.TemporaryDirectory() as folder:
        sites = [prepared(Path(folder) / str(count), count) for count in (1, wanted.small, wanted.large)]
        commands = {f"clean build, {site.pages} pages": site.ours for site in sites}
        commands["build after an edit"] = sites[-1].edited
        commands["mkdocs build"] = sites[-1].plain
        if wanted.default_navigation:
            commands["mkdocs build, default nav"] = sites[-1].navigated
        measured(sites[-1].edited)  # so that something is kept
        *ours, edited, plain, navigated = [*in_turns(commands, wanted.rounds).values(), None][
            : len(sites) + 3
        ]
    bare, small, large = (Point(site.pages, cost(runs)) for site, runs in zip(sites, ours, strict=True))
    return verdict([*demands(ours[-1], edited, plain, navigated), growth(small - bare, large - bare)])


def demands(
    ours: Sequence[Run], edited: Sequence[Run], plain: Sequence[Run], navigated: Sequence[Run] | None
) -> Iterator[Demand]:
    """What each of the builds must reach."""
    yield Demand("build, share of plain mkdocs-material", ratio(ours, plain), 0.35, at_least=False)
    if navigated:
        share = ratio(ours, navigated)
        yield Demand("build, share of it with its own navigation", share, 0.1, at_least=False)
    yield Demand("build after an edit, share of a clean one", ratio(edited, ours), 0.3, at_least=False)
    yield Demand("build, peak memory in MB", max(run.peak for run in ours), 300, at_least=False)


def growth(small: "Point", large: "Point") -> Demand:
    """How the cost grows beyond what one initiative costs."""
    return Demand("growth, exponent, start-up taken off", exponent(small, large), 1.1, at_least=False)


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
    settings = json.loads((twin / "mkdocs.yml").read_text(encoding="utf-8"))
    del settings["nav"], settings["not_in_nav"]
    (twin / "navigated.yml").write_text(json.dumps(settings), encoding="utf-8")
    build = [PYTHON, "-m", "cxrisk", "-C", workspace, "build", "--jobs", "1", "--today", str(TODAY)]
    file = min(workspace.glob("assessments/cloud/*.yml"))
    kept = [f"XDG_CACHE_HOME={folder / 'kept'}", *build, "--out", folder / "edited"]
    rate = "0,/likelihood: [23]$/{/likelihood: [23]$/y/23/32/}"  # the first that is 2 becomes 3, and back
    edit = f"sed -i {shlex.quote(rate)} '{file}' && exec env {shlex.join(map(str, kept))}"
    mkdocs = [PYTHON, "-m", "mkdocs", "build", "--quiet", "--config-file"]
    return Site(
        pages,
        [*build, "--no-cache", "--out", folder / "out"],
        ["sh", "-c", edit],
        [*mkdocs, twin / "mkdocs.yml"],
        [*mkdocs, twin / "navigated.yml"],
    )


def cost(runs: Sequence[Run]) -> float:
    """The median processor time, in seconds."""
    return median(run.cpu for run in runs)


if __name__ == "__main__":
    sys.exit(main())
