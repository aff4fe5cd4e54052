"""The front door: version, help, misuse, and how it ends when something fails."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from at_the_prompt import TODAY, one_line, program, typed

from cxrisk import __version__
from cxrisk.cli.faults import exit_code
from cxrisk.cli.main import COMMANDS
from cxrisk.errors import CxriskError

HEAVY = ("networkx", "jsonschema", "jsonschema_rs", "jinja2", "mkdocs", "rich", "markdown_it")
COUNTED = re.compile(r"\d+ errors?, \d+ warnings(, \d+ notes?)? in 7 files")


def test_the_version_is_one_line(tmp_path):
    said = program("--version", cwd=tmp_path)
    assert (said.returncode, said.stdout, said.stderr) == (0, f"cxrisk {__version__}\n", "")


@pytest.mark.parametrize(
    "args", [["--version"], ["--help"], ["explain", "white-space"], ["explain", "cloud"]]
)
def test_looking_something_up_imports_nothing_heavy(args, tmp_path):
    script = (
        "import sys\n"
        "from cxrisk.cli.main import commands\n"
        "try: commands(sys.argv[1:], prog_name='cxrisk')\n"
        "except SystemExit as end: assert end.code == 0, end.code\n"
        f"print(sorted(set(sys.modules) & set({HEAVY})), file=sys.stderr)\n"
    )
    said = subprocess.run(
        [sys.executable, "-c", script, *args], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert said.stderr == "[]\n"


def test_help_names_every_command():
    said = typed("--help")
    assert said.exit_code == 0
    for name, does in COMMANDS.items():
        assert f"  {name}" in said.stdout
        assert does in said.stdout


def test_the_readme_has_a_line_for_every_command():
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    rows = "".join(line.split(" | ")[0] for line in readme.splitlines() if line.startswith("| `cxrisk"))
    assert [name for name in COMMANDS if not re.search(rf"`(cxrisk |import )?{name}\b", rows)] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_answers_help_with_an_example(name):
    said = typed(name, "--help")
    assert said.exit_code == 0
    assert f"Example:\n    cxrisk {name}" in said.stdout
    assert "\\" not in said.stdout, "a mark for click that it did not take as one"


def test_an_unknown_command_names_the_nearest(sound):
    said = sound.run("chek")
    assert said.exit_code == 2
    assert one_line(said.stderr) == "cxrisk: no command `chek`; did you mean check?"


def test_an_option_of_the_group_behind_the_command_is_answered_with_its_place(sound):
    said = sound.run("check", "--debug")
    assert said.exit_code == 2
    assert "it stands before the command: cxrisk --debug ..." in one_line(said.stderr)


def test_misuse_is_one_line_that_leads_to_the_help(sound):
    said = sound.run("check", "--format", "serif")
    assert said.exit_code == 2
    assert "serif" in one_line(said.stderr)
    assert "see `cxrisk check --help`" in said.stderr


def test_a_number_that_is_none_is_said_in_plain_words(sound):
    said = sound.run("check", "--jobs", "many")
    assert one_line(said.stderr) == (
        "cxrisk: invalid value for '--jobs': 'many' is not a whole number; see `cxrisk check --help`"
    )


def test_without_a_workspace_it_says_how_to_get_one(tmp_path):
    said = program("check", cwd=tmp_path)
    assert (said.returncode, said.stdout) == (2, "")
    assert one_line(said.stderr).startswith("cxrisk: no folder `assessments` here or above")
    assert "cxrisk init" in said.stderr


def test_a_folder_that_is_not_there_is_no_way_to_a_workspace_above_it(sound):
    said = typed("-C", str(sound.root / "nowhere"), "check")
    assert said.exit_code == 2
    assert "no folder" in one_line(said.stderr)


def test_the_workspace_is_found_from_a_folder_inside_it(sound):
    said = typed("-C", str(sound.path("journeys")), "list", "journeys")
    assert said.exit_code == 0
    assert said.stdout.startswith("lost-card  ")


def fails_with(fault, capsys, *, debug=False):
    def command():
        raise fault

    code = exit_code(command, debug=lambda: debug)
    captured = capsys.readouterr()
    assert captured.out == ""
    return code, captured.err


def test_what_stops_a_command_is_one_line_with_what_to_do(capsys):
    assert fails_with(CxriskError("the disk is full", mend="make room"), capsys) == (
        2,
        "cxrisk: the disk is full; make room\n",
    )


def test_a_fault_of_the_tool_says_so_and_shows_no_traceback(capsys):
    code, said = fails_with(KeyError("x"), capsys)
    assert code == 2
    assert "a fault of the tool, not of your files (KeyError)" in one_line(said)
    assert "--debug" in said


def test_debug_shows_the_traceback(capsys):
    code, said = fails_with(KeyError("x"), capsys, debug=True)
    assert code == 2
    assert "Traceback (most recent call last)" in said


def test_a_fault_cannot_write_more_than_its_line(capsys):
    code, said = fails_with(CxriskError("first\nsecond \x1b[2J"), capsys)
    assert code == 2
    assert one_line(said) == "cxrisk: first\\nsecond \\x1b[2J"


def test_an_interruption_is_quiet(capsys):
    assert fails_with(KeyboardInterrupt(), capsys) == (130, "")


def test_a_full_disk_is_no_fault_of_the_tool(capsys):
    code, said = fails_with(OSError(28, "No space left on device", "report.json"), capsys)
    assert (code, one_line(said)) == (
        2,
        "cxrisk: no space left on device: report.json; look at the file and the disk",
    )


def test_standing_in_a_folder_that_is_gone_is_said(tmp_path):
    gone = tmp_path / "gone"
    gone.mkdir()
    script = 'rmdir "$0" && exec "$1" -P -m cxrisk check'
    said = subprocess.run(
        ["sh", "-c", script, gone, sys.executable], cwd=gone, capture_output=True, text=True, check=False
    )
    assert said.returncode == 2
    assert one_line(said.stderr) == "cxrisk: the folder that you stand in is gone; go to one that exists"


def test_a_reader_that_goes_away_changes_neither_the_code_nor_the_quiet(example):
    reader, writer = os.pipe()
    os.close(reader)
    said = program("check", "--today", TODAY, cwd=example.root, stdout=writer)
    os.close(writer)
    assert said.returncode == 1
    assert COUNTED.match(one_line(said.stderr))


def test_a_terminal_that_knows_only_ascii_stops_nothing(example):
    env = {**os.environ, "PYTHONIOENCODING": "ascii"}
    said = program("check", "--today", TODAY, cwd=example.root, env=env)
    assert said.returncode == 1
    assert "\\u201c" in said.stdout
    assert "Traceback" not in said.stderr


def test_a_stream_that_is_closed_stops_nothing(example):
    said = subprocess.run(
        ["sh", "-c", '"$0" -m cxrisk check --today "$1" >&-', sys.executable, TODAY],
        cwd=example.root,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert said.returncode == 1
    assert COUNTED.match(one_line(said.stderr))


def ended_with(before: str) -> subprocess.CompletedProcess:
    """`cxrisk --version`, called by a program that has something to do first."""
    code = f"import atexit, sys, threading, time\n{before}\nfrom cxrisk.cli.main import main\n"
    code += "sys.argv = ['cxrisk', '--version']\nmain()\n"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


def test_what_was_promised_for_the_end_of_the_process_is_kept():
    ended = ended_with("atexit.register(print, 'the end')")
    assert (ended.returncode, ended.stdout.splitlines()[-1]) == (0, "the end")


def test_a_thread_that_still_works_is_waited_for():
    ended = ended_with("threading.Thread(target=lambda: (time.sleep(0.5), print('done'))).start()")
    assert (ended.returncode, ended.stdout.splitlines()[-1]) == (0, "done")


def test_a_stream_that_cannot_take_what_it_holds_is_no_success():
    ended = ended_with("sys.stdout = open('/dev/full', 'w')")
    assert ended.returncode != 0
