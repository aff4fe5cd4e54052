"""`cxrisk diff` and `check --changed-since` against `cxrisk check`: two states cost at most 2.5 times one.

    python bench/diff.py [--count 1000] [--rounds 5]

Three comparisons of the work tree with a commit, and three judgements of it: nothing changed, one file in
twenty changed, and every file changed together with what all of them share. They and the check run in turns,
as whole processes.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from common import TODAY
from measure import HERE, PYTHON, Demand, in_turns, machine, measured, ratio, verdict

FOUND = (0, 1)
"""Exit codes of a check that ran: nothing found, something found."""
LIMIT = 2.5
_CHECK = ("check", "--no-cache", "--jobs", "1")
"""A check that remembers nothing, in one process: as `diff` reads."""
_SINCE = (*_CHECK, "--changed-since", "HEAD")
_SOME = 20
"""One file in so many has changed."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--count", type=int, default=1000, help="how many assessments")
    parser.add_argument("--rounds", type=int, default=5)
    wanted = parser.parse_args()
    print(machine())
    with tempfile.TemporaryDirectory() as folder:
        same, some, every = (Path(folder) / name for name in ("same", "some", "every"))
        for workspace in (same, some, every):
            measured([PYTHON, HERE / "generate.py", str(wanted.count), workspace])
            _commit(workspace)
        _rate_otherwise(_assessments(some)[::_SOME])
        _rate_otherwise(_assessments(every))
        _change_what_all_share(every)
        states = {
            "nothing changed": same,
            f"1 file in {_SOME} changed": some,
            "every file changed": every,
        }
        runs = in_turns(
            {
                "cxrisk check": _cxrisk(every, *_CHECK),
                **{f"diff, {name}": _cxrisk(state, "diff", "HEAD") for name, state in states.items()},
                **{
                    f"check --changed-since, {name}": _cxrisk(state, *_SINCE)
                    for name, state in states.items()
                },
            },
            wanted.rounds,
            fine=FOUND,
        )
    check, *others = runs.values()
    names = list(runs)[1:]
    return verdict(
        [
            Demand(f"{name}, times a check", ratio(other, check), LIMIT, at_least=False)
            for name, other in zip(names, others, strict=True)
        ]
    )


def _cxrisk(workspace: Path, command: str, *words: str) -> Sequence[str | Path]:
    return [PYTHON, "-m", "cxrisk", "-C", workspace, command, *words, "--today", str(TODAY)]


def _commit(workspace: Path) -> None:
    git = ["git", "-c", "user.name=bench", "-c", "user.email=bench@example.org", "-C", str(workspace)]
    for words in (("init", "--quiet"), ("add", "--all"), ("commit", "--quiet", "-m", "before")):
        subprocess.run([*git, *words], check=True)


def _assessments(workspace: Path) -> list[Path]:
    return sorted((workspace / "assessments").glob("*/initiative-*.yml"))


def _rate_otherwise(files: Sequence[Path]) -> None:
    """Let the first risk of each file be likelier, and a line stand above all others."""
    for file in files:
        text = file.read_text(encoding="utf-8").replace("likelihood: 2\n", "likelihood: 3\n", 1)
        file.write_text(f"# rated anew\n{text}", encoding="utf-8")


def _change_what_all_share(workspace: Path) -> None:
    """Let the appetite shrink, and let every unit have another lead."""
    root = workspace / "assessments"
    for file, old, new in (
        (root / "portfolio.yml", "default: medium", "default: low"),
        (root / "catalog" / "organisation.yml", "lead: ", "lead: The new "),
    ):
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
