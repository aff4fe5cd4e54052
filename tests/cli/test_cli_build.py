"""`cxrisk build` and `cxrisk serve`: how they end; what they build is tested with the publisher."""

import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from at_the_prompt import TODAY, one_line, program, typed


@pytest.mark.slow
@pytest.mark.measured
def test_what_init_writes_builds_at_once(tmp_path):
    assert typed("init", str(tmp_path / "my-bank")).exit_code == 0
    said = program("build", "--today", TODAY, cwd=tmp_path / "my-bank")
    assert (said.returncode, said.stdout) == (0, f"{Path('site', 'public')}\n"), said.stderr
    site = tmp_path / "my-bank" / "site" / "public"
    assert (site / "index.html").is_file()
    assert (site / "initiatives" / "help-assistant.html").is_file()
    assert (site / "how-we-work.html").is_file()
    assert "nothing to mend in 4 files" in said.stderr


@pytest.mark.slow
def test_findings_stop_no_build_unless_it_is_strict(example, tmp_path):
    args = ("build", "--today", TODAY, "--out", str(tmp_path / "out"))
    said = example.run(*args, "--strict")
    assert (said.exit_code, said.stdout) == (1, "")
    counted = r"Not built, as --strict says: \d+ errors?, \d+ warnings(, \d+ notes?)? in 7 files\."
    assert re.match(counted, one_line(said.stderr))
    assert not (tmp_path / "out").exists()
    said = example.run(*args)
    assert said.exit_code == 0, said.stderr
    assert (tmp_path / "out" / "index.html").is_file()


@pytest.mark.slow
@pytest.mark.measured
def test_where_nothing_changed_the_same_is_said_and_the_site_is_left_alone(example, tmp_path):
    args = ("build", "--today", TODAY, "--out", str(tmp_path / "out"))
    first = example.run(*args)
    files = {path: path.stat() for path in (tmp_path / "out").rglob("*") if path.is_file()}
    again = example.run(*args)
    assert (again.exit_code, again.stdout, again.stderr) == (0, first.stdout, first.stderr)
    assert {path: path.stat() for path in (tmp_path / "out").rglob("*") if path.is_file()} == files
    strict = example.run(*args, "--strict")
    assert strict.exit_code == 1
    assert "Not built, as --strict says" in one_line(strict.stderr)
    anew = example.run(*args, "--no-cache")
    assert (anew.exit_code, anew.stdout, anew.stderr) == (0, first.stdout, first.stderr)
    assert (tmp_path / "out" / "index.html").stat().st_ino not in {one.st_ino for one in files.values()}


@pytest.mark.slow
def test_a_strict_build_is_not_stopped_by_what_the_baseline_lets_stand(example, tmp_path):
    grounds = ("--owner", "cio", "--because", "They are older than this file", "--until", "2027-06-30")
    assert example.run("baseline", "write", *grounds, "--today", TODAY).exit_code == 0
    said = example.run("build", "--strict", "--today", TODAY, "--out", str(tmp_path / "out"))
    assert said.exit_code == 0, said.stderr
    assert re.search(r"nothing to mend in 7 files; \d+ known from the baseline\.", said.stderr)
    after = example.run("build", "--strict", "--today", "2027-07-01", "--out", str(tmp_path / "later"))
    assert after.exit_code == 1


@pytest.mark.parametrize("command", ["build", "serve"])
def test_there_is_nothing_to_build_without_a_file(sound, command):
    for file in sound.root.rglob("*.yml"):
        file.unlink()
    said = sound.run(command)
    assert said.exit_code == 2
    assert "no YAML file" in one_line(said.stderr)


def test_a_folder_that_holds_more_than_a_site_is_refused(sound, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter").write_text("x", encoding="utf-8")
    said = sound.run("build", "--today", TODAY, "--out", str(tmp_path / "mine"))
    assert said.exit_code == 2
    assert str(tmp_path / "mine") in one_line(said.stderr)
    assert (tmp_path / "mine" / "letter").read_text(encoding="utf-8") == "x"


@pytest.mark.parametrize("missing", ["mkdocs", "jinja2", "markdown_it"])
@pytest.mark.parametrize("command", ["build", "serve"])
def test_where_only_the_checker_is_installed_it_says_how_to_get_the_rest(sound, command, missing):
    script = (
        "import sys\n"
        f"sys.modules[{missing!r}] = None\n"
        "from cxrisk.cli.main import commands\n"
        "commands(sys.argv[1:], prog_name='cxrisk')\n"
    )
    said = subprocess.run(
        [sys.executable, "-c", script, command],
        capture_output=True,
        text=True,
        check=False,
        cwd=sound.root,
    )
    assert said.returncode == 2
    assert one_line(said.stderr) == (
        f"cxrisk: building a site needs {missing}, which is not installed; "
        "install it with: pip install 'cxrisk[site]'"
    )


@pytest.mark.slow
def test_serve_shows_the_site_and_ends_quietly(sound):
    with subprocess.Popen(
        [sys.executable, "-m", "cxrisk", "serve", "--port", "0", "--today", TODAY],
        cwd=sound.root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        address = running.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:"), running.communicate()[1]
        with urllib.request.urlopen(address, timeout=30) as page:  # noqa: S310 - our own
            assert page.status == 200
        running.send_signal(signal.SIGINT)
        rest, said = running.communicate(timeout=30)
    assert (running.returncode, rest) == (0, "")
    assert "Traceback" not in said


@pytest.mark.parametrize("port", ["-1", "65536", "http"])
def test_a_port_that_is_none_is_misuse(sound, port):
    said = sound.run("serve", "--port", port)
    assert said.exit_code == 2
    assert "--port" in one_line(said.stderr)
