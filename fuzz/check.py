"""Any change of a sound workspace into a whole check, guided by coverage: never a traceback or a hang.

    python fuzz/check.py fuzz/corpus/check [options of libFuzzer, such as -runs=10000]

The first three bytes of an input say which file is changed, where, and how much is taken out; the others are
put in. Whatever is found has to stand on a line of its file, and every report has to be able to print it.
"""

import sys
from datetime import date
from pathlib import Path

from fuzzing import atheris

with atheris.instrument_imports(include=["cxrisk"]):
    from cxrisk.pipeline import run
    from cxrisk.reports.formats import FORMATS
    from cxrisk.reports.report import report_of

ROOT = Path(__file__).parents[1] / "tests" / "workspaces" / "base"
FILES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "assessments").rglob("*.yml"))
TODAY = date(2026, 11, 22)


def one_input(raw: bytes) -> None:
    """What has to hold for every workspace, whatever is in one of its files."""
    which, where, less = raw[:3].ljust(3, b"\0")
    path = FILES[which % len(FILES)]
    sound = (ROOT / path).read_bytes()
    at = len(sound) * where // 256
    changed = sound[:at] + raw[3:] + sound[at + less :]
    outcome = run(ROOT, TODAY, instead={path: changed})
    for finding in outcome.findings:
        last = outcome.texts[finding.path].count("\n") + 1
        assert 1 <= finding.position.line <= last, finding
        assert finding.message, finding
    report = report_of(outcome)
    for as_text in FORMATS.values():
        as_text(report)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
