"""Every command and every file that the documentation shows is run here, page by page."""

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
import yaml
from sessions import CHECKOUT, PAGES, begins_in, blocks

from cxrisk.findings import FORM_RULES
from cxrisk.pipeline import run

ALL_PAGES = sorted(path.relative_to(PAGES).as_posix() for path in PAGES.rglob("*.md"))
FORM = {rule.id for rule in FORM_RULES} - {"known-finding-gone", "unused-ignore"}
IN = re.compile(r"(?P<path>\S+\.ya?ml), in (?:the file|(?P<where>\S+))")
TODAY = date(2026, 11, 22)
SLIP = ", with a slip"
"""What the name of a file ends in that is malformed on purpose."""
INSTALL = "pip install 'cxrisk[site]'"
"""Needs the network; tests/test_wheel.py installs what it brings, and works with it."""


class Session:
    """A reader at work: one folder, one shell that remembers where it stands."""

    def __init__(self, folder, begins):
        self.here = folder
        environment = {
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(folder),
            "SOURCE_DATE_EPOCH": "1795305600",  # 22 November 2026
            "LANG": "C.UTF-8",
            "GIT_CONFIG_GLOBAL": os.devnull,
        }
        for name in ("AUTHOR", "COMMITTER"):
            environment |= {f"GIT_{name}_NAME": "Noa", f"GIT_{name}_EMAIL": "noa@example.org"}
        self.environment = environment
        if begins == "new":
            self.shell("cxrisk init .")
        elif begins == "sample":
            for name in ("assessments", "site/pages"):
                shutil.copytree(CHECKOUT / name, folder / name)
            shutil.copy(CHECKOUT / "mkdocs.yml", folder)
            self.shell("git init -q -b main . && git add . && git commit -q -m Begin")

    def shell(self, command):
        words = shlex.split(command)
        if words[0] == "cd":
            self.here = (self.here / words[1]).resolve()
            return 0, ""
        if words[:2] == ["cxrisk", "serve"]:
            return self.until_it_serves(words)
        done = subprocess.run(["bash", "-c", command], **self.how(), stdin=subprocess.DEVNULL, check=False)
        return done.returncode, done.stdout

    def until_it_serves(self, words):
        """What runs until somebody presses Ctrl-C: wait for its address, then press it."""
        said = []
        with subprocess.Popen(words, **self.how()) as running:
            for line in running.stdout:
                said.append(line)
                if "http://" in line:
                    running.send_signal(signal.SIGINT)
            running.wait(30)
        ended_by_us = running.returncode in (0, 130)  # 130 where it had not begun to wait
        return 0 if ended_by_us else running.returncode, "".join(said)

    def how(self):
        streams = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
        return streams | {"cwd": self.here, "env": self.environment}

    def write(self, title, text):
        """A file of the page, whole; or what goes into one that is there."""
        into, title = IN.fullmatch(title), title.removesuffix(SLIP)
        path = self.here / (into["path"] if into else title)
        if into:
            assert path.is_file(), f"{title}: the file is not there yet"
            whole = yaml.safe_load(path.read_text(encoding="utf-8"))
            _put(whole, into["where"], yaml.safe_load(text))
            text = yaml.safe_dump(whole, allow_unicode=True, sort_keys=False)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def malformed(self, path):
        """What is wrong with the form of a file of the portfolio."""
        name = path.relative_to(self.here).as_posix()
        return [one for one in run(self.here, TODAY).findings if one.path == name and one.rule in FORM]


def _put(whole, where, added):
    place = whole
    for key, index in re.findall(r"([\w-]+)(?:\[(\d+)\])?", where or ""):
        place = place.setdefault(key, {}) if isinstance(place, dict) and not index else place[key]
        place = place[int(index)] if index else place
    if isinstance(place, list):
        place.extend(added)
    else:
        place.update(added)


def says(shown, printed):
    """Whether what a page shows is printed in this order; `...` stands for anything."""
    pattern = r"(?:.*\n)*?".join(
        r"[^\n]*".join(map(re.escape, line.split("..."))) + r"[^\n]*\n"
        for line in shown
        if line.strip() != "..."
    )
    return re.search(pattern, printed if printed.endswith("\n") else printed + "\n") is not None


def commands(text):
    found = []
    for line in text.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        elif line.strip():
            found[-1][1].append(line)
    return found


def announced(block, command):
    """The exit codes that a reader expects: a check may find something, where the page does not say."""
    if block.code is not None:
        return (block.code,)
    return (0, 1) if command.startswith("cxrisk check") else (0,)


@pytest.mark.slow
@pytest.mark.parametrize("name", ALL_PAGES)
def test_what_a_page_shows_works_as_it_says(name, tmp_path):
    page = PAGES / name
    session = Session(tmp_path, begins_in(page))
    for block in blocks(page):
        if block.word == "console":
            for command, shown in commands(block.text):
                if command == INSTALL:
                    continue
                code, printed = session.shell(command)
                assert code in announced(block, command), printed
                assert "Traceback" not in printed
                assert says(shown, printed), (
                    f"{command}\nshown:\n" + "\n".join(shown) + f"\nprinted:\n{printed}"
                )
        elif block.word == "yaml":
            assert block.title, f"a file without a name: {block.text}"
            path = session.write(block.title, block.text)
            if block.title.endswith(SLIP):
                assert session.malformed(path), block.title
            elif "assessments" in path.parts:
                assert session.malformed(path) == [], block.title
            else:
                assert yaml.safe_load(path.read_text(encoding="utf-8"))
        elif block.word == "csv":
            session.write(block.title, block.text)
        else:
            assert block.word == "text", f"a block of {block.word} is run by nothing"
