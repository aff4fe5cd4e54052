"""A sound workspace with anything done to its files: the check says what it finds, and that is all."""

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxrisk.pipeline import run
from cxrisk.reports.formats import FORMATS
from cxrisk.reports.report import report_of

pytestmark = pytest.mark.unmeasured
ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "tests" / "workspaces" / "example"
FILES = sorted(path.relative_to(EXAMPLE).as_posix() for path in (EXAMPLE / "assessments").rglob("*.yml"))
TODAY = date(2026, 11, 22)
WORDS = st.sampled_from(
    [
        *(
            "null",
            "true",
            "-1",
            "9" * 30,
            ".nan",
            "[]",
            "{}",
            "[[]]",
            "''",
            '"\\0"',
            "2026-02-30",
            "~",
            "<<: {}",
        ),
        *(
            "- ",
            "  ",
            "\n",
            "\n\n",
            ": ",
            "#",
            "&a ",
            "*a",
            "!x ",
            "'",
            '"',
            "[",
            "{",
            "|",
            ">",
            "\t",
            "%x",
            "---\n",
        ),
        *(
            "id: a",
            "kind: journey",
            "version: 2",
            "risks:",
            "journeys:",
            "x: {y: [1]}",
            "../..",
            "\u202e",
            "\u0000",
        ),
        *(
            "../../etc/passwd",
            "a" * 300,
            "# cxrisk: ignore[shape]",
            "${x}",
            "{{ x }}",
            "=1+1",
            "\ud83d\ude00",
        ),
    ]
)


@st.composite
def workspaces(draw):
    """Some files of a workspace, each with pieces put in, taken out, doubled or moved."""
    changed = {}
    for path in draw(st.lists(st.sampled_from(FILES), min_size=1, max_size=3, unique=True)):
        lines = (EXAMPLE / path).read_text(encoding="utf-8").splitlines(keepends=True)
        for _ in range(draw(st.integers(1, 4))):
            at = draw(st.integers(0, len(lines) - 1))
            line = lines[at]
            cut = draw(st.integers(0, len(line)))
            lines[at] = draw(
                st.sampled_from(["", line * 2, line[:cut], line[cut:], "  " + line, line.lstrip()])
                | WORDS.map(lambda word, line=line, cut=cut: line[:cut] + word + line[cut:])
                | WORDS.map(lambda word, line=line: f"{line.partition(':')[0]}: {word}\n")
            )
        changed[path] = "".join(lines).encode("utf-8", "surrogatepass")
    return changed


def holds(instead):
    """Every finding stands in its file, and every report can say it."""
    outcome = run(EXAMPLE, TODAY, instead=instead)
    for finding in outcome.findings:
        assert 1 <= finding.position.line <= outcome.texts[finding.path].count("\n") + 1
        assert finding.message
    for as_text in FORMATS.values():
        as_text(report_of(outcome))


@settings(deadline=None, max_examples=40)
@given(workspaces())
def test_any_change_ends_in_findings(instead):
    holds(instead)


@settings(deadline=None, max_examples=20)
@given(st.dictionaries(st.sampled_from(FILES), st.text(max_size=200).map(str.encode), min_size=1, max_size=3))
def test_any_text_ends_in_findings(instead):
    holds(instead)


@settings(deadline=None, max_examples=20)
@given(st.dictionaries(st.sampled_from(FILES), st.binary(max_size=200), min_size=1, max_size=3))
def test_any_bytes_end_in_findings(instead):
    holds(instead)


@pytest.mark.slow
@pytest.mark.parametrize(("target", "runs"), [("loader", 4000), ("check", 60)])
def test_the_fuzzer_finds_nothing_in_a_short_run(tmp_path, target, runs):
    """The long runs are for people: see the first lines of the targets."""
    pytest.importorskip("atheris", reason="atheris has wheels for Linux on x86-64 only")
    seeds = shutil.copytree(ROOT / "fuzz" / "corpus" / target, tmp_path / "seeds")
    command = [
        sys.executable,
        ROOT / "fuzz" / f"{target}.py",
        seeds,
        f"-runs={runs}",
        "-seed=1",
        "-max_len=2000",
    ]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=200)
    assert done.returncode == 0, done.stderr[-3000:]
    assert f"Done {runs} runs" in done.stderr
