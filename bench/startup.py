"""`cxrisk --version` against `cxrisk build` on the sample portfolio, and what the former imports.

python bench/startup.py [--rounds 5]
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from measure import PYTHON, ROOT, Demand, in_turns, machine, ratio, verdict

_NOT_NEEDED = ("networkx", "jsonschema", "jsonschema_rs", "mkdocs", "jinja2", "yaml")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    wanted = parser.parse_args()
    print(machine())
    with tempfile.TemporaryDirectory() as folder:
        cxrisk = [PYTHON, "-m", "cxrisk", "-C", ROOT]
        built = [*cxrisk, "build", "--no-cache", "--today", "2026-11-22", "--out", Path(folder) / "site"]
        runs = in_turns({"cxrisk --version": [*cxrisk, "--version"], "cxrisk build": built}, wanted.rounds)
    version, build = runs.values()
    return verdict(
        [
            Demand("--version, share of build", ratio(version, build), 0.25, at_least=False),
            Demand("--version, imports that it does not need", len(_imported()), 0, at_least=False),
        ]
    )


def _imported() -> list[str]:
    """Packages that only other commands need and that `--version` imports all the same."""
    told = subprocess.run(
        [PYTHON, "-X", "importtime", "-m", "cxrisk", "--version"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stderr
    names = {line.rpartition("|")[2].strip().partition(".")[0] for line in told.splitlines()}
    found = sorted(names.intersection(_NOT_NEEDED))
    print(f"  imported: {', '.join(found) or 'none of ' + ', '.join(_NOT_NEEDED)}")
    return found


if __name__ == "__main__":
    sys.exit(main())
