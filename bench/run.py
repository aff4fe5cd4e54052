"""All benchmarks, one after the other.

    python bench/run.py [--check-jsonschema PATH]

Ends with 1 where a figure misses what it must reach, and with 2 where something is not installed.
"""

import argparse
import subprocess
import sys

from measure import HERE, PYTHON


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check-jsonschema", default="check-jsonschema", metavar="PATH")
    wanted = parser.parse_args()
    codes = [
        subprocess.call([PYTHON, HERE / "check.py", "--check-jsonschema", wanted.check_jsonschema]),
        subprocess.call([PYTHON, HERE / "build.py"]),
        subprocess.call([PYTHON, HERE / "startup.py"]),
    ]
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())
