"""All benchmarks, one after the other, and a page of what came out.

    python bench/run.py

Writes `bench/RESULTS.md`. Ends with 1 where a figure misses what it must reach, and with 2 where something is
not installed.
"""

import json
import os
import platform
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from measure import HERE, PYTHON, machine
from others import FOLDER

SCRIPTS = ("check.py", "build.py", "serve.py", "needs.py", "diff.py", "search.py", "startup.py")
OURS = ("cxrisk", "mkdocs", "mkdocs-material")
OTHERS = ("check-jsonschema", "ruamel.yaml.clib", "yamllint", "sphinx", "sphinx-needs")


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "results"
        file.touch()
        codes = []
        for script in SCRIPTS:
            told = os.environ | {"BENCH_RESULTS": str(file)}
            codes.append(subprocess.call([PYTHON, HERE / script], env=told))
        results = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    (HERE / "RESULTS.md").write_text(page(results), encoding="utf-8")
    return max(codes)


def page(results: list[dict[str, object]]) -> str:
    """The figures as Markdown, with machine and date."""
    runs = [one for one in results if "run" in one]
    demands = [one for one in results if "demand" in one]
    return "\n".join(
        (
            "# Measured, side by side: the figures",
            "",
            f"{datetime.now(UTC):%-d %B %Y}: {machine()}, {_processor()}. {_versions()}.",
            "`make bench` writes this page; `bench/README.md` says how it is measured.",
            "",
            "| What | Reached | Must reach | |",
            "|---|---|---|---|",
            *map(_demand, demands),
            "",
            "The whole processes behind these figures, medians:",
            "",
            "| Process | By the clock | Processor time | Peak memory | Rounds |",
            "|---|---|---|---|---|",
            *map(_process, runs),
            "",
        )
    )


def _demand(one: dict[str, object]) -> str:
    figure, limit = float(str(one["figure"])), float(str(one["limit"]))
    met = figure >= limit if one["at_least"] else figure <= limit
    bound = "at least" if one["at_least"] else "at most"
    return f"| {one['demand']} | {figure:.2f} | {bound} {limit:g} | {'reached' if met else '**missed**'} |"


def _process(one: dict[str, object]) -> str:
    cost = f"{one['seconds']:.2f} s | {one['cpu']:.2f} s | {one['peak']:.0f} MB"
    return f"| {one['run']} | {cost} | {one['rounds']} |"


def _processor() -> str:
    file = Path("/proc/cpuinfo")
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or "a processor without a name"


def _versions() -> str:
    """The versions of both sides."""
    code = (
        "import importlib.metadata as m, sys; print(*(f'{n} {m.version(n)}' for n in sys.argv[1:]), sep=', ')"
    )
    asked = [FOLDER / "python", "-c", code, *OTHERS]
    theirs = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()
    return ", ".join((*(f"{name} {version(name)}" for name in OURS), theirs))


if __name__ == "__main__":
    sys.exit(main())
