"""`cxrisk check` against `check-jsonschema`, on the same assessments and the same schema.

    python bench/check.py [--count 1000] [--rounds 5] [--check-jsonschema PATH]

Both are measured as whole processes, in turns, by the processor time they take, since the machine may
be busy. `check-jsonschema` validates the assessments and nothing else; `cxrisk check` reads the journeys
and catalogs as well, resolves every reference, builds model and graph, scores, and runs all checks.
Neither keeps anything from one run to the next.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from common import TODAY
from measure import HERE, PYTHON, ROOT, Demand, in_turns, machine, measured, ratio, verdict

FOUND = (0, 1)
"""Exit codes of a check that ran: nothing found, something found."""


def main() -> int:
    wanted = _arguments()
    other = shutil.which(wanted.check_jsonschema)
    if other is None:
        print(
            "check-jsonschema is not installed: put it into an environment of its own, with\n"
            "ruamel.yaml.clib (its fast parser), and name it with --check-jsonschema PATH",
            file=sys.stderr,
        )
        return 2
    print(machine())
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder)
        measured([PYTHON, HERE / "generate.py", str(wanted.count), workspace])
        files = _assessments(workspace)
        runs = in_turns(_commands(other, workspace, files), wanted.rounds, fine=FOUND)
    check, load, slow = runs.values()
    print(f"{len(files)} assessments; by the clock {ratio(slow, check, 'seconds'):.2f} times faster")
    return verdict(
        [
            Demand("check, times faster", ratio(slow, check), 4, at_least=True),
            Demand("reading and schema, times faster", ratio(slow, load), 6, at_least=True),
            Demand("check, peak memory in MB", max(run.peak for run in check), 300, at_least=False),
        ]
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--count", type=int, default=1000, help="how many assessments")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--check-jsonschema", default="check-jsonschema", metavar="PATH")
    return parser.parse_args()


def _assessments(workspace: Path) -> list[Path]:
    shared = ("catalog", "journeys")
    found = sorted((workspace / "assessments").glob("*/*.yml"))
    return [path for path in found if path.parent.name not in shared]


def _commands(other: str, workspace: Path, files: list[Path]) -> dict[str, Sequence[str | Path]]:
    schema = ROOT / "schemas" / "assessment.schema.json"
    return {
        "cxrisk check": [PYTHON, "-m", "cxrisk", "-C", workspace, "check", "--today", str(TODAY)],
        "reading and schema alone": [PYTHON, HERE / "load_only.py", workspace],
        "check-jsonschema": [other, "--schemafile", schema, *files],
    }


if __name__ == "__main__":
    sys.exit(main())
